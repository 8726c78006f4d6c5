//! DECIMAL from its text, without passing through floating point.

use super::Cell;
use super::number::{excerpt, invalid_digit};
use crate::copy::fault::{Code, Fault};

/// Digits behind the scale are cut, or rounded half away from zero with ROUNDEC.
pub(super) fn decimal<'a>(text: &[u8], precision: u8, scale: u8, round: bool) -> Result<Cell<'a>, Fault> {
    let number = Number::read(text)?;
    let scaled = number.scaled(i64::from(scale), round);
    let Some(scaled) = scaled.filter(|scaled| fits(*scaled, precision)) else {
        let reason =
            format!("Value out of range, Value '{}', Type: Decimal({precision},{scale})", excerpt(text));
        return Err(Fault::value(Code::OutOfRange, text, reason));
    };
    let scaled = if number.negative { -scaled } else { scaled };
    match i64::try_from(scaled) {
        Ok(small) if precision <= 18 => Ok(Cell::Int(small)),
        _ => Ok(Cell::Wide(scaled)),
    }
}

/// A number of seconds or milliseconds times ten to `places`; what is finer is cut.
pub(super) fn micros(text: &[u8], places: i64) -> Option<i64> {
    let number = Number::read(text).ok()?;
    let scaled = number.scaled(places, false)?;
    i64::try_from(if number.negative { -scaled } else { scaled }).ok()
}

fn fits(scaled: i128, precision: u8) -> bool {
    10_i128.checked_pow(u32::from(precision)).is_some_and(|limit| scaled < limit)
}

/// The digits of a number and where its decimal point stands.
struct Number<'a> {
    negative: bool,
    whole: &'a [u8],
    fraction: &'a [u8],
    exponent: i64,
}

impl<'a> Number<'a> {
    fn read(text: &'a [u8]) -> Result<Self, Fault> {
        let negative = text.first() == Some(&b'-');
        let start = usize::from(negative || text.first() == Some(&b'+'));
        let point = digits(text, start);
        let (whole, mut end) = (&text[start..point], point);
        let mut fraction: &[u8] = b"";
        if text.get(point) == Some(&b'.') {
            end = digits(text, point + 1);
            fraction = &text[point + 1..end];
        }
        let mut exponent = 0;
        if !whole.is_empty() | !fraction.is_empty()
            && let Some(b'e' | b'E') = text.get(end)
        {
            exponent = str::from_utf8(&text[end + 1..])
                .ok()
                .and_then(|digits| digits.parse::<i64>().ok())
                .ok_or_else(|| invalid_digit(text, end, "Decimal"))?;
            end = text.len();
        }
        if end < text.len() || whole.is_empty() && fraction.is_empty() {
            return Err(invalid_digit(text, end, "Decimal"));
        }
        Ok(Self { negative, whole, fraction, exponent })
    }

    /// The absolute value times ten to the scale; `None` when it does not fit any DECIMAL.
    fn scaled(&self, scale: i64, round: bool) -> Option<i128> {
        let all = self.whole.iter().chain(self.fraction);
        // How many of the digits stand before the scale's last place.
        let kept = i64::try_from(self.whole.len()).ok()?.checked_add(self.exponent)?.checked_add(scale)?;
        let mut value: i128 = 0;
        let mut digits = all.map(|byte| i128::from(byte - b'0'));
        for (at, digit) in (0_i64..).zip(digits.by_ref()) {
            if at >= kept {
                let up = round && at == kept && digit >= 5;
                return value.checked_add(i128::from(up));
            }
            value = value.checked_mul(10)?.checked_add(digit)?;
        }
        let given = i64::try_from(self.whole.len() + self.fraction.len()).ok()?;
        if value == 0 {
            return Some(0);
        }
        let missing = u32::try_from(kept.saturating_sub(given)).ok()?;
        value.checked_mul(10_i128.checked_pow(missing)?)
    }
}

fn digits(text: &[u8], start: usize) -> usize {
    text[start..].iter().position(|byte| !byte.is_ascii_digit()).map_or(text.len(), |length| start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(text: &str, precision: u8, scale: u8, round: bool) -> Option<Cell<'static>> {
        decimal(text.as_bytes(), precision, scale, round).ok()
    }

    #[test]
    fn fractions_are_cut_or_rounded() {
        for (text, cut, rounded) in [
            ("1.256", 125, 126),
            ("-1.255", -125, -126),
            ("1.2", 120, 120),
            ("0.004", 0, 0),
            ("0.005", 0, 1),
            ("9.9999", 999, 1000),
            (".5", 50, 50),
            ("7.", 700, 700),
        ] {
            assert_eq!(stored(text, 10, 2, false), Some(Cell::Int(cut)), "{text}");
            assert_eq!(stored(text, 10, 2, true), Some(Cell::Int(rounded)), "{text}");
        }
    }

    #[test]
    fn exponents_move_the_point() {
        for (text, scaled) in
            [("1.5e3", 150_000), ("15E-1", 150), ("1e-3", 0), ("12345e-4", 123), ("0e99", 0)]
        {
            assert_eq!(stored(text, 10, 2, false), Some(Cell::Int(scaled)), "{text}");
        }
        assert_eq!(stored("1e99999999999", 10, 2, false), None);
        assert_eq!(stored("1e-99999999999", 10, 2, false), Some(Cell::Int(0)));
    }

    #[test]
    fn the_precision_is_the_limit() {
        assert_eq!(stored("99.99", 4, 2, true), Some(Cell::Int(9999)));
        assert_eq!(stored("99.995", 4, 2, true), None);
        assert_eq!(stored("100", 4, 2, false), None);
        let most = "9".repeat(38);
        assert_eq!(stored(&most, 38, 0, false), Some(Cell::Wide(10_i128.pow(38) - 1)));
        assert_eq!(stored(&format!("{most}9"), 38, 0, false), None);
    }

    #[test]
    fn no_number_is_refused_with_its_place() {
        for (text, at) in [("1,5", 1), ("a", 0), ("-", 1), (".", 1), ("1e", 1), ("1.5.2", 3)] {
            let fault = decimal(text.as_bytes(), 10, 2, false).expect_err(text);
            assert_eq!((fault.code, fault.position), (Code::Digit, at), "{text}");
        }
    }
}
