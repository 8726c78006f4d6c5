//! Writes the log: day by day, holding one day and the visits that last beyond it.

use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use jiff::tz::Offset;

use super::catalog::Catalog;
use super::folder::Folder;
use super::json::{self, Style};
use super::people::Person;
use super::random::{Random, Stream};
use super::session::{self, Event, Visit};
use super::{Error, Options, Progress};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// How many visits begin in each hour of the day, UTC; plays peak an hour later.
const HOURS: [u32; 24] =
    [17, 17, 16, 14, 22, 27, 29, 29, 30, 36, 38, 42, 48, 60, 68, 95, 90, 52, 50, 38, 30, 26, 21, 18];

/// The least number of seconds between two visits of a person.
const PAUSE: i64 = 240;

/// Quantiles of the seconds by which a visit that came too early is put off beyond that.
const DELAY: &[u32] = &[0, 600, 1_800, 3_600, 7_200];

/// What is in the log.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) events: u64,
    pub(super) plays: u64,
    pub(super) matched: u64,
}

pub(super) fn write(
    options: &Options,
    mut people: Vec<Person>,
    catalog: &Catalog,
    folder: &mut Folder,
    progress: &mut dyn FnMut(Progress),
) -> Result<Counts, Error> {
    let random = &mut Random::new(options.seed, Stream::Log);
    // One constant for all times of a data set, and never zero, so that dropping it shows.
    let millis = random.between(1, 1000);
    let first_midnight = midnight(options.start);
    let mut session = 0;
    let mut events: Vec<Event> = Vec::new();
    let mut counts = Counts::default();
    for (day, date) in (0..options.days).zip(options.start.series(1.day())) {
        for (begin, person) in visits(random, &people, day, date) {
            session += 1;
            let known = &mut people[person];
            let earliest = known.free_from + PAUSE;
            let at = if begin < earliest { earliest + i64::from(random.quantile(DELAY)) } else { begin };
            session::walk(
                random,
                &Visit { at, session, person },
                known,
                catalog,
                options.match_rate,
                &mut events,
            );
        }
        events.sort_unstable_by_key(|event| (event.at, event.session, event.item));
        let later = events.split_off(events.partition_point(|event| event.at < midnight(date) + DAY));
        if !events.is_empty() {
            let text = lines(&events, &people, catalog, first_midnight, millis);
            let path = format!("log_data/{:04}/{:02}/{date}-events.json", date.year(), date.month());
            folder.file(&path, &text)?;
        }
        counts.events += events.len() as u64;
        let played = events.iter().filter_map(|event| event.track);
        counts.plays += played.clone().count() as u64;
        counts.matched += played.filter(|track| *track < catalog.songs.len()).count() as u64;
        events = later;
        progress(Progress::Days { done: u64::from(day) + 1, total: u64::from(options.days) });
    }
    Ok(counts)
}

/// When visits begin on a day, and whose they are, in order of time.
fn visits(random: &mut Random, people: &[Person], day: u32, date: Date) -> Vec<(i64, usize)> {
    // Weekends are about half as busy; the average over a week is 12.
    let busy = if matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) { 7 } else { 14 };
    let mut visits = Vec::new();
    for (index, person) in people.iter().enumerate() {
        let share = person.sessions_a_month * busy;
        let mut count = share / 3_600 + u32::from(random.below(3_600) < share % 3_600);
        if day == person.debut && person.sessions == 0 {
            count = count.max(1);
        }
        for _ in 0..count {
            // A journey needs the rest of the day.
            let hour = if person.journey.is_empty() { random.weighted(HOURS) } else { random.index(10) };
            let second = hour as i64 * HOUR + i64::from(random.below(3_600));
            visits.push((midnight(date) + second, index));
        }
    }
    visits.sort_unstable();
    visits
}

/// The first second of a day.
fn midnight(date: Date) -> i64 {
    let midnight =
        Offset::UTC.to_timestamp(date.at(0, 0, 0, 0)).expect("a day between 1971 and 2111 is in range");
    midnight.as_second()
}

/// The text of a log file: a line an event, none after the last.
fn lines(events: &[Event], people: &[Person], catalog: &Catalog, first_midnight: i64, millis: u32) -> String {
    let mut out = String::with_capacity(events.len() * 500);
    for event in events {
        if !out.is_empty() {
            out.push('\n');
        }
        line(&mut out, event, &people[event.person], catalog, first_midnight, millis);
    }
    out
}

fn line(
    out: &mut String,
    event: &Event,
    person: &Person,
    catalog: &Catalog,
    first_midnight: i64,
    millis: u32,
) {
    let track = event.track.map(|track| &catalog.tracks[track]);
    // Nothing but the level is known of people who are logged out.
    let person_or_null = event.logged_in.then_some(person);
    let registration = first_midnight - i64::from(person.registered_before);

    text(out, "{\"artist\":", track.map(|track| &*track.artist));
    text(out, ",\"auth\":", Some(if event.logged_in { "Logged In" } else { "Logged Out" }));
    text(out, ",\"firstName\":", person_or_null.map(|person| person.first_name));
    text(out, ",\"gender\":", person_or_null.map(|person| person.gender));
    plain(out, ",\"itemInSession\":", Some(event.item));
    text(out, ",\"lastName\":", person_or_null.map(|person| person.last_name));
    plain(
        out,
        ",\"length\":",
        track.map(|track| {
            let mut length = String::new();
            json::decimal(&mut length, i64::from(track.length));
            length
        }),
    );
    text(out, ",\"level\":", Some(if event.paid { "paid" } else { "free" }));
    text(out, ",\"location\":", person_or_null.map(|person| person.location));
    text(out, ",\"method\":", Some(event.page.method()));
    text(out, ",\"page\":", Some(event.page.name()));
    plain(out, ",\"registration\":", person_or_null.map(|_| format!("{registration}{millis:03}.0")));
    plain(out, ",\"sessionId\":", Some(event.session));
    text(out, ",\"song\":", track.map(|track| &*track.title));
    plain(out, ",\"status\":", Some(event.page.status()));
    plain(out, ",\"ts\":", Some(format!("{}{millis:03}", event.at)));
    text(out, ",\"userAgent\":", person_or_null.map(|person| person.user_agent));
    text(
        out,
        ",\"userId\":",
        Some(&*person_or_null.map_or(String::new(), |person| person.user_id.to_string())),
    );
    out.push('}');
}

fn text(out: &mut String, key: &str, value: Option<&str>) {
    match value {
        Some(value) => {
            out.push_str(key);
            json::string(out, value, Style::Log);
        }
        None => plain(out, key, None::<u32>),
    }
}

fn plain(out: &mut String, key: &str, value: Option<impl std::fmt::Display>) {
    let _ = match value {
        Some(value) => write!(out, "{key}{value}"),
        None => write!(out, "{key}null"),
    };
}
