//! Wall clocks of time zones.

use std::collections::HashMap;

use jiff::{
    Timestamp,
    tz::{Offset, TimeZone},
};

/// The zones looked up so far.
#[derive(Default)]
pub(crate) struct Zones {
    known: HashMap<String, TimeZone>,
}

impl Zones {
    /// Microseconds on the clock of `from`, as microseconds on the clock of `to`.
    pub(crate) fn convert(&mut self, from: &str, to: &str, micros: i64) -> Result<i64, String> {
        let out_of_range = |_| "timestamp out of range".to_owned();
        let clock = TimeZone::UTC.to_datetime(Timestamp::from_microsecond(micros).map_err(out_of_range)?);
        let moment = self.zone(from)?.to_timestamp(clock).map_err(out_of_range)?;
        let there = self.zone(to)?.to_datetime(moment);
        Ok(TimeZone::UTC.to_timestamp(there).map_err(out_of_range)?.as_microsecond())
    }

    fn zone(&mut self, name: &str) -> Result<TimeZone, String> {
        if let Some(zone) = self.known.get(name) {
            return Ok(zone.clone());
        }
        let zone = match abbreviated(name) {
            Some(hours) => TimeZone::fixed(Offset::constant(hours)),
            None => TimeZone::get(name).map_err(|_| format!("time zone \"{name}\" not recognized"))?,
        };
        self.known.insert(name.to_owned(), zone.clone());
        Ok(zone)
    }
}

/// The hours before or behind UTC of an abbreviation that is no name of a zone.
fn abbreviated(name: &str) -> Option<i8> {
    Some(match name.to_ascii_uppercase().as_str() {
        "AKST" => -9,
        "AKDT" | "PST" => -8,
        "PDT" => -7,
        "MDT" | "CST" => -6,
        "CDT" => -5,
        "EDT" => -4,
        "BST" => 1,
        "CEST" => 2,
        "EEST" => 3,
        "JST" => 9,
        _ => return None,
    })
}
