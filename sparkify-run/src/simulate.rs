//! Generates log and song files that behave like the real ones, from a seed and with invented names only.
//!
//! The same options give the same bytes on every machine: all draws come from `ChaCha8` streams, all arithmetic
//! is on integers, and the only decimals are printed from integers.

mod catalog;
mod error;
mod folder;
mod json;
mod line;
mod log;
mod pages;
mod people;
mod random;
mod session;
mod songs;
mod words;

use std::path::PathBuf;

use jiff::civil::Date;

pub use error::Error;

use catalog::Catalog;
use folder::Folder;
use people::Person;

/// What to generate.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The folder to write; it must not hold anything but an earlier simulation, which is replaced.
    pub out: PathBuf,
    /// Equal seeds give equal files.
    pub seed: u64,
    /// How many people use the service; each leaves at least one event.
    pub users: u32,
    /// How many days the log covers, one file for each that has events.
    pub days: u32,
    /// How many songs the catalog has, one file a song.
    pub songs: u32,
    /// The share of plays whose song is in the catalog, from 0 to 1.
    pub match_rate: f64,
    /// The first day of the log.
    pub start: Date,
    /// Whether names made of digits are written as JSON numbers in the song files, as in the largest real catalogs.
    pub numeric_names: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            out: PathBuf::from("sample-data"),
            seed: 1,
            users: 97,
            days: 30,
            songs: 500,
            match_rate: 0.8,
            start: jiff::civil::date(2018, 11, 1),
            numeric_names: false,
        }
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Lines in the log files.
    pub events: u64,
    /// Events that are song plays.
    pub plays: u64,
    /// Plays whose song is in the catalog.
    pub matched: u64,
    /// Song files.
    pub songs: u64,
    /// People in the log.
    pub users: u64,
    /// All files, the jsonpaths file and the marker included.
    pub files: u64,
    /// Their size together.
    pub bytes: u64,
    /// The folder with the log files.
    pub log_data: PathBuf,
    /// The folder with the song files.
    pub song_data: PathBuf,
    /// The jsonpaths file for the log.
    pub log_json_path: PathBuf,
}

/// How far the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Song files written.
    Songs {
        /// So many are done.
        done: u64,
        /// Of so many.
        total: u64,
    },
    /// Log files written.
    Days {
        /// So many are done.
        done: u64,
        /// Of so many.
        total: u64,
    },
}

/// Writes the files; on an error nothing is left behind and an earlier simulation stays as it was.
///
/// # Errors
/// When an option is out of range, the folder holds files of another origin, or writing fails.
pub fn write(options: &Options, progress: &mut dyn FnMut(Progress)) -> Result<Summary, Error> {
    error::check(options)?;
    let mut folder = Folder::create(&options.out)?;
    folder.file("log_json_path.json", json::LOG_JSON_PATH.to_owned())?;
    folder.file(folder::MARKER, marker(options))?;

    let catalog = Catalog::generate(options);
    songs::write(&catalog, options.numeric_names, &mut folder, progress)?;
    let people = Person::generate(options);
    let counts = log::write(options, people, &catalog, &mut folder, progress)?;

    let (files, bytes) = (folder.files, folder.bytes);
    let out = folder.publish()?;
    Ok(Summary {
        events: counts.events,
        plays: counts.plays,
        matched: counts.matched,
        songs: u64::from(options.songs),
        users: u64::from(options.users),
        files,
        bytes,
        log_data: out.join("log_data"),
        song_data: out.join("song_data"),
        log_json_path: out.join("log_json_path.json"),
    })
}

/// Says where the folder comes from; its presence allows the next simulation to replace it.
fn marker(options: &Options) -> String {
    format!(
        "{{\"written_by\": \"sparkify simulate\", \"seed\": {}, \"users\": {}, \"days\": {}, \"songs\": {}, \
         \"match_rate\": {}, \"start\": \"{}\", \"numeric_names\": {}}}\n",
        options.seed,
        options.users,
        options.days,
        options.songs,
        options.match_rate,
        options.start,
        options.numeric_names
    )
}
