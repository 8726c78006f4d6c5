//! Bad input: what, where, why, what to do; and nothing is loaded.

use crate::harness::{EVENTS, LOG, Place};

/// A load of the four events with the second one replaced.
fn load_with(second: impl AsRef<[u8]>) -> (Place, crate::harness::Answer) {
    let place = Place::with_data();
    let lines = [EVENTS[0].as_bytes(), second.as_ref(), EVENTS[2].as_bytes(), EVENTS[3].as_bytes()];
    place.write(LOG, lines.join(&b'\n'));
    let answer = place.load(&[]);
    (place, answer)
}

#[track_caller]
fn nothing_is_loaded(place: &Place) {
    assert_eq!(place.query("SELECT COUNT(*) FROM staging_events"), "0");
    assert_eq!(place.query("SELECT COUNT(*) FROM users"), "0");
}

#[test]
fn a_broken_line() {
    let (place, answer) = load_with(r#"{"artist" "x"}"#);
    answer.fails(3, &[&format!("{LOG}:2"), "`staging_events/copy`", "hint: "]);
    nothing_is_loaded(&place);
}

#[test]
fn a_line_that_was_cut_off() {
    // An object may go on in the next line, so the mistake shows there; the reason names both.
    let (place, answer) = load_with(r#"{"artist": "x", "page": "#);
    answer.fails(3, &[&format!("{LOG}:3"), "(lines 2 to 3)", "StagingEvent::page"]);
    nothing_is_loaded(&place);
}

#[test]
fn a_wrong_type() {
    let (place, answer) = load_with(EVENTS[1].replace("\"userId\":\"11\"", "\"userId\":\"eleven\""));
    answer.fails(
        3,
        &[&format!("{LOG}:2"), "user_id BIGINT", "StagingEvent::user_id", "eleven", "hint: ", "--max-errors"],
    );
    nothing_is_loaded(&place);
}

#[test]
fn a_too_long_text() {
    let (place, answer) = load_with(EVENTS[1].replace("\"GET\"", "\"PROPPATCHES\""));
    answer.fails(
        3,
        &[
            &format!("{LOG}:2"),
            "method VARCHAR(8)",
            "StagingEvent::method",
            "PROPPATCHES",
            "declare `StagingEvent::method` as `Varchar<11>` or wider",
        ],
    );
    nothing_is_loaded(&place);
}

#[test]
fn invalid_utf_8() {
    let mut line = EVENTS[1].as_bytes().to_vec();
    let at = EVENTS[1].find("Moss").expect("the name is there");
    line[at] = 0xE9;
    let (place, answer) = load_with(line);
    answer.fails(3, &[&format!("{LOG}:2"), "UTF-8", "hint: "]);
    nothing_is_loaded(&place);
}

#[test]
fn a_missing_value_for_a_not_null_column() {
    let (place, answer) = load_with(EVENTS[1].replace("\"ts\":1541105835796", "\"ts\":null"));
    answer.fails(3, &[&format!("{LOG}:2"), "ts BIGINT NOT NULL", "StagingEvent::ts", "`Option<…>`"]);
    nothing_is_loaded(&place);
}

#[test]
fn a_broken_song_file() {
    let place = Place::with_data();
    place.write("songs/A/A/B/TRBROKEN.json", "{\"song_id\": ");
    place.load(&[]).fails(3, &["songs/A/A/B/TRBROKEN.json", "`staging_songs/copy`"]);
    nothing_is_loaded(&place);
}

#[test]
fn folders_that_are_missing_empty_or_files_are_found_before_anything_is_created() {
    let place = Place::with_data();
    std::fs::create_dir_all(place.path("empty/deep")).expect("a folder can be made");
    for (folder, says) in [
        ("nowhere", "--log-data: the folder `nowhere` does not exist"),
        ("empty", "--log-data: the folder `empty` holds no file"),
        (LOG, "is a file, not a folder"),
    ] {
        place.run(&["run", "--log-data", folder, "--song-data", "songs"]).fails(3, &[says, "hint: "]);
    }
    assert!(!place.path(".sparkify").exists(), "nothing is created");
}

#[cfg(unix)]
#[test]
fn an_unreadable_file() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with_data();
    let path = place.path(LOG);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).expect("permissions can be set");
    if std::fs::read(&path).is_ok() {
        eprintln!("skipped: this user may read every file");
        return;
    }
    place.load(&[]).fails(3, &[LOG, "hint: "]);
    nothing_is_loaded(&place);
}

#[test]
fn jsonpaths_of_the_wrong_count() {
    let place = Place::with_data();
    place.write("paths.json", r#"{"jsonpaths": ["$['artist']", "$['auth']"]}"#);
    place.load(&["--log-jsonpaths", "paths.json"]).fails(
        3,
        &[
            "--log-jsonpaths: `paths.json` has 2 paths, the table has 18 columns to fill",
            "in this order: artist, auth",
        ],
    );
    place.write("paths.json", "{\"jsonpaths\": [\n");
    place.load(&["--log-jsonpaths", "paths.json"]).fails(3, &["`paths.json` line 2 is not JSON", "hint: "]);
    assert!(!place.path(".sparkify").exists(), "nothing is created");
    // On a bucket the target finds it.
    place.write("paths.json", r#"{"jsonpaths": ["$['artist']"]}"#);
    place
        .load(&["--log-jsonpaths", "s3://my-bucket/paths.json", "--s3", "s3://my-bucket=."])
        .fails(3, &["`staging_events/copy`", "18", "nothing was loaded"]);
}

#[test]
fn the_buckets_own_jsonpaths_load_the_same() {
    let place = Place::with_data();
    let keys = [
        "artist",
        "auth",
        "firstName",
        "gender",
        "itemInSession",
        "lastName",
        "length",
        "level",
        "location",
        "method",
        "page",
        "registration",
        "sessionId",
        "song",
        "status",
        "ts",
        "userAgent",
        "userId",
    ];
    let paths: Vec<String> = keys.iter().map(|key| format!("\"$['{key}']\"")).collect();
    place.write("paths.json", format!("{{\"jsonpaths\": [{}]}}", paths.join(", ")));
    place.load(&["--log-jsonpaths", "paths.json"]).succeeds();
    assert_eq!(place.query("SELECT COUNT(*) FROM songplays"), "2");
}

#[test]
fn a_column_the_warehouse_does_not_have() {
    let place = Place::with_data();
    place.load(&[]).succeeds();
    place.run(&["query", "DROP TABLE users CASCADE"]).succeeds();
    place.run(&["query", "CREATE TABLE users (user_id BIGINT)"]).succeeds();
    place.load(&[]).fails(4, &["`users/load`", "first_name"]);
}

#[test]
fn json_tells_errors_too() {
    let (_, _) = load_with("{");
    let place = Place::with_data();
    place.write_log(&["{\"page\": 1"]);
    let answer = place.load(&["--json"]);
    assert_eq!(answer.code, 3);
    let document = answer.json();
    assert_eq!(document["error"]["exit_code"], 3);
    assert_eq!(document["error"]["load_errors"]["rows"][0]["line"], 1);
}
