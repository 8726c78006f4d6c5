//! The people who use the service.

use super::Options;
use super::pages::Page;
use super::random::{Random, Stream};
use super::words::{LAST_NAMES, LOCATIONS, MEN, USER_AGENTS, WOMEN};

/// Quantiles of the sessions of a person in thirty days, in tenths.
const SESSIONS: &[u32] =
    &[10, 10, 10, 20, 20, 30, 30, 30, 40, 50, 50, 50, 60, 80, 80, 90, 100, 110, 120, 140, 170, 200, 270, 630];

/// What some people, who all begin as paying, are sure to do in their first visit: every data set has these cases.
const JOURNEYS: [&[Option<Page>]; 3] = [
    // Paid, free, paid again.
    &[
        Some(Page::NextSong),
        Some(Page::Downgrade),
        Some(Page::SubmitDowngrade),
        Some(Page::Home),
        Some(Page::NextSong),
        Some(Page::NextSong),
        Some(Page::Upgrade),
        Some(Page::SubmitUpgrade),
        Some(Page::Home),
        Some(Page::NextSong),
    ],
    // Paid, free, and gone for good: the latest level is not the greatest.
    &[
        Some(Page::NextSong),
        Some(Page::NextSong),
        Some(Page::Downgrade),
        Some(Page::SubmitDowngrade),
        Some(Page::Home),
        Some(Page::NextSong),
        None,
    ],
    // Looks in and never plays.
    &[Some(Page::Home), None],
];

/// One of them, and what the walk through the pages has to remember.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) user_id: u32,
    pub(super) first_name: &'static str,
    pub(super) last_name: &'static str,
    pub(super) gender: &'static str,
    pub(super) location: &'static str,
    pub(super) user_agent: &'static str,
    /// Seconds between the registration and the first day of the log.
    pub(super) registered_before: u32,
    /// How often a session begins, in tenths a month.
    pub(super) sessions_a_month: u32,
    /// The day on which a first session begins if none has.
    pub(super) debut: u32,
    pub(super) paid: bool,
    pub(super) journey: &'static [Option<Page>],
    /// Sessions so far.
    pub(super) sessions: u32,
    /// When the last session ended, in seconds since 1970.
    pub(super) free_from: i64,
}

impl Person {
    pub(super) fn generate(options: &Options) -> Vec<Self> {
        let random = &mut Random::new(options.seed, Stream::People);
        (0..options.users).map(|number| Self::new(random, number, options.days)).collect()
    }

    fn new(random: &mut Random, number: u32, days: u32) -> Self {
        let (gender, names) = if random.per_mille(567) { ("F", WOMEN) } else { ("M", MEN) };
        let journey = JOURNEYS.get(number as usize).copied().unwrap_or_default();
        let leaves = journey.last() == Some(&None);
        Self {
            // Some accounts were closed before the log begins.
            user_id: number + 2 + number / 29,
            first_name: random.pick(names),
            last_name: random.pick(LAST_NAMES),
            gender,
            location: random.pick(LOCATIONS),
            user_agent: random.pick(USER_AGENTS),
            registered_before: random.between(3_600, 20 * 86_400),
            sessions_a_month: random.quantile(SESSIONS) * u32::from(!leaves),
            debut: if journey.is_empty() { random.below(days) } else { 0 },
            paid: random.per_mille(155) || !journey.is_empty(),
            journey,
            sessions: 0,
            free_from: i64::MIN,
        }
    }
}
