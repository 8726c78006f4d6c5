//! The whole pipeline on the stand-in: the answers others got wrong, and what the checks notice.

#[path = "support/fixture.rs"]
mod fixture;
#[path = "warehouse/plays.rs"]
mod plays;
#[path = "support/warehouse.rs"]
mod warehouse;

use fixture::{Fixture, event, song};
use serde_json::{Value, json};
use warehouse::Warehouse;

async fn loaded(events: &[Value], songs: &[Value]) -> Warehouse {
    let fixture = Fixture::new(events, songs);
    let warehouse = Warehouse::over(&fixture.log_data(), &fixture.song_data()).await;
    warehouse.load().await.expect("the fixture loads");
    assert_eq!(warehouse.failed_checks().await, Vec::<String>::new());
    warehouse
}

fn text(cells: &[&[Option<&str>]]) -> Vec<Vec<Option<String>>> {
    cells.iter().map(|row| row.iter().map(|cell| cell.map(str::to_owned)).collect()).collect()
}

/// 104, 105 or 107 users: one row for each level a user ever had, or the level of another moment.
#[tokio::test]
async fn a_user_is_one_row_with_the_latest_attributes() {
    let at = |ts: i64, session: i64, item: i64, level: &str, last: &str| {
        event(
            &json!({"ts": ts, "sessionId": session, "itemInSession": item, "level": level, "lastName": last,
                      "userId": "15", "page": "Home"}),
        )
    };
    let warehouse = loaded(
        &[
            at(1_000, 1, 0, "paid", "Early"),
            at(3_000, 2, 1, "free", "Last"),
            at(3_000, 2, 0, "paid", "SameMomentEarlierItem"),
            at(3_000, 1, 9, "paid", "SameMomentEarlierSession"),
            at(2_000, 9, 9, "paid", "Between"),
        ],
        &[song(&json!({}))],
    )
    .await;
    assert_eq!(
        warehouse.rows("SELECT user_id, last_name, level FROM users").await,
        text(&[&[Some("15"), Some("Last"), Some("free")]])
    );
}

/// Users who never play are users; events without one make none.
#[tokio::test]
async fn users_come_from_every_event_that_has_one() {
    let nobody = json!({"userId": "", "page": "Home", "firstName": null, "lastName": null, "gender": null,
                        "location": null, "registration": null, "userAgent": null, "auth": "Logged Out"});
    let warehouse =
        loaded(&[event(&json!({"userId": "21", "page": "Help"})), event(&nobody)], &[song(&json!({}))]).await;
    assert_eq!(warehouse.rows("SELECT user_id FROM users").await, text(&[&[Some("21")]]));
    assert_eq!(warehouse.number("SELECT COUNT(*) FROM songplays").await, 0);
}

/// 6,820 time rows: one per play instead of one per moment. 8,023: one per event.
#[tokio::test]
async fn a_moment_is_one_row_and_only_of_plays() {
    let warehouse = loaded(
        &[
            event(&json!({"ts": 1_543_607_664_796_i64, "sessionId": 1})),
            event(&json!({"ts": 1_543_607_664_796_i64, "sessionId": 2})),
            event(&json!({"ts": 1_543_607_665_796_i64, "sessionId": 3, "page": "Home"})),
        ],
        &[song(&json!({}))],
    )
    .await;
    // 2018-11-30 was a Friday of ISO week 48.
    assert_eq!(
        warehouse.rows("SELECT start_time, hour, day, week, month, year, weekday FROM time").await,
        text(&[&[
            Some("2018-11-30 19:54:24.796"),
            Some("19"),
            Some("30"),
            Some("48"),
            Some("11"),
            Some("2018"),
            Some("5")
        ]])
    );
}

