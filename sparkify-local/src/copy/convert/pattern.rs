//! TIMEFORMAT and DATEFORMAT: reading a format, and reading text by it.

use crate::copy::plan::{Part, Pattern};

/// The fields a text gave; what it did not give is the start of 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fields {
    pub(crate) year: i16,
    pub(crate) month: i8,
    pub(crate) day: i8,
    pub(crate) hour: i8,
    pub(crate) minute: i8,
    pub(crate) second: i8,
    pub(crate) microsecond: i32,
    afternoon: Option<bool>,
    /// Minutes east of UTC.
    pub(crate) offset: Option<i16>,
}

impl Default for Fields {
    fn default() -> Self {
        Self {
            year: 1970,
            month: 1,
            day: 1,
            hour: 0,
            minute: 0,
            second: 0,
            microsecond: 0,
            afternoon: None,
            offset: None,
        }
    }
}

/// Format words, longer before shorter where one starts the other. In COPY `HH` is `HH24`.
const WORDS: [(&str, Part); 12] = [
    ("YYYY", Part::Year4),
    ("YY", Part::Year2),
    ("MON", Part::MonthName),
    ("MM", Part::Month),
    ("MI", Part::Minute),
    ("DD", Part::Day),
    ("HH24", Part::Hour24),
    ("HH12", Part::Hour12),
    ("HH", Part::Hour24),
    ("SS", Part::Second),
    ("AM", Part::AmPm),
    ("PM", Part::AmPm),
];

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads a format; the error is the part that is not understood.
pub(crate) fn parse(text: &str) -> Result<Pattern, String> {
    let mut parts = Vec::new();
    let mut rest = text;
    'parts: while let Some(first) = rest.bytes().next() {
        for (word, part) in WORDS.iter().chain(&[("OF", Part::Offset)]) {
            if let Some(start) = rest.get(..word.len())
                && start.eq_ignore_ascii_case(word)
            {
                parts.push(*part);
                rest = &rest[word.len()..];
                continue 'parts;
            }
        }
        if first.is_ascii_alphanumeric() && !matches!(first, b'T' | b't' | b'Z' | b'z') {
            let word = rest.split(|c: char| !c.is_ascii_alphanumeric()).next();
            return Err(word.unwrap_or(rest).to_owned());
        }
        if !first.is_ascii() {
            return Err(rest.chars().take(1).collect());
        }
        parts.push(Part::Literal(first));
        rest = &rest[1..];
    }
    Ok(Pattern { text: text.to_owned(), parts })
}

/// Reads text by a format and returns what is left of it.
pub(crate) fn read<'a>(parts: &[Part], mut text: &'a [u8]) -> Option<(Fields, &'a [u8])> {
    let mut fields = Fields::default();
    for part in parts {
        text = read_part(*part, text, &mut fields)?;
    }
    Some((fields.settled()?, text))
}

/// Reads an optional time of day, AM or PM and offset from the end of a text.
pub(crate) fn read_time(mut text: &[u8], fields: &mut Fields) -> Option<()> {
    text = read_part(Part::Hour24, text, fields)?;
    text = read_part(Part::Literal(b':'), text, fields)?;
    text = read_part(Part::Minute, text, fields)?;
    if let Some(rest) = text.strip_prefix(b":") {
        text = read_part(Part::Second, rest, fields)?;
    }
    text = text.trim_ascii_start();
    if let Some(rest) = read_part(Part::AmPm, text, fields) {
        text = rest.trim_ascii_start();
    }
    if !text.is_empty() {
        text = read_part(Part::Offset, text, fields)?;
    }
    *fields = fields.settled()?;
    text.is_empty().then_some(())
}

impl Fields {
    /// Applies AM or PM to an hour from 1 to 12.
    fn settled(mut self) -> Option<Self> {
        if let Some(afternoon) = self.afternoon.take() {
            if !(1..=12).contains(&self.hour) {
                return None;
            }
            self.hour = self.hour % 12 + if afternoon { 12 } else { 0 };
        }
        Some(self)
    }
}

