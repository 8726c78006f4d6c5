//! `songs`: the dimension of what is played.

use super::{Artist, StagingSong};
use crate::{ArtistId, SongId};
use sparkify_schema::{Insert, Load, Table, Varchar};

/// One row per song of the catalog.
#[derive(Table)]
#[table(name = "songs", kind = dimension, dist_style = all, sort_key(song_id))]
pub struct Song {
    /// The song.
    #[column(primary_key)]
    pub song_id: SongId,
    /// Its title.
    pub title: Option<Varchar<512>>,
    /// Who plays it.
    #[column(references = Artist::artist_id)]
    pub artist_id: ArtistId,
    /// The year it came out; 0 where unknown.
    pub year: Option<i32>,
    /// Seconds it lasts.
    pub duration: Option<f64>,
}

impl Load for Song {
    fn load() -> Insert<Self> {
        Insert::new(|q| {
            let s = q.from::<StagingSong>("s");
            q.one_row_per(
                s.song_id(),
                [s.title().asc(), s.artist_id().asc(), s.year().asc(), s.duration().asc()],
            );
            SongValues {
                song_id: s.song_id(),
                title: s.title(),
                artist_id: s.artist_id(),
                year: s.year(),
                duration: s.duration(),
            }
        })
    }
}
