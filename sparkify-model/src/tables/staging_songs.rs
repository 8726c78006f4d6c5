//! `staging_songs`: the catalog as it comes.

use crate::{ArtistId, SongId};
use sparkify_schema::{Table, Varchar};

/// One row per file of the catalog: a song with its artist.
///
/// Distributed by the title, as `staging_events` is by the song's, so that the lookup of songs stays on the slice.
#[derive(Table)]
#[table(name = "staging_songs", kind = staging, dist_key = title, backup = false, json = auto)]
pub struct StagingSong {
    /// Songs in the file.
    pub num_songs: Option<i32>,
    /// The artist.
    pub artist_id: ArtistId,
    /// Degrees north; unknown for most.
    pub artist_latitude: Option<f64>,
    /// Degrees east; unknown for most.
    pub artist_longitude: Option<f64>,
    /// Where the artist comes from; empty where unknown.
    pub artist_location: Option<Varchar<512>>,
    /// The artist's name.
    pub artist_name: Option<Varchar<512>>,
    /// The song.
    pub song_id: SongId,
    /// The song's title.
    pub title: Option<Varchar<512>>,
    /// Seconds it lasts.
    pub duration: Option<f64>,
    /// The year it came out; 0 where unknown.
    pub year: Option<i32>,
}
