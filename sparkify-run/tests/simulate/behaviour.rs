//! How the log behaves, held against the numbers counted in the real one.

use std::collections::BTreeMap;
use std::path::Path;

use sparkify_run::simulate::Options;

use crate::files::{self, Event, share, simulate};

const HOUR: i64 = 3_600_000;

/// A thousand people for thirty days behave as the real ninety-seven did.
#[test]
fn a_large_log_behaves_like_the_real_one() {
    for seed in [2, 3] {
        let simulation = simulate(Options { seed, users: 1000, songs: 40, ..Options::default() });
        let events = files::events(&simulation.out);
        let plays_a_user = share(events.iter().filter(|event| event.is_play()).count(), 1000);
        assert!(
            (50.0..100.0).contains(&plays_a_user),
            "6,820 plays of 97 users are 70 each, not {plays_a_user}"
        );
        behaves(&events);
    }
}

/// The numbers below are true of the real log too.
#[test]
fn the_real_log_passes_the_same_test() {
    let real = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/sparkify"));
    if real.is_dir() {
        behaves(&files::events(real));
    } else {
        #[expect(clippy::print_stderr, reason = "a skipped test says so")]
        {
            eprintln!("skipped: no real data at {}", real.display());
        }
    }
}

fn behaves(events: &[Event]) {
    let sessions = files::sessions(events);
    exact_gaps(&sessions);
    next_songs(&sessions);
    lengths_of_sessions(&sessions, events.len());
    first_pages(&sessions);
    pages(events);
    hours_and_weekdays(events);
}

fn exact_gaps(sessions: &BTreeMap<u32, Vec<&Event>>) {
    let (mut songs, mut redirects) = (0, 0);
    for pair in sessions.values().flat_map(|session| session.windows(2)) {
        let gap = pair[1].ts - pair[0].ts;
        if pair[1].status == 307 {
            assert_eq!(gap, 1000, "{pair:?}");
            redirects += 1;
        } else if pair[0].is_play() && pair[1].is_play() {
            let seconds = pair[0].length.expect("a play has a length").floor();
            assert_eq!(gap.to_string(), format!("{seconds:.0}000"), "{pair:?}");
            songs += 1;
        }
    }
    assert!(songs > 5_000 && redirects > 150);
}

fn next_songs(sessions: &BTreeMap<u32, Vec<&Event>>) {
    for (level, expected) in [("free", 0.501), ("paid", 0.923)] {
        let of_level = |event: &Event| event.is_play() && event.level == level;
        let plays = sessions.values().flatten().filter(|event| of_level(event)).count();
        let pairs = sessions.values().flat_map(|session| session.windows(2));
        let followed = pairs.filter(|pair| of_level(pair[0]) && pair[1].is_play()).count();
        close(&format!("a {level} play is followed by another"), share(followed, plays), expected, 0.012);
    }
}

fn lengths_of_sessions(sessions: &BTreeMap<u32, Vec<&Event>>, events: usize) {
    let mut lengths: Vec<usize> = sessions.values().map(Vec::len).collect();
    lengths.sort_unstable();
    close("events a session", share(events, lengths.len()), 8.56, 1.6);
    assert_eq!(lengths[lengths.len() / 2], 2, "the median session has two events");
    assert!(lengths.last().is_some_and(|longest| (80..600).contains(longest)), "{:?}", lengths.last());
}

fn first_pages(sessions: &BTreeMap<u32, Vec<&Event>>) {
    for (page, expected) in [("NextSong", 507.0 / 941.0), ("Home", 405.0 / 941.0), ("Login", 25.0 / 941.0)] {
        let first = sessions.values().filter(|session| session[0].page == page).count();
        close(&format!("{page} opens a session"), share(first, sessions.len()), expected, 0.03);
    }
}

fn pages(events: &[Event]) {
    let part =
        |of: &dyn Fn(&Event) -> bool| share(events.iter().filter(|event| of(event)).count(), events.len());
    let plays = part(&Event::is_play);
    close("NextSong", plays, 6_820.0 / 8_056.0, 0.02);
    close("Home", part(&|event| event.page == "Home"), 806.0 / 8_056.0, 0.02);
    for (page, real) in [
        ("Login", 92.0),
        ("Logout", 90.0),
        ("Downgrade", 60.0),
        ("Settings", 56.0),
        ("Help", 47.0),
        ("About", 36.0),
        ("Upgrade", 21.0),
        ("Save Settings", 10.0),
        ("Error", 9.0),
        ("Submit Upgrade", 8.0),
    ] {
        close(page, part(&|event| event.page == page), real / 8_056.0, real / 8_056.0 * 0.6);
    }
    assert!(part(&|event| event.page == "Submit Downgrade") > 0.0);
    let paid = part(&|event| event.is_play() && event.level == "paid");
    close("plays of paid users", paid / plays, 5_591.0 / 6_820.0, 0.08);
    close("logged-out events", part(&|event| event.user_id.is_empty()), 286.0 / 8_056.0, 0.015);
}

fn hours_and_weekdays(events: &[Event]) {
    let (mut hours, mut weekdays) = ([0; 24], [0; 7]);
    for play in events.iter().filter(|event| event.is_play()) {
        hours[usize::try_from(play.ts / HOUR % 24).expect("an hour of the day")] += 1;
        // 1970 began on a Thursday; 0 is Sunday.
        weekdays[usize::try_from((play.ts / HOUR / 24 + 4) % 7).expect("a day of the week")] += 1;
    }
    let busiest = (0..24).max_by_key(|hour| hours[*hour]);
    let calmest = (0..24).min_by_key(|hour| hours[*hour]);
    assert_eq!(busiest, Some(16), "{hours:?}");
    assert!(calmest.is_some_and(|hour| (1..=5).contains(&hour)), "{hours:?}");
    // November 2018 has five Thursdays and Fridays and four of the others: 22 working days, 8 at weekends.
    let weekend = share(weekdays[0] + weekdays[6], 8);
    let working = share(weekdays[1..6].iter().sum(), 22);
    close("plays at weekends", weekend / working, 0.5, 0.08);
}

fn close(what: &str, actual: f64, expected: f64, tolerance: f64) {
    assert!(
        (actual - expected).abs() <= tolerance,
        "{what}: {actual:.4}, not {expected:.4} ± {tolerance:.4}"
    );
}
