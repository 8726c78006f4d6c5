//! Dates and times on the wire.

use bytes::{BufMut, BytesMut};

/// 2000-01-01, where binary dates and times start.
pub(crate) const EPOCH_DAYS: i32 = 10_957;
/// The same in microseconds.
pub(crate) const EPOCH_MICROS: i64 = 946_684_800_000_000;
pub(crate) const DAY: i64 = 86_400_000_000;

/// Year, month and day of a number of days since 1970-01-01, in the Gregorian calendar.
fn civil(days: i64) -> (i64, i64, i64) {
    // Years of 400 · 365.2425 days that start in March, so that the leap day ends them.
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// `2018-11-01`; years before 1 are counted back from 1 BC.
pub(crate) fn write_date(out: &mut BytesMut, days: i64) {
    let (year, month, day) = civil(days);
    let (year, era) = if year < 1 { (1 - year, " BC") } else { (year, "") };
    out.put_slice(format!("{year:04}-{month:02}-{day:02}{era}").as_bytes());
}

/// `21:01:46.796`: the fraction only as far as it is not zero.
pub(crate) fn write_time(out: &mut BytesMut, micros: i64) {
    let seconds = micros / 1_000_000;
    out.put_slice(format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60).as_bytes());
    write_fraction(out, micros % 1_000_000);
}

fn write_fraction(out: &mut BytesMut, micros: i64) {
    if micros != 0 {
        let digits = format!("{micros:06}");
        out.put_u8(b'.');
        out.put_slice(digits.trim_end_matches('0').as_bytes());
    }
}

/// `2018-11-01 21:01:46.796`.
pub(crate) fn write_timestamp(out: &mut BytesMut, micros: i64) {
    write_date(out, micros.div_euclid(DAY));
    let end = out.len();
    let era = out.ends_with(b" BC");
    if era {
        out.truncate(end - 3);
    }
    out.put_u8(b' ');
    write_time(out, micros.rem_euclid(DAY));
    if era {
        out.put_slice(b" BC");
    }
}

/// `1 year 2 mons 3 days 04:05:06.7`.
pub(crate) fn write_interval(out: &mut BytesMut, months: i32, days: i32, micros: i64) {
    let mut parts = Vec::new();
    let mut part = |count: i32, one: &str| {
        if count != 0 {
            parts.push(format!("{count} {one}{}", if count == 1 { "" } else { "s" }));
        }
    };
    part(months / 12, "year");
    part(months % 12, "mon");
    part(days, "day");
    let mut text = parts.join(" ");
    if micros != 0 || text.is_empty() {
        let mut time = BytesMut::new();
        write_time(&mut time, micros.abs());
        let space = if text.is_empty() { "" } else { " " };
        let sign = if micros < 0 { "-" } else { "" };
        text = format!("{text}{space}{sign}{}", String::from_utf8_lossy(&time));
    }
    out.put_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(write: impl FnOnce(&mut BytesMut)) -> String {
        let mut out = BytesMut::new();
        write(&mut out);
        String::from_utf8(out.to_vec()).expect("ASCII")
    }

    #[test]
    fn timestamps_print_their_fraction_as_far_as_needed() {
        assert_eq!(text(|out| write_timestamp(out, 1_541_106_106_796_000)), "2018-11-01 21:01:46.796");
        assert_eq!(text(|out| write_timestamp(out, 0)), "1970-01-01 00:00:00");
        assert_eq!(text(|out| write_timestamp(out, -1)), "1969-12-31 23:59:59.999999");
    }

    #[test]
    fn dates_of_all_ages() {
        assert_eq!(text(|out| write_date(out, i64::from(EPOCH_DAYS))), "2000-01-01");
        assert_eq!(text(|out| write_date(out, 11_016)), "2000-02-29");
        assert_eq!(text(|out| write_date(out, -719_163)), "0001-12-31 BC");
    }

    #[test]
    fn intervals() {
        assert_eq!(text(|out| write_interval(out, 14, 1, 500_000)), "1 year 2 mons 1 day 00:00:00.5");
        assert_eq!(text(|out| write_interval(out, 0, 0, 0)), "00:00:00");
    }
}
