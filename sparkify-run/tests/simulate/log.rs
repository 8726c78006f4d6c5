//! What every log must keep, whatever the seed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use sparkify_run::simulate::Options;

use crate::files::{self, Event, simulate};

const KEYS: [&str; 18] = [
    "artist",
    "auth",
    "firstName",
    "gender",
    "itemInSession",
    "lastName",
    "length",
    "level",
    "location",
    "method",
    "page",
    "registration",
    "sessionId",
    "song",
    "status",
    "ts",
    "userAgent",
    "userId",
];

const DAY: i64 = 86_400_000;
/// 2018-11-01 in milliseconds since 1970.
const FIRST_DAY: i64 = 1_541_030_400_000;

/// The log is judged here, and few files are quick to write.
fn few_songs() -> Options {
    Options { songs: 40, ..Options::default() }
}

fn seeds() -> impl Iterator<Item = Options> {
    [1, 2, 3, u64::MAX].map(|seed| Options { seed, days: 14, ..few_songs() }).into_iter()
}

#[test]
fn files_are_named_by_day_and_hold_that_day_in_order() {
    let simulation = simulate(few_songs());
    let log = files::log(&simulation.out);
    assert_eq!(log.len(), 30);
    for (day, (path, events)) in (0..).zip(&log) {
        assert_eq!(*path, format!("2018/11/2018-11-{:02}-events.json", day + 1));
        assert!(events.is_sorted_by_key(|event| event.ts), "{path}");
        assert!(events.iter().all(|event| (event.ts - FIRST_DAY) / DAY == day), "{path}");
    }
}

#[test]
fn a_day_without_events_has_no_file() {
    let simulation = simulate(Options { users: 1, seed: 7, days: 60, ..few_songs() });
    let log = files::log(&simulation.out);
    assert!((1..60).contains(&log.len()));
    assert!(log.iter().all(|(_, events)| !events.is_empty()));
}

#[test]
fn months_and_years_turn() {
    let start = jiff::civil::date(2019, 12, 31);
    let simulation = simulate(Options { start, days: 2, ..few_songs() });
    let paths: Vec<String> = files::log(&simulation.out).into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["2019/12/2019-12-31-events.json", "2020/01/2020-01-01-events.json"]);
}

