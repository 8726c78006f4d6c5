//! Writes the log: day by day, holding one day and the visits that last beyond it.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use jiff::tz::Offset;

use super::catalog::Catalog;
use super::folder::Folder;
use super::line::Lines;
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
        let end = midnight(date) + DAY;
        let later = events.split_off(events.partition_point(|event| event.at < end));
        if !events.is_empty() {
            let lines = Lines { people: &people, catalog, first_midnight, millis };
            let path = format!("log_data/{:04}/{:02}/{date}-events.json", date.year(), date.month());
            folder.lines(&path, events.iter().map(|event| lines.line(event)))?;
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
            let hour = if person.journey.is_empty() { random.weighted(HOURS) } else { random.below(10) };
            let second = i64::from(random.below(3_600));
            visits.push((midnight(date) + HOUR * i64::from(hour) + second, index));
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
