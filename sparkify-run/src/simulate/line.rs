//! One line of the log: 18 keys, spelt as in the real one.

use std::fmt::Write as _;

use super::catalog::Catalog;
use super::json::{self, Style};
use super::people::Person;
use super::session::Event;

/// What every line of a log depends on.
pub(super) struct Lines<'a> {
    pub(super) people: &'a [Person],
    pub(super) catalog: &'a Catalog,
    /// The first second of the log.
    pub(super) first_midnight: i64,
    /// The milliseconds of all times.
    pub(super) millis: u32,
}

impl Lines<'_> {
    /// The line of an event, keys in the order of the real log.
    pub(super) fn line(&self, event: &Event) -> String {
        let Self { people, catalog, first_midnight, millis } = self;
        let track = event.track.map(|track| &catalog.tracks[track]);
        // Nothing but the level is known of people who are logged out.
        let person = event.logged_in.then(|| &people[event.person]);
        let auth = if event.logged_in { "Logged In" } else { "Logged Out" };
        let level = if event.paid { "paid" } else { "free" };
        let length = track.map(|track| json::shortest(i64::from(track.length)));
        let registration = person.map(|person| {
            let registered = first_midnight - i64::from(person.registered_before);
            format!("{registered}{millis:03}.0")
        });
        let user_id = person.map_or(String::new(), |person| person.user_id.to_string());

        let mut out = String::with_capacity(600);
        text(&mut out, "{\"artist\":", track.map(|track| &*track.artist));
        text(&mut out, ",\"auth\":", Some(auth));
        text(&mut out, ",\"firstName\":", person.map(|person| person.first_name));
        text(&mut out, ",\"gender\":", person.map(|person| person.gender));
        plain(&mut out, ",\"itemInSession\":", Some(event.item));
        text(&mut out, ",\"lastName\":", person.map(|person| person.last_name));
        plain(&mut out, ",\"length\":", length);
        text(&mut out, ",\"level\":", Some(level));
        text(&mut out, ",\"location\":", person.map(|person| person.location));
        text(&mut out, ",\"method\":", Some(event.page.method()));
        text(&mut out, ",\"page\":", Some(event.page.name()));
        plain(&mut out, ",\"registration\":", registration);
        plain(&mut out, ",\"sessionId\":", Some(event.session));
        text(&mut out, ",\"song\":", track.map(|track| &*track.title));
        plain(&mut out, ",\"status\":", Some(event.page.status()));
        plain(&mut out, ",\"ts\":", Some(format!("{}{millis:03}", event.at)));
        text(&mut out, ",\"userAgent\":", person.map(|person| person.user_agent));
        text(&mut out, ",\"userId\":", Some(&user_id));
        out.push('}');
        out
    }
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
