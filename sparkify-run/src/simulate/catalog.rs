//! The songs there are: those of the catalog, and those that are played without being in it.

use super::random::{Random, Stream};
use super::words::{ACCENTED, ADJECTIVES, ARTIST_LOCATIONS, LAST_NAMES, MEN, NOUNS, WOMEN};
use super::{Options, json};

/// Quantiles of the length of a played song in hundred-thousandths of a second.
const LENGTHS: &[u32] = &[
    1_600_000, 16_300_000, 19_700_000, 21_600_000, 23_300_000, 25_100_000, 27_400_000, 33_000_000, 70_000_000,
];

/// What a play says about its song; a catalog song has the same values, to the last digit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Track {
    pub(super) artist: String,
    pub(super) title: String,
    /// In hundred-thousandths of a second: even in the catalog, odd outside it, so that the two never match.
    pub(super) length: u32,
}

impl Track {
    /// Whole seconds until the next song starts.
    pub(super) fn seconds(&self) -> i64 {
        i64::from(self.length / 100_000)
    }
}

/// An artist id with every way it is spelt.
pub(super) struct Artist {
    pub(super) id: String,
    pub(super) spellings: Vec<Spelling>,
}

/// A name and a place.
#[derive(Clone)]
pub(super) struct Spelling {
    pub(super) name: String,
    pub(super) location: &'static str,
    /// Latitude and longitude in hundred-thousandths of a degree.
    pub(super) position: Option<(i64, i64)>,
}

/// A catalog song; its track has the same index.
pub(super) struct Song {
    pub(super) id: String,
    /// What its file is named after.
    pub(super) track_id: String,
    pub(super) artist: usize,
    pub(super) spelling: usize,
    pub(super) year: u32,
}

/// All songs.
pub(super) struct Catalog {
    pub(super) artists: Vec<Artist>,
    pub(super) songs: Vec<Song>,
    /// The tracks of the songs, then those outside the catalog.
    pub(super) tracks: Vec<Track>,
}

impl Catalog {
    pub(super) fn generate(options: &Options) -> Self {
        let random = &mut Random::new(options.seed, Stream::Catalog);
        let artists: Vec<Artist> =
            (0..(options.songs * 2).div_ceil(3)).map(|number| artist(random, number)).collect();
        let mut catalog = Self { artists, songs: Vec::new(), tracks: Vec::new() };
        for number in 0..options.songs {
            catalog.add_song(random, number);
        }
        for number in 0..options.songs.saturating_mul(4).clamp(2_000, 100_000) {
            let track = catalog.outside(random, number);
            catalog.tracks.push(track);
        }
        catalog
    }

    /// The awkward cases sit at fixed places, so that a small catalog has them too.
    fn add_song(&mut self, random: &mut Random, number: u32) {
        let place = number % 20;
        let newcomer = (number as usize) < self.artists.len();
        let mut artist = if newcomer { number as usize } else { random.index(self.artists.len()) };
        let mut spelling = random.index(self.artists[artist].spellings.len());
        let mut title = title(random);
        let mut length = random.quantile(LENGTHS) & !1;
        if let (3 | 7 | 13, Some(song), Some(track)) = (place, self.songs.last(), self.tracks.last()) {
            (artist, spelling) = (song.artist, song.spelling);
            match place {
                // Another recording: only the length tells the two apart.
                3 => (title, length) = (track.title.clone(), different(length, track.length)),
                // A full tie: only the song id differs.
                7 => (title, length) = (track.title.clone(), track.length),
                // Another song of the artist, spelt differently where there is another spelling.
                _ => spelling = (spelling + 1) % self.artists[artist].spellings.len(),
            }
        }
        match place {
            9 => title.insert(0, ' '),
            14 => title.push(' '),
            _ => {}
        }
        let name = self.artists[artist].spellings[spelling].name.clone();
        self.tracks.push(Track { artist: name, title, length });
        let year = if random.per_mille(600) { 0 } else { random.between(1961, 2011) };
        let id = new_id(random, "SO", "12A8", number);
        let track_id = new_id(random, "TR", "128F", number);
        self.songs.push(Song { id, track_id, artist, spelling, year });
    }

