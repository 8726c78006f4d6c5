//! Questions people ask a music warehouse.

mod free_against_paid;
mod most_active_users;
mod most_played_songs;
mod plays_by_hour_and_weekday;
mod plays_by_location;

pub use free_against_paid::FreeAgainstPaid;
pub use most_active_users::MostActiveUser;
pub use most_played_songs::MostPlayedSong;
pub use plays_by_hour_and_weekday::PlaysOfHour;
pub use plays_by_location::PlaysOfLocation;

use sparkify_schema::Report;

/// Rows of a list of the most.
const TOP: u64 = 10;

/// Every report.
#[must_use]
pub fn reports() -> Vec<Report> {
    vec![
        Report::new("most_played_songs", "Most played songs and artists", &most_played_songs::select()),
        Report::new(
            "plays_by_hour_and_weekday",
            "Plays by hour and weekday (UTC)",
            &plays_by_hour_and_weekday::select(),
        ),
        Report::new("free_against_paid", "Free against paid, week by week", &free_against_paid::select()),
        Report::new("most_active_users", "Most active users", &most_active_users::select()),
        Report::new("plays_by_location", "Plays by location", &plays_by_location::select()),
    ]
}
