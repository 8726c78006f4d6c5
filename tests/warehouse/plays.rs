//! Plays: which events are one, and which song it is of.

use super::{
    fixture::{event, song},
    loaded, text,
};
use serde_json::json;

/// 333 songplays: plays without a song in the catalog were dropped by an inner join.
#[tokio::test]
async fn a_play_without_a_song_in_the_catalog_stays() {
    let known = json!({"song": "Something", "artist": "Somebody", "length": 200.5});
    let warehouse = loaded(
        &[
            event(&known),
            event(&json!({"sessionId": 2})),
            event(&json!({"sessionId": 3, "song": "Something"})),
        ],
        &[song(&json!({}))],
    )
    .await;
    assert_eq!(
        warehouse.rows("SELECT session_id, song_id, artist_id FROM songplays ORDER BY session_id").await,
        text(&[
            &[Some("2"), None, None],
            &[Some("3"), None, None],
            &[Some("139"), Some("SO0000000000000001"), Some("AR0000000000000001")],
        ])
    );
}

/// A song of that title by that artist, but another recording: its length differs.
#[tokio::test]
async fn another_length_is_another_song() {
    let warehouse = loaded(
        &[event(&json!({"song": "Something", "artist": "Somebody", "length": 200.50001}))],
        &[song(&json!({}))],
    )
    .await;
    assert_eq!(warehouse.number("SELECT COUNT(song_id) FROM songplays").await, 0);
}

/// 6,828 songplays: a play that several songs of the catalog match was repeated.
#[tokio::test]
async fn a_play_of_several_songs_is_one_play_of_the_smallest_id() {
    let songs = [
        song(&json!({"song_id": "SO0000000000000003", "artist_id": "AR0000000000000003"})),
        song(&json!({"song_id": "SO0000000000000002", "artist_id": "AR0000000000000009"})),
    ];
    let play = json!({"song": "Something", "artist": "Somebody", "length": 200.5});
    let warehouse = loaded(&[event(&play)], &songs).await;
    assert_eq!(
        warehouse.rows("SELECT song_id, artist_id FROM songplays").await,
        text(&[&[Some("SO0000000000000002"), Some("AR0000000000000009")]])
    );
}

/// Songs are found by the raw catalog: `artists` keeps one name of an artist that has several.
#[tokio::test]
async fn a_play_is_found_under_every_name_of_its_artist() {
    let songs = [
        song(&json!({"artist_name": "Somebody feat. Anybody"})),
        song(&json!({"artist_name": "Somebody", "song_id": "SO0000000000000002", "title": "Else"})),
    ];
    let play = json!({"song": "Something", "artist": "Somebody feat. Anybody", "length": 200.5});
    let warehouse = loaded(&[event(&play)], &songs).await;
    assert_eq!(warehouse.rows("SELECT song_id FROM songplays").await, text(&[&[Some("SO0000000000000001")]]));
    assert_eq!(warehouse.rows("SELECT name FROM artists").await, text(&[&[Some("Somebody")]]));
}

/// 0 songplays: the page is `NextSong`, not `Next Song`.
#[tokio::test]
async fn only_the_page_next_song_is_a_play() {
    let warehouse =
        loaded(&[event(&json!({})), event(&json!({"page": "Home", "sessionId": 2}))], &[song(&json!({}))])
            .await;
    assert_eq!(warehouse.number("SELECT COUNT(*) FROM songplays").await, 1);
}

/// Dropping the milliseconds is wrong.
#[tokio::test]
async fn milliseconds_are_kept() {
    let warehouse = loaded(&[event(&json!({"ts": 1_541_106_106_796_i64}))], &[song(&json!({}))]).await;
    assert_eq!(
        warehouse.rows("SELECT start_time FROM songplays").await,
        text(&[&[Some("2018-11-01 21:01:46.796")]])
    );
}
