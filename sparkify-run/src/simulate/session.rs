//! One visit: a walk through the pages until it ends.

use super::catalog::Catalog;
use super::pages::{self, Page};
use super::people::Person;
use super::random::Random;

/// Quantiles of the seconds until another page is opened.
const WAIT: &[u32] = &[0, 7, 15, 24, 36, 52, 80, 120, 200, 420, 2_000];

/// Quantiles of the seconds until a song starts where none is playing.
const WAIT_FOR_SONG: &[u32] = &[0, 12, 25, 45, 70, 101, 140, 190, 270, 450, 3_000];

/// A line of the log.
#[derive(Debug, Clone, Copy)]
pub(super) struct Event {
    /// In seconds since 1970.
    pub(super) at: i64,
    pub(super) session: u32,
    pub(super) item: u32,
    /// The index of the person.
    pub(super) person: usize,
    pub(super) page: Page,
    pub(super) logged_in: bool,
    pub(super) paid: bool,
    /// The index of the track that is played.
    pub(super) track: Option<usize>,
}

/// A visit about to begin.
pub(super) struct Visit {
    pub(super) at: i64,
    pub(super) session: u32,
    /// The index of the person.
    pub(super) person: usize,
}

/// Walks through a visit and appends its events.
pub(super) fn walk(
    random: &mut Random,
    visit: &Visit,
    person: &mut Person,
    catalog: &Catalog,
    match_rate: f64,
    events: &mut Vec<Event>,
) {
    let Visit { mut at, session, person: index } = *visit;
    let mut journey = std::mem::take(&mut person.journey).iter().copied();
    let stays_out = if person.paid { 268 } else { 25 };
    let mut logged_in = person.sessions == 0 || !random.per_mille(stays_out);
    let mut song_end = 0;
    let mut next = journey.next().unwrap_or_else(|| draw(random, pages::first(logged_in)));
    let mut item = 0;
    while let Some(page) = next {
        let track = (page == Page::NextSong).then(|| choose(random, catalog, match_rate));
        events.push(Event { at, session, item, person: index, page, logged_in, paid: person.paid, track });
        item += 1;
        match page {
            Page::NextSong => {
                song_end = at + track.map_or(0, |track| catalog.tracks[track].seconds());
            }
            Page::Login => logged_in = true,
            Page::Logout => logged_in = false,
            Page::SubmitUpgrade => person.paid = true,
            Page::SubmitDowngrade => person.paid = false,
            _ => {}
        }
        next = journey.next().unwrap_or_else(|| draw(random, pages::next(page, person.paid, logged_in)));
        at = match next {
            // In the real log these always come a second after the page before them.
            Some(page) if page.redirects() => at + 1,
            Some(Page::NextSong) if song_end >= at => song_end,
            Some(Page::NextSong) => at + i64::from(random.quantile(WAIT_FOR_SONG)),
            Some(_) => at + i64::from(random.quantile(WAIT)),
            None => at,
        };
    }
    person.sessions += 1;
    person.free_from = at.max(song_end);
}

fn draw(random: &mut Random, odds: &[pages::Odds]) -> Option<Page> {
    odds[random.weighted(odds.iter().map(|(_, weight)| *weight)) as usize].0
}

/// A track, from the catalog at the given rate; a few are played far more often than the others.
fn choose(random: &mut Random, catalog: &Catalog, match_rate: f64) -> usize {
    let songs = catalog.songs.len();
    let (first, count) =
        if random.chance(match_rate) { (0, songs) } else { (songs, catalog.tracks.len() - songs) };
    if random.per_mille(500) {
        return first + random.index(count);
    }
    // The square of an even draw is mostly small.
    let draw = u64::from(random.below(1 << 16));
    first + usize::try_from((draw * draw * count as u64) >> 32).expect("an index is below the count")
}
