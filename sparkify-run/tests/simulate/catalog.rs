//! What every catalog must keep, and that the log plays it.

use std::collections::{BTreeMap, BTreeSet};

use sparkify_run::simulate::Options;

use crate::files::{self, simulate};

#[test]
fn songs_are_filed_by_the_letters_of_their_track() {
    let simulation = simulate(Options { days: 1, users: 1, songs: 300, ..Options::default() });
    let songs = files::songs(&simulation.out);
    assert_eq!(songs.len(), 300);
    for (path, text, song) in &songs {
        let name = path.rsplit('/').next().expect("a path has a last part");
        assert_eq!(*path, format!("{}/{}/{}/{name}", &name[2..3], &name[3..4], &name[4..5]));
        assert!(name.starts_with("TR") && name.len() == "TRAAAAA128F0000000.json".len(), "{name}");
        assert!(!text.ends_with('\n') && text.lines().count() == 1);
        assert_eq!(song.num_songs, 1);
        assert!(song.song_id.starts_with("SO") && song.song_id.len() == 18, "{}", song.song_id);
        assert!(song.artist_id.starts_with("AR") && song.artist_id.len() == 18, "{}", song.artist_id);
        assert_eq!(song.artist_latitude.is_some(), song.artist_longitude.is_some());
        assert!(song.duration > 0.0 && (song.year == 0 || (1900..2019).contains(&song.year)));
    }
    let ids: BTreeSet<&str> = songs.iter().map(|(_, _, song)| &*song.song_id).collect();
    assert_eq!(ids.len(), songs.len());
}

#[test]
fn the_awkward_cases_of_real_catalogs_are_there() {
    for seed in 1..6 {
        let simulation = simulate(Options { days: 1, users: 1, songs: 300, seed, ..Options::default() });
        let songs = files::songs(&simulation.out);
        let share = |matching: &dyn Fn(&files::Song) -> bool| {
            songs.iter().filter(|(_, _, song)| matching(song)).count()
        };
        assert!(share(&|song| song.artist_latitude.is_none()) > 150);
        assert!(share(&|song| song.artist_location.is_empty()) > 30);
        assert!(share(&|song| song.year == 0) > 90);
        assert!(share(&|song| song.title.starts_with(' ')) > 0);
        assert!(share(&|song| song.title.ends_with(' ')) > 0);
        assert!(share(&|song| song.artist_name.as_str().is_some_and(|name| !name.is_ascii())) > 0);
        assert!(share(&|song| song.artist_name.as_str().is_some_and(|name| name.parse::<u32>().is_ok())) > 0);

        let mut recordings: BTreeMap<_, BTreeSet<u64>> = BTreeMap::new();
        let mut ties: BTreeMap<_, u32> = BTreeMap::new();
        let mut spellings: BTreeMap<&str, BTreeSet<_>> = BTreeMap::new();
        for (_, _, song) in &songs {
            let played = song.played();
            recordings.entry((played.0.clone(), played.1.clone())).or_default().insert(played.2);
            spellings.entry(&song.artist_id).or_default().insert((played.1.clone(), &song.artist_location));
            *ties.entry(played).or_default() += 1;
        }
        assert!(recordings.values().any(|lengths| lengths.len() > 1), "other lengths of a song");
        assert!(ties.values().any(|songs| *songs > 1), "full ties");
        assert!(spellings.values().any(|spellings| spellings.len() > 1), "spellings of an artist");

        assert!(songs.iter().any(|(_, text, _)| text.starts_with(r#"{"num_songs": 1, "artist_id": "#)));
        assert!(songs.iter().any(|(_, text, _)| text.starts_with(r#"{"song_id": "#)));
        assert!(songs.iter().any(|(_, text, _)| text.contains(r"\u00") && text.is_ascii()));
        assert!(songs.iter().any(|(_, text, _)| !text.is_ascii()));
    }
}

#[test]
fn digit_names_become_numbers_on_request_and_nothing_else_changes() {
    let options = Options { days: 2, users: 5, songs: 300, ..Options::default() };
    let (text, number) = (simulate(options.clone()), simulate(Options { numeric_names: true, ..options }));
    assert_eq!(files::files(&text.summary.log_data), files::files(&number.summary.log_data));
    let (text, number) = (files::songs(&text.out), files::songs(&number.out));
    assert!(number.iter().any(|(_, _, song)| song.artist_name.is_number()));
    assert!(text.iter().all(|(_, _, song)| song.artist_name.is_string()));
    let played = |songs: &[(String, String, files::Song)]| {
        songs.iter().map(|(_, _, song)| song.played()).collect::<Vec<_>>()
    };
    assert_eq!(played(&text), played(&number));
}

#[test]
fn the_match_rate_is_what_was_asked_for() {
    for (match_rate, least, most) in [(0.0, 0.0, 0.0), (0.05, 0.03, 0.07), (0.8, 0.77, 0.83), (1.0, 1.0, 1.0)]
    {
        let simulation = simulate(Options { match_rate, ..Options::default() });
        let catalog: BTreeSet<_> =
            files::songs(&simulation.out).iter().map(|(_, _, song)| song.played()).collect();
        let plays: Vec<_> =
            files::events(&simulation.out).into_iter().filter(files::Event::is_play).collect();
        let matched = plays
            .iter()
            .filter(|play| {
                let length = play.length.expect("a play has a length");
                let (song, artist) = (play.song.clone(), play.artist.clone());
                catalog.contains(&(song.expect("a title"), artist.expect("an artist"), length.to_bits()))
            })
            .count();
        assert_eq!(simulation.summary.matched, matched as u64);
        assert_eq!(simulation.summary.plays, plays.len() as u64);
        let share = files::share(matched, plays.len());
        assert!((least..=most).contains(&share), "{share} of the plays match, not {match_rate}");
    }
}

#[test]
fn plays_reach_the_ties_and_miss_songs_by_their_length_alone() {
    let simulation = simulate(Options::default());
    let mut catalog: BTreeMap<_, u32> = BTreeMap::new();
    let mut names = BTreeSet::new();
    for (_, _, song) in files::songs(&simulation.out) {
        let played = song.played();
        names.insert((played.0.clone(), played.1.clone()));
        *catalog.entry(played).or_default() += 1;
    }
    let (mut ties, mut near) = (0, 0);
    for play in files::events(&simulation.out).into_iter().filter(files::Event::is_play) {
        let (song, artist) = (play.song.expect("a title"), play.artist.expect("an artist"));
        let name = (song.clone(), artist.clone());
        match catalog.get(&(song, artist, play.length.expect("a length").to_bits())) {
            Some(songs) if *songs > 1 => ties += 1,
            None if names.contains(&name) => near += 1,
            _ => {}
        }
    }
    assert!(ties > 0 && near > 0, "{ties} plays of ties, {near} near misses");
}
