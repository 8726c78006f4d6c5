//! Questions the loaded warehouse must answer with 0: those of the definitions, and Sparkify's own.

use crate::{
    Page,
    tables::{Artist, Song, Songplay, StagingEvent, StagingSong, Time, User, tables},
};
use sparkify_schema::{Check, Table, count_distinct, count_rows};

/// Every check, in the order of the tables.
#[must_use]
pub fn checks() -> Vec<Check> {
    let mut checks: Vec<_> = tables().iter().flat_map(sparkify_schema::checks).collect();
    checks.extend([
        one_play_per_next_song(),
        song_and_artist_together(),
        one_user_per_id(),
        one_song_per_id(),
        one_artist_per_id(),
        one_moment_per_start_time(),
    ]);
    checks
}

fn one_play_per_next_song() -> Check {
    Check::equal(
        Songplay::NAME,
        "one_per_next_song",
        "there is one play per NextSong event: none dropped, none doubled",
        |q| {
            let e = q.from::<StagingEvent>("e");
            q.filter(e.page().eq(Page::NextSong));
            count_rows()
        },
        |q| {
            q.from::<Songplay>("p");
            count_rows()
        },
    )
}

fn song_and_artist_together() -> Check {
    Check::no_rows(
        Songplay::NAME,
        "song_and_artist_together",
        "a play has both its song and its artist, or neither",
        |q| {
            let p = q.from::<Songplay>("p");
            let only_song = p.song_id().is_not_null().and(p.artist_id().is_null());
            let only_artist = p.song_id().is_null().and(p.artist_id().is_not_null());
            q.filter(only_song.or(only_artist));
        },
    )
}

fn one_user_per_id() -> Check {
    Check::equal(
        User::NAME,
        "one_per_user_id",
        "there is one user per user id of the log",
        |q| count_distinct(q.from::<StagingEvent>("e").user_id()),
        |q| {
            q.from::<User>("u");
            count_rows()
        },
    )
}

fn one_song_per_id() -> Check {
    Check::equal(
        Song::NAME,
        "one_per_song_id",
        "there is one song per song id of the catalog",
        |q| count_distinct(q.from::<StagingSong>("s").song_id()),
        |q| {
            q.from::<Song>("s");
            count_rows()
        },
    )
}

fn one_artist_per_id() -> Check {
    Check::equal(
        Artist::NAME,
        "one_per_artist_id",
        "there is one artist per artist id of the catalog",
        |q| count_distinct(q.from::<StagingSong>("s").artist_id()),
        |q| {
            q.from::<Artist>("a");
            count_rows()
        },
    )
}

fn one_moment_per_start_time() -> Check {
    Check::equal(
        Time::NAME,
        "one_per_start_time",
        "there is one moment per start time of the plays",
        |q| count_distinct(q.from::<Songplay>("p").start_time()),
        |q| {
            q.from::<Time>("t");
            count_rows()
        },
    )
}
