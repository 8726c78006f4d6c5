//! `staging_events`: the log as it comes.

use crate::{Level, Page, UserId};
use sparkify_schema::{Table, Varchar};

/// One row per event of the log: a visit to a page of the app.
///
/// The columns stand in the order of the bucket's own jsonpaths file. Distributed by the song's title, as
/// `staging_songs` is, so that the lookup of songs stays on the slice.
#[derive(Table)]
#[table(name = "staging_events", kind = staging, dist_key = song, backup = false, json = paths)]
pub struct StagingEvent {
    /// The artist's name as the player knows it; only with a song.
    pub artist: Option<Varchar<512>>,
    /// `Logged In` or `Logged Out`.
    pub auth: Option<Varchar<32>>,
    /// The user's first name.
    #[column(source = "firstName")]
    pub first_name: Option<Varchar<128>>,
    /// `F` or `M`.
    pub gender: Option<Varchar<16>>,
    /// The number of the event within its session, from 0.
    #[column(source = "itemInSession")]
    pub item_in_session: Option<i32>,
    /// The user's last name.
    #[column(source = "lastName")]
    pub last_name: Option<Varchar<128>>,
    /// Seconds the song lasts; only with a song.
    pub length: Option<f64>,
    /// What the user paid at that moment.
    pub level: Level,
    /// Where the user was: `City, State`.
    pub location: Option<Varchar<256>>,
    /// `PUT` or `GET`.
    pub method: Option<Varchar<8>>,
    /// The page.
    pub page: Page,
    /// When the user registered, in milliseconds since 1970 UTC.
    pub registration: Option<f64>,
    /// The session.
    #[column(source = "sessionId")]
    pub session_id: i64,
    /// The song's title; only with a song.
    pub song: Option<Varchar<512>>,
    /// The HTTP status.
    pub status: Option<i32>,
    /// When it happened, in milliseconds since 1970 UTC.
    pub ts: i64,
    /// The browser, as it calls itself.
    #[column(source = "userAgent")]
    pub user_agent: Option<Varchar<512>>,
    /// The user; none while logged out.
    #[column(source = "userId")]
    pub user_id: Option<UserId>,
}