/// Weeks are ISO's and Sundays are 0: at the turn of a year neither is what a calendar suggests.
#[tokio::test]
async fn weeks_are_iso_and_sunday_is_zero() {
    let warehouse = loaded(
        &[
            event(&json!({"ts": 1_546_214_400_001_i64, "sessionId": 1})),
            event(&json!({"ts": 1_483_228_799_999_i64, "sessionId": 2})),
            event(&json!({"ts": 1_483_228_800_000_i64, "sessionId": 3})),
        ],
        &[song(&json!({}))],
    )
    .await;
    assert_eq!(
        warehouse.rows("SELECT start_time, week, year, weekday FROM time ORDER BY start_time").await,
        text(&[
            &[Some("2016-12-31 23:59:59.999"), Some("52"), Some("2016"), Some("6")],
            &[Some("2017-01-01 00:00:00"), Some("52"), Some("2017"), Some("0")],
            &[Some("2018-12-31 00:00:00.001"), Some("1"), Some("2018"), Some("1")],
        ])
    );
}

/// 24 songs: a prefix that reads a part of the catalog. Every file below the folder counts, at any depth.
#[tokio::test]
async fn every_file_of_the_catalog_is_read() {
    let fixture = Fixture::new(&[event(&json!({}))], &[song(&json!({}))]);
    fixture
        .write("song_data/B/C/D/E/deep.json", &song(&json!({"song_id": "SO0000000000000002"})).to_string());
    fixture.write("song_data/top.json", &song(&json!({"song_id": "SO0000000000000003"})).to_string());
    fixture
        .write("song_data_of_others/no.json", &song(&json!({"song_id": "SO0000000000000004"})).to_string());
    let warehouse = Warehouse::over(&fixture.log_data(), &fixture.song_data()).await;
    warehouse.load().await.expect("the fixture loads");
    assert_eq!(warehouse.number("SELECT COUNT(*) FROM songs").await, 3);
}

