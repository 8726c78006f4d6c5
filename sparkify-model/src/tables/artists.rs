//! `artists`: the dimension of who plays.

use super::StagingSong;
use crate::ArtistId;
use sparkify_schema::{Insert, Load, Table, Varchar, when};

/// One row per artist of the catalog.
///
/// The catalog spells some artists and their places in several ways. The row that says most is taken whole: one with
/// a latitude, then one with a place, then the shortest name, which has no guests in it.
#[derive(Table)]
#[table(name = "artists", kind = dimension, dist_style = all, sort_key(artist_id))]
pub struct Artist {
    /// The artist.
    #[column(primary_key)]
    pub artist_id: ArtistId,
    /// The name.
    pub name: Option<Varchar<512>>,
    /// Where the artist comes from; empty where unknown.
    pub location: Option<Varchar<512>>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Degrees east.
    pub longitude: Option<f64>,
}

impl Load for Artist {
    fn load() -> Insert<Self> {
        Insert::new(|q| {
            let s = q.from::<StagingSong>("s");
            q.one_row_per(
                s.artist_id(),
                [
                    when(s.artist_latitude().is_not_null(), 0).otherwise(1).asc(),
                    when(s.artist_location().trim().ne(""), 0).otherwise(1).asc(),
                    s.artist_name().characters().asc(),
                    s.artist_name().asc(),
                    s.song_id().asc(),
                ],
            );
            ArtistValues {
                artist_id: s.artist_id(),
                name: s.artist_name(),
                location: s.artist_location(),
                latitude: s.artist_latitude(),
                longitude: s.artist_longitude(),
            }
        })
    }
}
