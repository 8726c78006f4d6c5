//! Writes the song files: one object a file, in folders named after the letters of the track id.

use std::fmt::Write as _;

use super::catalog::{Catalog, Song};
use super::folder::Folder;
use super::json::{self, Style};
use super::{Error, Progress};

/// The order of the keys in most files, and the order in the others, which are UTF-8 instead of ASCII.
const ORDERS: [[&str; 10]; 2] = [
    [
        "num_songs",
        "artist_id",
        "artist_latitude",
        "artist_longitude",
        "artist_location",
        "artist_name",
        "song_id",
        "title",
        "duration",
        "year",
    ],
    [
        "song_id",
        "num_songs",
        "title",
        "artist_name",
        "artist_latitude",
        "year",
        "duration",
        "artist_id",
        "artist_longitude",
        "artist_location",
    ],
];

pub(super) fn write(
    catalog: &Catalog,
    numeric_names: bool,
    folder: &mut Folder,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), Error> {
    let total = catalog.songs.len() as u64;
    for (done, (index, song)) in (1..).zip(catalog.songs.iter().enumerate()) {
        let letters = &song.track_id[2..5];
        let path = format!(
            "song_data/{}/{}/{}/{}.json",
            &letters[..1],
            &letters[1..2],
            &letters[2..],
            song.track_id
        );
        folder.file(&path, object(catalog, index, song, numeric_names))?;
        progress(Progress::Songs { done, total });
    }
    Ok(())
}

fn object(catalog: &Catalog, index: usize, song: &Song, numeric_names: bool) -> String {
    let (order, style) = if index % 3 == 1 { (ORDERS[1], Style::Utf8) } else { (ORDERS[0], Style::Ascii) };
    let artist = &catalog.artists[song.artist];
    let spelling = &artist.spellings[song.spelling];
    let track = &catalog.tracks[index];
    let mut out = String::new();
    for key in order {
        out.push_str(if out.is_empty() { "{" } else { ", " });
        let _ = write!(out, "\"{key}\": ");
        match key {
            "artist_id" => json::string(&mut out, &artist.id, style),
            "artist_latitude" => degrees(&mut out, spelling.position.map(|(latitude, _)| latitude)),
            "artist_longitude" => {
                degrees(&mut out, spelling.position.map(|(_, longitude)| longitude));
            }
            "artist_location" => json::string(&mut out, spelling.location, style),
            "artist_name" if numeric_names && is_number(&spelling.name) => {
                out.push_str(&spelling.name);
            }
            "artist_name" => json::string(&mut out, &spelling.name, style),
            "song_id" => json::string(&mut out, &song.id, style),
            "title" => json::string(&mut out, &track.title, style),
            "duration" => out.push_str(&json::shortest(i64::from(track.length))),
            "year" => out.push_str(&song.year.to_string()),
            _ => out.push('1'),
        }
    }
    out.push('}');
    out
}

fn degrees(out: &mut String, degrees: Option<i64>) {
    match degrees {
        Some(degrees) => out.push_str(&json::shortest(degrees)),
        None => out.push_str("null"),
    }
}

fn is_number(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_digit())
}
