//! A folder of its own for every test, small source files in it, and the binary run there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A working folder with source files.
pub(crate) struct Place {
    folder: TempDir,
}

/// What the binary answered.
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A song play and a visit by the same user, a play of an unknown song, and a logged-out visit.
pub(crate) const EVENTS: [&str; 4] = [
    r#"{"artist":"The Lamps","auth":"Logged In","firstName":"Ada","gender":"F","itemInSession":0,"lastName":"Moss","length":200.5,"level":"free","location":"Bay City, MI","method":"PUT","page":"NextSong","registration":1540919166796.0,"sessionId":7,"song":"Shine","status":200,"ts":1541105830796,"userAgent":"Mozilla\/5.0","userId":"11"}"#,
    r#"{"artist":null,"auth":"Logged In","firstName":"Ada","gender":"F","itemInSession":1,"lastName":"Moss","length":null,"level":"paid","location":"Bay City, MI","method":"GET","page":"Home","registration":1540919166796.0,"sessionId":7,"song":null,"status":200,"ts":1541105835796,"userAgent":"Mozilla\/5.0","userId":"11"}"#,
    r#"{"artist":"Nobody","auth":"Logged In","firstName":"Bo","gender":"M","itemInSession":0,"lastName":"Reed","length":100.25,"level":"free","location":"Erie, PA","method":"PUT","page":"NextSong","registration":1540919166796.0,"sessionId":8,"song":"Unknown","status":200,"ts":1541105840796,"userAgent":"Mozilla\/5.0","userId":"12"}"#,
    r#"{"artist":null,"auth":"Logged Out","firstName":null,"gender":null,"itemInSession":0,"lastName":null,"length":null,"level":"free","location":null,"method":"GET","page":"Home","registration":null,"sessionId":9,"song":null,"status":200,"ts":1541105850796,"userAgent":null,"userId":""}"#,
];

const SONG: &str = r#"{"num_songs": 1, "artist_id": "ARLAMPS1187B98B2FF", "artist_latitude": null, "artist_longitude": null, "artist_location": "", "artist_name": "The Lamps", "song_id": "SOSHINE12AB01815BE", "title": "Shine", "duration": 200.5, "year": 0}"#;

impl Place {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder can be made") }
    }

    /// A folder with one log file and one song file.
    pub(crate) fn with_data() -> Self {
        let place = Self::empty();
        place.write_log(&EVENTS);
        place.write("songs/A/A/A/TRSHINE.json", SONG);
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).expect("a folder can be made");
        }
        fs::write(path, content).expect("a file can be written");
    }

    pub(crate) fn write_log(&self, lines: &[&str]) {
        self.write(LOG, lines.join("\n"));
    }

    /// The binary with these arguments, without any setting from around the test.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sparkify"));
        command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::null());
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy().into_owned();
            let steers = ["SPARKIFY_", "AWS_", "CLICOLOR"].iter().any(|prefix| name.starts_with(prefix));
            if steers || name == "NO_COLOR" {
                command.env_remove(name);
            }
        }
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Answer {
        answer(&self.command(arguments).output().expect("the binary starts"))
    }

    /// Loads the folder's own files.
    pub(crate) fn load(&self, more: &[&str]) -> Answer {
        let mut arguments = vec!["load", "--log-data", "logs", "--song-data", "songs"];
        arguments.extend(more);
        self.run(&arguments)
    }

    /// The answer to a query as CSV, without its header.
    pub(crate) fn query(&self, sql: &str) -> String {
        let answer = self.run(&["query", "--format", "csv", sql]);
        assert_eq!(answer.code, 0, "{sql}: {}", answer.stderr);
        answer.stdout.split_once('\n').map_or_else(String::new, |(_, rows)| rows.trim_end().to_owned())
    }
}

/// The log file of [`Place::with_data`].
pub(crate) const LOG: &str = "logs/2018/11/2018-11-01-events.json";

pub(crate) fn answer(output: &Output) -> Answer {
    Answer {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

impl Answer {
    /// Asserts the exit code and that stderr says all of this.
    #[track_caller]
    pub(crate) fn fails(&self, code: i32, says: &[&str]) {
        assert_eq!(self.code, code, "stderr: {}\nstdout: {}", self.stderr, self.stdout);
        for text in says {
            assert!(self.stderr.contains(text), "`{text}` is missing in: {}", self.stderr);
        }
        let debug = ["Error {", "Error(", "Some(", "panicked", "duckdb", "DuckDB"];
        let leak = debug.iter().find(|text| self.stderr.contains(**text));
        // The default warehouse file is called `warehouse.duckdb`.
        let leak = leak.filter(|text| **text != "duckdb" || !self.stderr.contains("warehouse.duckdb"));
        assert_eq!(leak, None, "stderr shows internals: {}", self.stderr);
    }

    #[track_caller]
    pub(crate) fn succeeds(&self) -> &Self {
        assert_eq!(self.code, 0, "stderr: {}\nstdout: {}", self.stderr, self.stdout);
        self
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).expect("stdout is one JSON document")
    }
}

/// Every file below a folder, as paths relative to it, sorted.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder can be read") {
            let path = entry.expect("an entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let relative = path.strip_prefix(folder).expect("it is below the folder");
                found.push(relative.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}