fn read_part<'a>(part: Part, text: &'a [u8], fields: &mut Fields) -> Option<&'a [u8]> {
    if let Part::Literal(byte) = part {
        return text
            .split_first()
            .filter(|(first, _)| first.eq_ignore_ascii_case(&byte))
            .map(|(_, rest)| rest);
    }
    match part {
        Part::Year4 => {
            let (year, rest) = number(text, 4, 4)?;
            fields.year = year;
            return Some(rest);
        }
        Part::Year2 => {
            let (year, rest) = number(text, 2, 2)?;
            fields.year = if year < 70 { 2000 + year } else { 1900 + year };
            return Some(rest);
        }
        Part::MonthName => return month_name(text, fields),
        Part::AmPm => {
            let afternoon = match text.get(..2)?.to_ascii_lowercase().as_slice() {
                b"am" => false,
                b"pm" => true,
                _ => return None,
            };
            fields.afternoon = Some(afternoon);
            return Some(&text[2..]);
        }
        Part::Offset => return offset(text, fields),
        _ => {}
    }
    let (value, rest) = number(text, 1, 2)?;
    let value = i8::try_from(value).ok()?;
    match part {
        Part::Month => fields.month = value,
        Part::Day => fields.day = value,
        Part::Hour24 | Part::Hour12 => fields.hour = value,
        Part::Minute => fields.minute = value,
        _ => {
            fields.second = value;
            return Some(fraction(rest, fields));
        }
    }
    Some(rest)
}

/// A number of so many digits at least and at most.
fn number(text: &[u8], least: usize, most: usize) -> Option<(i16, &[u8])> {
    let digits = text.iter().take(most).take_while(|byte| byte.is_ascii_digit()).count();
    if digits < least {
        return None;
    }
    let value = text[..digits].iter().fold(0, |value, byte| value * 10 + i16::from(byte - b'0'));
    Some((value, &text[digits..]))
}

/// A fraction of a second; digits behind the microsecond are dropped.
fn fraction<'a>(text: &'a [u8], fields: &mut Fields) -> &'a [u8] {
    let Some(rest) = text.strip_prefix(b".") else {
        return text;
    };
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut kept = rest[..digits].iter().map(|byte| i32::from(byte - b'0'));
    fields.microsecond = (0..6).fold(0, |value, _| value * 10 + kept.next().unwrap_or(0));
    &rest[digits..]
}

/// The first three letters of a month, or its whole English name.
fn month_name<'a>(text: &'a [u8], fields: &mut Fields) -> Option<&'a [u8]> {
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let name = str::from_utf8(&text[..letters]).ok()?.to_ascii_lowercase();
    let index = MONTHS.iter().position(|month| name.starts_with(month))?;
    fields.month = i8::try_from(index + 1).ok()?;
    Some(&text[letters..])
}

/// `Z`, `UTC`, `+HH`, `+HHMM` or `+HH:MM`.
fn offset<'a>(text: &'a [u8], fields: &mut Fields) -> Option<&'a [u8]> {
    for zone in ["utc", "gmt", "z"] {
        if text.get(..zone.len()).is_some_and(|start| start.eq_ignore_ascii_case(zone.as_bytes())) {
            fields.offset = Some(0);
            return Some(&text[zone.len()..]);
        }
    }
    let sign = match text.first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, mut rest) = number(&text[1..], 2, 2)?;
    let mut minutes = 0;
    let after = rest.strip_prefix(b":").unwrap_or(rest);
    if let Some((value, left)) = number(after, 2, 2) {
        (minutes, rest) = (value, left);
    }
    if hours > 15 || minutes > 59 {
        return None;
    }
    fields.offset = Some(sign * (hours * 60 + minutes));
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_read_into_its_parts() {
        let pattern = parse("MM/DD/YYYY HH12:MI:SS AM").expect("known parts");
        assert_eq!(pattern.parts.len(), 13);
        assert_eq!(parse("YYYY-QQ"), Err("QQ".to_owned()));
        assert_eq!(parse("YYYY é"), Err("é".to_owned()));
    }

    #[test]
    fn text_is_read_by_a_format() {
        let pattern = parse("DD-MON-YY HH12:MI:SS PM").expect("known parts");
        let (fields, rest) =
            read(&pattern.parts, b"05-Nov-18 12:30:01.5 AM").expect("the text has the format");
        assert!(rest.is_empty());
        assert_eq!((fields.year, fields.month, fields.day), (2018, 11, 5));
        assert_eq!((fields.hour, fields.minute, fields.second), (0, 30, 1));
        assert_eq!(fields.microsecond, 500_000);
    }

    #[test]
    fn offsets_are_minutes() {
        for (text, minutes) in [("Z", 0), ("+01", 60), ("-0530", -330), ("+05:45", 345)] {
            let mut fields = Fields::default();
            assert_eq!(offset(text.as_bytes(), &mut fields), Some(&b""[..]), "{text}");
            assert_eq!(fields.offset, Some(minutes), "{text}");
        }
    }
}
