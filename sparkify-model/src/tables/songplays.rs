//! `songplays`: the fact.

use super::{Artist, Song, StagingEvent, StagingSong, Time, User};
use crate::{ArtistId, Level, Page, SongId, UserId};
use sparkify_schema::{Insert, LintName, Load, Table, Timestamp, Varchar};

/// One row per song play: an event of the page `NextSong`.
///
/// Spread evenly: 95 to 99.9 % of the plays have no song in the catalog, and equal distribution keys, NULL among
/// them, share one slice. With `song_id` as the key one of eight slices would hold nearly the whole fact. Its
/// dimensions are small and lie whole on every node, so that no join moves a row. Sorted by time, which most
/// questions ask for a range of.
#[derive(Table)]
#[table(name = "songplays", kind = fact, dist_style = even, sort_key(start_time))]
pub struct Songplay {
    /// A number of its own, without order or meaning; a load gives new ones.
    #[column(identity(0, 1), primary_key)]
    pub songplay_id: i64,
    /// When the song started, UTC, to the millisecond.
    #[column(references = Time::start_time)]
    pub start_time: Timestamp,
    /// Who listened.
    #[column(references = User::user_id)]
    pub user_id: UserId,
    /// What the user paid at that moment.
    pub level: Level,
    /// What was played, if the catalog has it.
    #[column(references = Song::song_id)]
    pub song_id: Option<SongId>,
    /// By whom, if the catalog has it.
    #[column(references = Artist::artist_id)]
    pub artist_id: Option<ArtistId>,
    /// The session it belongs to.
    pub session_id: i64,
    /// Where the user was: `City, State`.
    pub location: Option<Varchar<256>>,
    /// The browser, as it calls itself.
    pub user_agent: Option<Varchar<512>>,
}

impl Load for Songplay {
    fn load() -> Insert<Self> {
        Insert::new(|q| {
            let e = q.from::<StagingEvent>("e");
            q.filter(e.page().eq(Page::NextSong));
            let user_id = q.require(e.user_id());
            // Through the raw catalog: `artists` keeps one name of an artist that has several.
            let s = q.lookup::<StagingSong, _>(
                "s",
                |s| {
                    let same_song = e.song().eq(s.title()).and(e.artist().eq(s.artist_name()));
                    same_song.and(e.length().eq(s.duration()))
                },
                |s| s.song_id().asc().then(s.artist_id().asc()),
            );
            q.allow(
                LintName::FloatAsAJoinKey,
                "the log copies the seconds of the catalog, and COPY reads equal texts as equal numbers",
            );
            SongplayValues {
                start_time: e.ts().epoch_millis(),
                user_id,
                level: e.level(),
                song_id: s.song_id(),
                artist_id: s.artist_id(),
                session_id: e.session_id(),
                location: e.location(),
                user_agent: e.user_agent(),
            }
        })
    }
}