/// Everything doubled on a second run.
#[tokio::test]
async fn a_second_load_changes_nothing() {
    let fixture = Fixture::new(&[event(&json!({})), event(&json!({"sessionId": 2}))], &[song(&json!({}))]);
    let warehouse = Warehouse::over(&fixture.log_data(), &fixture.song_data()).await;
    let mut answers = Vec::new();
    for _ in 0..2 {
        warehouse.load().await.expect("the fixture loads");
        let mut answer = Vec::new();
        for table in sparkify_model::tables() {
            let columns: Vec<_> = table
                .columns
                .iter()
                .filter(|column| column.identity.is_none())
                .map(|column| column.name)
                .collect();
            let columns = columns.join(", ");
            answer.push(
                warehouse.rows(&format!("SELECT {columns} FROM {} ORDER BY {columns}", table.name)).await,
            );
        }
        answers.push(answer);
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(warehouse.number("SELECT COUNT(*) FROM songplays").await, 2);
}

/// The row of an artist that says most is taken whole: latitude, then place, then the shortest name.
#[tokio::test]
async fn an_artist_is_one_whole_row() {
    let named = |id: u32, name: &str, location: &str, latitude: Option<f64>| {
        song(&json!({"song_id": format!("SO{id:016}"), "artist_name": name, "artist_location": location,
                     "artist_latitude": latitude, "artist_longitude": latitude}))
    };
    let songs = [
        named(1, "A", "Oslo", None),
        named(2, "Somebody with a long name", "", Some(1.5)),
        named(3, "Somebody else", "Bergen", Some(2.5)),
        named(4, "Somebodies", "Bergen", Some(3.5)),
        named(5, "B", "  ", Some(4.5)),
    ];
    let warehouse = loaded(&[event(&json!({}))], &songs).await;
    assert_eq!(
        warehouse.rows("SELECT name, location, latitude FROM artists").await,
        text(&[&[Some("Somebodies"), Some("Bergen"), Some("3.5")]])
    );
}

/// Unknown years and places stay as they were loaded.
#[tokio::test]
async fn unknown_is_not_made_up() {
    let warehouse = loaded(&[event(&json!({}))], &[song(&json!({"title": " blanks around "}))]).await;
    assert_eq!(
        warehouse.rows("SELECT title, year FROM songs").await,
        text(&[&[Some(" blanks around "), Some("0")]])
    );
    assert_eq!(warehouse.rows("SELECT location, latitude FROM artists").await, text(&[&[Some(""), None]]));
}

/// An artist named 112 comes as a number.
#[tokio::test]
async fn a_name_may_be_a_number() {
    let warehouse = loaded(&[event(&json!({}))], &[song(&json!({"artist_name": 112, "title": 1999}))]).await;
    assert_eq!(
        warehouse
            .rows("SELECT s.title, a.name FROM songs s JOIN artists a ON a.artist_id = s.artist_id")
            .await,
        text(&[&[Some("1999"), Some("112")]])
    );
}

/// A failed load leaves every table as it was.
#[tokio::test]
async fn a_failed_load_changes_nothing() {
    let fixture = Fixture::new(&[event(&json!({}))], &[song(&json!({}))]);
    let warehouse = Warehouse::over(&fixture.log_data(), &fixture.song_data()).await;
    warehouse.load().await.expect("the fixture loads");
    fixture.write("song_data/broken.json", "{\"song_id\": ");
    assert!(warehouse.load().await.is_err());
    assert_eq!(warehouse.failed_checks().await, Vec::<String>::new());
    assert_eq!(warehouse.number("SELECT COUNT(*) FROM songplays").await, 1);
    assert_eq!(warehouse.number("SELECT COUNT(*) FROM staging_songs").await, 1);
}

/// Every check can fail: what breaks its rule is noticed by it.
#[tokio::test]
async fn every_check_notices_what_breaks_its_rule() {
    let breaks = [
        ("users/check_unique_user_id", "INSERT INTO users VALUES (8, 'A', 'B', 'F', 'free')"),
        ("users/check_one_per_user_id", "INSERT INTO users VALUES (99, 'A', 'B', 'F', 'free')"),
        ("users/check_values_level", "UPDATE users SET level = 'gold'"),
        (
            "songs/check_unique_song_id",
            "INSERT INTO songs SELECT song_id, title, artist_id, year, duration FROM songs",
        ),
        ("songs/check_references_artist_id", "DELETE FROM artists"),
        ("songs/check_one_per_song_id", "DELETE FROM songs"),
        (
            "artists/check_unique_artist_id",
            "INSERT INTO artists SELECT artist_id, name, location, latitude, longitude FROM artists",
        ),
        ("artists/check_one_per_artist_id", "DELETE FROM artists"),
        ("time/check_unique_start_time", "INSERT INTO time SELECT start_time, 0, 1, 1, 1, 1, 1 FROM time"),
        ("time/check_one_per_start_time", "DELETE FROM time"),
        ("songplays/check_references_start_time", "DELETE FROM time"),
        ("songplays/check_references_user_id", "DELETE FROM users"),
        ("songplays/check_references_song_id", "DELETE FROM songs"),
        ("songplays/check_references_artist_id", "DELETE FROM artists"),
        ("songplays/check_values_level", "UPDATE songplays SET level = 'gold'"),
        ("songplays/check_one_per_next_song", "DELETE FROM songplays"),
        ("songplays/check_song_and_artist_together", "UPDATE songplays SET artist_id = NULL"),
        ("staging_events/check_values_page", "UPDATE staging_events SET page = 'Next Song'"),
        ("staging_events/check_values_level", "UPDATE staging_events SET level = 'gold'"),
    ];
    let play = json!({"song": "Something", "artist": "Somebody", "length": 200.5});
    let fixture = Fixture::new(&[event(&play)], &[song(&json!({}))]);
    for (check, damage) in breaks {
        let warehouse = Warehouse::over(&fixture.log_data(), &fixture.song_data()).await;
        warehouse.load().await.expect("the fixture loads");
        warehouse.rows(damage).await;
        let failed = warehouse.failed_checks().await;
        assert!(failed.iter().any(|name| name == check), "{damage}: {check} is not among {failed:?}");
    }
    // The stand-in enforces NOT NULL as Redshift does, so only the statement's text can show that it asks. Identity
    // values can't be written at all.
    let untested = ["check_not_null", "songplays/check_unique_songplay_id"];
    for check in sparkify_model::checks() {
        let name = check.statement.name.to_string();
        let tested = breaks.iter().any(|(check, _)| *check == name);
        assert!(tested || untested.iter().any(|end| name.ends_with(end)), "{name} is never seen to fail");
    }
}
