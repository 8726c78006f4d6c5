//! The seven tables, each in a file of its own: shape, meaning and load.

mod artists;
mod songplays;
mod songs;
mod staging_events;
mod staging_songs;
mod time;
mod users;

pub use artists::{Artist, ArtistColumns, ArtistValues};
pub use songplays::{Songplay, SongplayColumns, SongplayValues};
pub use songs::{Song, SongColumns, SongValues};
pub use staging_events::{StagingEvent, StagingEventColumns, StagingEventValues};
pub use staging_songs::{StagingSong, StagingSongColumns, StagingSongValues};
pub use time::{Time, TimeColumns, TimeValues};
pub use users::{User, UserColumns, UserValues};

use sparkify_schema::{Table, TableDef};

/// Every table, in the order they are created: a table stands behind those it refers to.
#[must_use]
pub fn tables() -> &'static [TableDef] {
    const TABLES: [TableDef; 7] =
        [StagingEvent::DEF, StagingSong::DEF, User::DEF, Artist::DEF, Song::DEF, Time::DEF, Songplay::DEF];
    &TABLES
}