    /// A song outside the catalog; one in ten is a recording of a catalog song that the catalog lacks.
    fn outside(&self, random: &mut Random, number: u32) -> Track {
        let length = random.quantile(LENGTHS) | 1;
        if number % 10 == 5 {
            let known = &self.tracks[random.index(self.songs.len())];
            return Track { length, ..known.clone() };
        }
        // The real log is damaged in these two ways, and plays of damaged names match nothing.
        let damage = |text: String| json::encode_twice(&text).replace('\'', "\u{19}");
        Track { artist: damage(artist_name(random, number)), title: damage(title(random)), length }
    }
}

fn artist(random: &mut Random, number: u32) -> Artist {
    let name = artist_name(random, number);
    let location = random.pick(ARTIST_LOCATIONS);
    let position =
        (i64::from(random.below(13_000_000)) - 6_000_000, i64::from(random.below(36_000_000)) - 18_000_000);
    let place = random.below(100);
    let first = Spelling {
        name: name.clone(),
        location: if place < 58 { location } else { "" },
        position: (place < 34).then_some(position),
    };
    let mut spellings = vec![first];
    if number % 10 == 2 {
        let guest = artist_name(random, number + 1);
        spellings.push(Spelling { name: format!("{name} feat. {guest}"), location: "", position: None });
        spellings.push(Spelling { name, location, position: Some(position) });
    }
    Artist { id: new_id(random, "AR", "1187", number), spellings }
}

fn artist_name(random: &mut Random, number: u32) -> String {
    match number % 50 {
        6 => return random.between(20_000, 90_000).to_string(),
        4 | 14 | 24 | 34 | 44 => {
            return format!("{} {}", random.pick(ACCENTED), random.pick(LAST_NAMES));
        }
        _ => {}
    }
    let (adjective, noun, other) = (random.pick(ADJECTIVES), random.pick(NOUNS), random.pick(NOUNS));
    let names = if random.per_mille(500) { WOMEN } else { MEN };
    let first = random.pick(names);
    let last = random.pick(LAST_NAMES);
    match random.below(7) {
        0 => format!("The {adjective} {noun}s"),
        1 => format!("{noun} & {other}"),
        2 => format!("{noun}/{other}"),
        3 => format!("{first}'s {noun}"),
        4 => format!("{last} {noun} Orchestra"),
        _ => format!("{first} {last}"),
    }
}

fn title(random: &mut Random) -> String {
    let (adjective, noun, other) = (random.pick(ADJECTIVES), random.pick(NOUNS), random.pick(NOUNS));
    match random.below(14) {
        0..=3 => format!("{adjective} {noun}"),
        4 | 5 => format!("{noun} Over The {other}"),
        6 => format!("Don't Wake The {adjective} {noun}"),
        7 => format!("{adjective} {noun} (Live In {})", random.pick(LAST_NAMES)),
        8 => format!("{noun} / {adjective} {other}"),
        9 => format!("Call It \"{noun}\""),
        10 => format!("{} {noun}", random.pick(ACCENTED)),
        11 => format!("{noun} Without {other} (Album Version)"),
        _ => format!("The {adjective} {noun} And The {other}"),
    }
}

/// An id in the shape of the real ones, unique by its last seven digits.
fn new_id(random: &mut Random, prefix: &str, middle: &str, number: u32) -> String {
    let letters: String = (0..5).map(|_| char::from(random.pick(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"))).collect();
    // An odd factor permutes the numbers below 16^7.
    let serial = number.wrapping_mul(0x9E3_779B) & 0xFFF_FFFF;
    format!("{prefix}{letters}{middle}{serial:07X}")
}

/// A catalog length that is not the other one.
fn different(length: u32, other: u32) -> u32 {
    if length == other { length + 2 } else { length }
}
