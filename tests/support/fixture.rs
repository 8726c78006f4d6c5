//! A log and a catalog made by hand: each row is there because a wrong rule would treat it wrongly.

use serde_json::{Value, json};
use std::{fs, path::PathBuf};
use tempfile::TempDir;

/// Two folders of JSON.
pub(crate) struct Fixture {
    folder: TempDir,
}

impl Fixture {
    /// The events in one file of the log, each song in a file of the catalog.
    pub(crate) fn new(events: &[Value], songs: &[Value]) -> Self {
        let fixture = Self { folder: TempDir::new().expect("a temporary folder can be made") };
        let lines: Vec<_> = events.iter().map(Value::to_string).collect();
        fixture.write("log_data/2018/11/2018-11-01-events.json", &lines.join("\n"));
        for (i, song) in songs.iter().enumerate() {
            fixture.write(&format!("song_data/A/A/A/TRAAA{i:05}.json"), &song.to_string());
        }
        fixture
    }

    pub(crate) fn write(&self, place: &str, text: &str) {
        let path = self.folder.path().join(place);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }

    pub(crate) fn log_data(&self) -> PathBuf {
        self.folder.path().join("log_data")
    }

    pub(crate) fn song_data(&self) -> PathBuf {
        self.folder.path().join("song_data")
    }
}

/// An event; `changes` overwrites what an ordinary play of user 8 has.
pub(crate) fn event(changes: &Value) -> Value {
    let mut event = json!({
        "artist": "Nobody", "auth": "Logged In", "firstName": "Ada", "gender": "F", "itemInSession": 0,
        "lastName": "Byron", "length": 200.5, "level": "free", "location": "Nowhere, NW", "method": "PUT",
        "page": "NextSong", "registration": 1_540_919_166_796.0_f64, "sessionId": 139, "song": "Nothing",
        "status": 200, "ts": 1_541_106_106_796_i64, "userAgent": "\"Mozilla/5.0\"", "userId": "8"
    });
    overwrite(&mut event, changes);
    event
}

/// A song; `changes` overwrites what an ordinary one has.
pub(crate) fn song(changes: &Value) -> Value {
    let mut song = json!({
        "num_songs": 1, "artist_id": "AR0000000000000001", "artist_latitude": null, "artist_longitude": null,
        "artist_location": "", "artist_name": "Somebody", "song_id": "SO0000000000000001", "title": "Something",
        "duration": 200.5, "year": 0
    });
    overwrite(&mut song, changes);
    song
}

fn overwrite(object: &mut Value, changes: &Value) {
    for (key, value) in changes.as_object().expect("changes are an object") {
        object[key] = value.clone();
    }
}
