//! Which songs, by whom, are played most.

use super::TOP;
use crate::tables::{Artist, Song, Songplay};
use sparkify_schema::{Row, Select, count_distinct, count_rows};

/// A song of the catalog that was played.
#[derive(Debug, Clone, PartialEq, Row)]
pub struct MostPlayedSong {
    /// The song's title.
    pub song: Option<String>,
    /// The artist's name.
    pub artist: Option<String>,
    /// How many users played it.
    pub listeners: i64,
    /// How often it was played.
    pub plays: i64,
}

pub(super) fn select() -> Select<MostPlayedSong> {
    Select::new(|q| {
        let p = q.from::<Songplay>("p");
        let s = q.join::<Song, _>("s", |s| p.song_id().eq(s.song_id()));
        let a = q.join::<Artist, _>("a", |a| p.artist_id().eq(a.artist_id()));
        // By the ids, which the names are not: two songs may share a title.
        q.group_by(s.song_id());
        q.group_by(a.artist_id());
        let song = q.grouped(s.title());
        let artist = q.grouped(a.name());
        let plays = count_rows();
        q.order_by([plays.clone().desc(), song.clone().asc(), artist.clone().asc(), s.song_id().asc()]);
        q.limit(TOP);
        MostPlayedSongValues { song, artist, listeners: count_distinct(p.user_id()), plays }
    })
}