#[test]
fn lines_are_spelt_like_the_real_ones() {
    let simulation = simulate(few_songs());
    for (path, bytes) in files::files(&simulation.summary.log_data) {
        assert!(bytes.is_ascii() && !bytes.contains(&b'\r') && !bytes.ends_with(b"\n"), "{}", path.display());
        let text = String::from_utf8(bytes).expect("ASCII is UTF-8");
        for line in text.split('\n') {
            let row: serde_json::Map<_, _> = serde_json::from_str(line).expect(line);
            assert!(row.keys().eq(KEYS), "{line}");
            assert!(!line.replace("\\/", "").contains('/'), "a bare slash: {line}");
            assert!(line.contains(r#""registration":null"#) || line.contains(r#".0,"sessionId""#), "{line}");
            assert!(line.contains(r#","userAgent":null,"#) || line.contains(r"Mozilla\/5.0"), "{line}");
        }
    }
}

#[test]
fn the_jsonpaths_file_names_the_keys() {
    let simulation = simulate(Options { songs: 1, users: 1, days: 1, ..few_songs() });
    let text = fs::read_to_string(&simulation.summary.log_json_path).expect("it was written");
    let paths: BTreeMap<String, Vec<String>> = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(paths["jsonpaths"], KEYS.map(|key| format!("$['{key}']")));
}

#[test]
fn sessions_count_their_items_and_belong_to_one_person() {
    for options in seeds() {
        let events = files::events(&simulate(options).out);
        for (id, session) in files::sessions(&events) {
            assert!(
                session
                    .iter()
                    .map(|event| event.item_in_session)
                    .eq(0..u32::try_from(session.len()).expect("short"))
            );
            assert!(session.is_sorted_by_key(|event| event.ts), "session {id}");
            let people: BTreeSet<&str> =
                session.iter().map(|event| &*event.user_id).filter(|id| !id.is_empty()).collect();
            assert!(people.len() <= 1, "session {id} has {people:?}");
        }
    }
}

#[test]
fn nulls_are_where_the_real_log_has_them() {
    for options in seeds() {
        let events = files::events(&simulate(options).out);
        assert!(events.iter().any(|event| event.user_id.is_empty()));
        for event in &events {
            let known = event.auth == "Logged In";
            let of_a_person = [
                event.first_name.is_some(),
                event.gender.is_some(),
                event.last_name.is_some(),
                event.location.is_some(),
                event.registration.is_some(),
                event.user_agent.is_some(),
                !event.user_id.is_empty(),
            ];
            assert!(of_a_person.iter().all(|there| *there == known), "{event:?}");
            let of_a_play = [event.artist.is_some(), event.length.is_some(), event.song.is_some()];
            assert!(of_a_play.iter().all(|there| *there == event.is_play()), "{event:?}");
            assert!(matches!(&*event.level, "free" | "paid"));
        }
    }
}

#[test]
fn method_status_and_login_follow_the_page() {
    for options in seeds() {
        for event in files::events(&simulate(options).out) {
            let expected = match &*event.page {
                "NextSong" => ("PUT", 200, Some("Logged In")),
                "Login" => ("PUT", 307, Some("Logged Out")),
                "Logout" | "Save Settings" | "Submit Upgrade" | "Submit Downgrade" => {
                    ("PUT", 307, Some("Logged In"))
                }
                "Error" => ("GET", 404, Some("Logged In")),
                "Downgrade" | "Settings" | "Upgrade" => ("GET", 200, Some("Logged In")),
                "Home" | "Help" | "About" => ("GET", 200, None),
                page => panic!("an unknown page: {page}"),
            };
            assert_eq!((&*event.method, event.status), (expected.0, expected.1), "{event:?}");
            assert!(expected.2.is_none_or(|auth| event.auth == auth), "{event:?}");
        }
    }
}

#[test]
fn times_share_their_milliseconds_and_registrations_come_first() {
    let mut all = BTreeSet::new();
    for options in seeds() {
        let events = files::events(&simulate(options).out);
        let millis: BTreeSet<i64> = events.iter().map(|event| event.ts % 1000).collect();
        assert_eq!(millis.len(), 1);
        assert!(!millis.contains(&0), "dropped milliseconds must show");
        for registration in events.iter().filter_map(|event| event.registration) {
            assert!(registration < 1_541_030_400_000.0);
            assert!(
                millis.iter().any(|millis| format!("{registration:.0}").ends_with(&format!("{millis:03}")))
            );
        }
        all.extend(millis);
    }
    assert!(all.len() > 1, "the constant follows from the seed");
}

#[test]
fn everybody_leaves_a_trace_and_stays_the_same() {
    for options in seeds().chain([Options { days: 1, users: 300, ..few_songs() }]) {
        let users = options.users;
        let simulation = simulate(options);
        let events = files::events(&simulation.out);
        let mut people: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for event in events.iter().filter(|event| !event.user_id.is_empty()) {
            let Event { first_name, last_name, gender, location, user_agent, registration, .. } = event;
            let who = format!(
                "{first_name:?} {last_name:?} {gender:?} {location:?} {user_agent:?} {registration:?}"
            );
            people.entry(&event.user_id).or_default().insert(who);
        }
        assert_eq!(people.len(), users as usize);
        assert!(people.values().all(|who| who.len() == 1));
        let players: BTreeSet<&str> =
            events.iter().filter(|event| event.is_play()).map(|event| &*event.user_id).collect();
        assert!(players.len() < people.len(), "somebody never plays");
        assert_eq!(simulation.summary.users, u64::from(users));
        assert!(people.keys().all(|id| id.parse::<u32>().is_ok()));
    }
}

#[test]
fn levels_change_by_a_submit_only_and_there_and_back() {
    for options in seeds().chain([Options { days: 1, users: 2, ..few_songs() }]) {
        let events = files::events(&simulate(options).out);
        let mut levels: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
        for event in events.iter().filter(|event| !event.user_id.is_empty()) {
            levels.entry(&event.user_id).or_default().push(event);
        }
        let mut histories = Vec::new();
        for events in levels.values() {
            let mut history = vec![&*events[0].level];
            for pair in events.windows(2) {
                let submitted = match &*pair[0].page {
                    "Submit Upgrade" => "paid",
                    "Submit Downgrade" => "free",
                    _ => &pair[0].level,
                };
                assert_eq!(pair[1].level, submitted, "{pair:?}");
                if pair[0].level != pair[1].level {
                    history.push(&pair[1].level);
                }
            }
            histories.push(history);
        }
        assert!(
            histories.iter().any(|history| history.starts_with(&["paid", "free", "paid"])),
            "{histories:?}"
        );
        assert!(histories.contains(&vec!["paid", "free"]), "{histories:?}");
    }
}

#[test]
fn user_agents_carry_quotes_and_names_the_known_damage() {
    let events = files::events(&simulate(Options { match_rate: 0.5, ..few_songs() }).out);
    assert!(events.iter().filter_map(|event| event.user_agent.as_ref()).any(|agent| agent.starts_with('"')));
    assert!(events.iter().filter_map(|event| event.user_agent.as_ref()).any(|agent| !agent.contains('"')));
    assert!(events.iter().filter_map(|event| event.artist.as_ref()).any(|artist| artist.contains('Ã')));
    assert!(events.iter().filter_map(|event| event.song.as_ref()).any(|song| song.contains('\u{19}')));
}
