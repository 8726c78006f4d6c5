//! How the log behaves, held against the numbers counted in the real one.

use std::collections::BTreeMap;
use std::path::Path;

use sparkify_run::simulate::Options;

use crate::files::{self, Event, simulate};

const HOUR: i64 = 3_600_000;

/// A thousand people for thirty days behave as the real ninety-seven did.
#[test]
fn a_large_log_behaves_like_the_real_one() {
    for seed in [2, 3] {
        let simulation = simulate(Options { seed, users: 1000, ..Options::default() });
        let events = files::events(&simulation.out);
        let plays_a_user = simulation.summary.plays as f64 / 1000.0;
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
            let length = pair[0].length.expect("a play has a length");
            assert_eq!(gap as f64, length.floor() * 1000.0, "{pair:?}");
            songs += 1;
        }
    }
    assert!(songs > 5_000 && redirects > 150);
}

fn next_songs(sessions: &BTreeMap<u32, Vec<&Event>>) {
    for (level, expected) in [("free", 0.501), ("paid", 0.923)] {
        let (mut plays, mut followed) = (0, 0);
        for session in sessions.values() {
            for (index, event) in
                session.iter().enumerate().filter(|(_, event)| event.is_play() && event.level == level)
            {
                plays += 1;
                followed += u32::from(session.get(index + 1).is_some_and(|next| next.is_play()));
                assert_eq!(event.auth, "Logged In");
            }
        }
        close(&format!("a {level} song is followed by one"), ratio(followed, plays), expected, 0.012);
    }
}

fn lengths_of_sessions(sessions: &BTreeMap<u32, Vec<&Event>>, events: usize) {
    let mut lengths: Vec<usize> = sessions.values().map(Vec::len).collect();
    lengths.sort_unstable();
    close("events a session", events as f64 / lengths.len() as f64, 8.56, 1.6);
    assert_eq!(lengths[lengths.len() / 2], 2, "the median session has two events");
    assert!(lengths.last().is_some_and(|longest| (80..400).contains(longest)), "{:?}", lengths.last());
}

fn first_pages(sessions: &BTreeMap<u32, Vec<&Event>>) {
    for (page, expected) in [("NextSong", 0.539), ("Home", 0.430), ("Login", 0.027)] {
        let first = sessions.values().filter(|session| session[0].page == page).count();
        close(&format!("{page} opens a session"), first as f64 / sessions.len() as f64, expected, 0.03);
    }
}

fn pages(events: &[Event]) {
    let share =
        |page: &str| events.iter().filter(|event| event.page == page).count() as f64 / events.len() as f64;
    close("NextSong", share("NextSong"), 6_820.0 / 8_056.0, 0.02);
    close("Home", share("Home"), 806.0 / 8_056.0, 0.02);
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
        close(page, share(page), real / 8_056.0, real / 8_056.0 * 0.6);
    }
    assert!(share("Submit Downgrade") > 0.0);
    let paid = events.iter().filter(|event| event.is_play() && event.level == "paid").count() as f64;
    close("plays of paid users", paid / (share("NextSong") * events.len() as f64), 5_591.0 / 6_820.0, 0.08);
    let logged_out = events.iter().filter(|event| event.user_id.is_empty()).count() as f64;
    close("logged-out events", logged_out / events.len() as f64, 286.0 / 8_056.0, 0.015);
}

fn hours_and_weekdays(events: &[Event]) {
    let (mut hours, mut weekdays) = ([0_u32; 24], [0_u32; 7]);
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
    let weekend = f64::from(weekdays[0] + weekdays[6]) / 8.0;
    let working = f64::from(weekdays[1..6].iter().sum::<u32>()) / 22.0;
    close("plays at weekends", weekend / working, 0.5, 0.08);
}

fn ratio(part: u32, whole: u32) -> f64 {
    f64::from(part) / f64::from(whole)
}

fn close(what: &str, actual: f64, expected: f64, tolerance: f64) {
    assert!(
        (actual - expected).abs() <= tolerance,
        "{what}: {actual:.4}, not {expected:.4} ± {tolerance:.4}"
    );
}
