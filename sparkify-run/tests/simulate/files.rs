//! Reads a data set, generated or real.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use sparkify_run::simulate::{self, Options, Summary};
use tempfile::TempDir;

/// A line of the log.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Event {
    pub(crate) artist: Option<String>,
    pub(crate) auth: String,
    pub(crate) first_name: Option<String>,
    pub(crate) gender: Option<String>,
    pub(crate) item_in_session: u32,
    pub(crate) last_name: Option<String>,
    pub(crate) length: Option<f64>,
    pub(crate) level: String,
    pub(crate) location: Option<String>,
    pub(crate) method: String,
    pub(crate) page: String,
    pub(crate) registration: Option<f64>,
    pub(crate) session_id: u32,
    pub(crate) song: Option<String>,
    pub(crate) status: u32,
    pub(crate) ts: i64,
    pub(crate) user_agent: Option<String>,
    pub(crate) user_id: String,
}

impl Event {
    pub(crate) fn is_play(&self) -> bool {
        self.page == "NextSong"
    }
}

/// A song file.
#[expect(clippy::struct_field_names, reason = "the keys are those of the files")]
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Song {
    pub(crate) num_songs: u32,
    pub(crate) artist_id: String,
    pub(crate) artist_latitude: Option<f64>,
    pub(crate) artist_longitude: Option<f64>,
    pub(crate) artist_location: String,
    pub(crate) artist_name: serde_json::Value,
    pub(crate) song_id: String,
    pub(crate) title: String,
    pub(crate) duration: f64,
    pub(crate) year: u32,
}

impl Song {
    /// What a play of it says: title, artist, length.
    pub(crate) fn played(&self) -> (String, String, u64) {
        let artist = self.artist_name.as_str().map_or(self.artist_name.to_string(), str::to_owned);
        (self.title.clone(), artist, self.duration.to_bits())
    }
}

/// A data set in a folder that goes away with it.
pub(crate) struct Simulation {
    pub(crate) summary: Summary,
    pub(crate) out: PathBuf,
    _folder: TempDir,
}

/// Generates what the options ask for, into a folder of its own.
pub(crate) fn simulate(mut options: Options) -> Simulation {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let out = folder.path().join("data");
    options.out.clone_from(&out);
    let summary = simulate::write(&options, &mut |_| ()).expect("the options are sound");
    Simulation { summary, out, _folder: folder }
}

/// Every file below a folder with its bytes, by path.
pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("the folder is readable") {
            let path = entry.expect("the entry is readable").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it was found below").to_owned();
                found.insert(name, fs::read(&path).expect("the file is readable"));
            }
        }
    }
    found
}

/// The log, file by file and line by line.
pub(crate) fn log(folder: &Path) -> Vec<(String, Vec<Event>)> {
    let parse = |(path, bytes): (PathBuf, Vec<u8>)| {
        let text = String::from_utf8(bytes).expect("the log is UTF-8");
        let events = text.split('\n').map(|line| serde_json::from_str(line).expect(line)).collect();
        (path.to_string_lossy().into_owned(), events)
    };
    files(&folder.join("log_data")).into_iter().map(parse).collect()
}

/// All events in the order of the files.
pub(crate) fn events(folder: &Path) -> Vec<Event> {
    log(folder).into_iter().flat_map(|(_, events)| events).collect()
}

/// The events of each visit in their order.
pub(crate) fn sessions(events: &[Event]) -> BTreeMap<u32, Vec<&Event>> {
    let mut sessions: BTreeMap<u32, Vec<&Event>> = BTreeMap::new();
    for event in events {
        sessions.entry(event.session_id).or_default().push(event);
    }
    sessions
}

/// The song files by path, with their text.
pub(crate) fn songs(folder: &Path) -> Vec<(String, String, Song)> {
    let parse = |(path, bytes): (PathBuf, Vec<u8>)| {
        let text = String::from_utf8(bytes).expect("song files are UTF-8");
        let song = serde_json::from_str(&text).expect(&text);
        (path.to_string_lossy().into_owned(), text, song)
    };
    files(&folder.join("song_data")).into_iter().map(parse).collect()
}

/// How large a part is of the whole.
pub(crate) fn share(part: usize, whole: usize) -> f64 {
    let small = |count| f64::from(u32::try_from(count).expect("no test counts that far"));
    small(part) / small(whole)
}
