//! The Sparkify warehouse as a data dictionary: tables, loads, checks, reports.
//!
//! ```text
//!                     ┌─────────┐          ┌─────────┐
//!                     │  users  │          │  time   │
//!                     └────┬────┘          └────┬────┘
//!  staging_events ──┐      │ user_id            │ start_time
//!                   ├──► songplays ◄────────────┘        one row per song play
//!  staging_songs ───┘      │ song_id   │ artist_id
//!                     ┌────┴────┐  ┌───┴─────┐
//!                     │  songs  │  │ artists │
//!                     └─────────┘  └─────────┘
//! ```

mod checks;
mod domain;
mod journal;
mod plan;
mod reports;
mod source;
mod tables;

pub use checks::checks;
pub use domain::{ArtistId, Level, Page, SongId, UserId};
pub use journal::{
    LoadMark, LoadMarkColumns, LoadMarkValues, Marks, MarksValues, StagedMark, StagedMarkColumns,
    StagedMarkValues, count_staged, create_journal, find_load, journal, lock_journal, mark_load, mark_staged,
};
pub use plan::{LoadParts, StagingLoad, create, drop, load, load_in_parts, statements};
pub use reports::{FreeAgainstPaid, MostActiveUser, MostPlayedSong, PlaysOfHour, PlaysOfLocation, reports};
pub use source::{Sources, log_json_paths};
pub use tables::{
    Artist, ArtistColumns, ArtistValues, Song, SongColumns, SongValues, Songplay, SongplayColumns,
    SongplayValues, StagingEvent, StagingEventColumns, StagingEventValues, StagingSong, StagingSongColumns,
    StagingSongValues, Time, TimeColumns, TimeValues, User, UserColumns, UserValues, tables,
};
