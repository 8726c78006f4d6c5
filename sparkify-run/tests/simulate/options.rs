//! Determinism, what is refused, and what is left behind.

use std::fs;
use std::path::Path;

use sparkify_run::simulate::{self, Error, Options, Progress};

use crate::files::{self, simulate};

fn small() -> Options {
    Options { users: 5, days: 3, songs: 40, ..Options::default() }
}

fn names(folder: &Path) -> Vec<String> {
    let name = |entry: std::io::Result<fs::DirEntry>| {
        entry.expect("readable").file_name().to_string_lossy().into_owned()
    };
    let mut names: Vec<String> = fs::read_dir(folder).expect("the folder is readable").map(name).collect();
    names.sort();
    names
}

#[test]
fn the_same_options_give_the_same_bytes_and_other_seeds_others() {
    let (first, second) = (simulate(small()), simulate(small()));
    let other = simulate(Options { seed: 2, ..small() });
    assert_eq!(files::files(&first.out), files::files(&second.out));
    assert_ne!(files::files(&first.summary.log_data), files::files(&other.summary.log_data));
    assert_ne!(files::files(&first.summary.song_data), files::files(&other.summary.song_data));
}

#[test]
fn the_summary_counts_what_is_there() {
    let mut progress = Vec::new();
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let out = folder.path().join("deep/er/data");
    let summary = simulate::write(&Options { out: out.clone(), ..small() }, &mut |step| progress.push(step))
        .expect("the options are sound");
    let files = files::files(&out);
    assert_eq!(summary.files, files.len() as u64);
    assert_eq!(summary.bytes, files.values().map(|bytes| bytes.len() as u64).sum::<u64>());
    assert_eq!(summary.events, files::events(&out).len() as u64);
    assert_eq!(summary.songs, files::songs(&out).len() as u64);
    assert!(summary.log_data.is_dir() && summary.song_data.is_dir() && summary.log_json_path.is_file());
    assert_eq!(progress.len(), 43);
    assert_eq!(
        progress[39..41],
        [Progress::Songs { done: 40, total: 40 }, Progress::Days { done: 1, total: 3 }]
    );
}

#[test]
fn the_smallest_data_set_works() {
    let simulation = simulate(Options { users: 1, days: 1, songs: 1, ..Options::default() });
    assert!(simulation.summary.events > 0 && simulation.summary.plays > 0);
}

#[test]
fn nonsense_is_refused_before_anything_is_touched() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let out = folder.path().join("data");
    let start = jiff::civil::date(1905, 1, 1);
    for (options, expected) in [
        (Options { users: 0, ..small() }, "`--users` is 0, but must be between 1 and 1000000"),
        (Options { days: 0, ..small() }, "`--days` is 0, but must be between 1 and 3660"),
        (Options { songs: 0, ..small() }, "`--songs` is 0, but must be between 1 and 1000000"),
        (
            Options { songs: u32::MAX, ..small() },
            "`--songs` is 4294967295, but must be between 1 and 1000000",
        ),
        (Options { match_rate: 1.5, ..small() }, "`--match-rate` is 1.5, but must be between 0 and 1"),
        (Options { match_rate: -0.1, ..small() }, "`--match-rate` is -0.1, but must be between 0 and 1"),
        (Options { match_rate: f64::NAN, ..small() }, "`--match-rate` is NaN, but must be between 0 and 1"),
        (
            Options { start, ..small() },
            "`--start` is 1905-01-01, but must be between 1971-01-01 and 2100-01-01",
        ),
    ] {
        let error =
            simulate::write(&Options { out: out.clone(), ..options }, &mut |_| ()).expect_err(expected);
        assert_eq!(error.to_string(), expected);
        assert!(!error.hint().is_empty());
    }
    assert!(names(folder.path()).is_empty());
}

#[test]
fn an_earlier_simulation_is_replaced_as_a_whole() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let out = folder.path().join("data");
    for options in [Options { days: 9, ..small() }, small()] {
        simulate::write(&Options { out: out.clone(), ..options }, &mut |_| ()).expect("the folder is ours");
    }
    assert_eq!(files::files(&out), files::files(&simulate(small()).out));
    assert_eq!(names(folder.path()), ["data"]);
}

#[test]
fn an_empty_folder_is_taken_and_other_data_is_not() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let out = folder.path().join("data");
    fs::create_dir(&out).expect("the folder is new");
    let options = Options { out: out.clone(), ..small() };
    simulate::write(&options, &mut |_| ()).expect("an empty folder is free");

    fs::write(out.join("thesis.txt"), "mine").expect("the folder is writable");
    let before = files::files(&out);
    let error = simulate::write(&options, &mut |_| ()).expect_err("it holds a file of somebody");
    assert!(matches!(&error, Error::NotOurs { found, .. } if found == "thesis.txt"), "{error}");
    assert_eq!(files::files(&out), before);

    let options = Options { out: folder.path().to_owned(), ..small() };
    let error = simulate::write(&options, &mut |_| ()).expect_err("it holds a folder without the marker");
    assert!(matches!(&error, Error::NotOurs { found, .. } if found == "data"), "{error}");

    let options = Options { out: out.join("thesis.txt"), ..small() };
    let error = simulate::write(&options, &mut |_| ()).expect_err("it is a file");
    assert!(matches!(&error, Error::NotAFolder { .. }), "{error}");
    assert_eq!(names(folder.path()), ["data"]);
}

#[test]
fn a_failure_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let out = folder.path().join("data");
    let options = Options { out: out.clone(), ..small() };
    // Somebody puts a file into the place while the data is being written.
    let mut intrude = |step| {
        if step == (Progress::Days { done: 3, total: 3 }) {
            fs::create_dir(&out).expect("the place is still free");
            fs::write(out.join("mine.txt"), "mine").expect("the folder is writable");
        }
    };
    let error = simulate::write(&options, &mut intrude).expect_err("the place is taken");
    assert!(matches!(&error, Error::NotOurs { found, .. } if found == "mine.txt"), "{error}");
    assert_eq!(names(folder.path()), ["data"]);
    assert_eq!(names(&out), ["mine.txt"]);
}
