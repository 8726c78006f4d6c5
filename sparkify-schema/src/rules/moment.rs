//! Whether a text is a day, a time or a moment, as Redshift reads it in every session.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_Date_and_time_literals.html>.

/// `YYYY-MM-DD`, a day that there is.
#[must_use]
pub const fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10 && begins_with_date(bytes)
}

/// `HH:MM`, `HH:MM:SS` or `HH:MM:SS.ffffff`; behind it a zone where it may be `zoned`.
pub(super) const fn is_time(text: &str, zoned: bool) -> bool {
    let bytes = text.as_bytes();
    match end_of_time(bytes, 0) {
        Some(end) => end == bytes.len() || (zoned && begins_zone(bytes[end])),
        None => false,
    }
}

/// A day, or a day and a time with a blank or a `T` between them.
pub(super) const fn is_timestamp(text: &str, zoned: bool) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() < 10 || !begins_with_date(bytes) {
        return false;
    }
    if bytes.len() == 10 {
        return true;
    }
    match end_of_time(bytes, 11) {
        Some(end) => {
            matches!(bytes[10], b' ' | b'T') && (end == bytes.len() || (zoned && begins_zone(bytes[end])))
        }
        None => false,
    }
}

const fn begins_with_date(bytes: &[u8]) -> bool {
    let (Some(century), Some(year), Some(month), Some(day)) =
        (two_digits(bytes, 0), two_digits(bytes, 2), two_digits(bytes, 5), two_digits(bytes, 8))
    else {
        return false;
    };
    let leap = if year == 0 { century % 4 == 0 } else { year % 4 == 0 };
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    };
    bytes[4] == b'-' && bytes[7] == b'-' && day >= 1 && day <= days
}

/// Where the time ends that begins at `start`.
const fn end_of_time(bytes: &[u8], start: usize) -> Option<usize> {
    let (Some(hour), Some(minute)) = (two_digits(bytes, start), two_digits(bytes, start + 3)) else {
        return None;
    };
    if bytes[start + 2] != b':' || hour > 23 || minute > 59 {
        return None;
    }
    let mut end = start + 5;
    if end == bytes.len() || bytes[end] != b':' {
        return Some(end);
    }
    match two_digits(bytes, end + 1) {
        Some(second) if second <= 59 => end += 3,
        _ => return None,
    }
    if end < bytes.len() && bytes[end] == b'.' {
        let point = end;
        end += 1;
        while end < bytes.len() && bytes[end].is_ascii_digit() {
            end += 1;
        }
        if end - point < 2 || end - point > 7 {
            return None;
        }
    }
    Some(end)
}

const fn begins_zone(byte: u8) -> bool {
    matches!(byte, b' ' | b'+' | b'-' | b'Z')
}

const fn two_digits(bytes: &[u8], at: usize) -> Option<u8> {
    if at + 1 < bytes.len() && bytes[at].is_ascii_digit() && bytes[at + 1].is_ascii_digit() {
        Some((bytes[at] - b'0') * 10 + bytes[at + 1] - b'0')
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{is_date, is_time, is_timestamp};

    #[test]
    fn days_are_those_of_the_calendar() {
        for day in ["2024-02-29", "2000-02-29", "0001-01-01", "2026-12-31"] {
            assert!(is_date(day), "{day}");
        }
        for wrong in [
            "2023-02-29",
            "1900-02-29",
            "2024-13-01",
            "2024-04-31",
            "2024-1-1",
            "29.2.2024",
            "",
            "2024-02-29x",
        ] {
            assert!(!is_date(wrong), "{wrong}");
        }
    }

    #[test]
    fn times_have_a_fraction_of_six_digits() {
        for time in ["00:00", "23:59:59", "08:30:00.5", "08:30:00.123456"] {
            assert!(is_time(time, false), "{time}");
        }
        for wrong in
            ["24:00", "8:30", "08:60", "08:30:60", "08:30:00.", "08:30:00.1234567", "08:30+02", "", "08:30:"]
        {
            assert!(!is_time(wrong, false), "{wrong}");
        }
        for zoned in ["08:30+02", "08:30:00 Europe/Berlin", "08:30Z"] {
            assert!(is_time(zoned, true), "{zoned}");
        }
    }

    #[test]
    fn moments_are_a_day_and_a_time() {
        for moment in ["2024-02-29", "2024-02-29 08:30", "2024-02-29T08:30:00.5"] {
            assert!(is_timestamp(moment, false), "{moment}");
        }
        for wrong in ["2024-02-30 08:30", "2024-02-29x08:30", "2024-02-29 ", "2024-02-29 08:30Z", "08:30"] {
            assert!(!is_timestamp(wrong, false), "{wrong}");
        }
        assert!(is_timestamp("2024-02-29 08:30:00+02", true));
    }
}
