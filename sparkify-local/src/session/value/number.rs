//! Numbers on the wire.

use bytes::{BufMut, BytesMut};

/// The shortest digits that read back as the same value, laid out as `PostgreSQL` does.
pub(crate) fn write_f64(out: &mut BytesMut, value: f64) {
    write_float(out, value.is_finite().then(|| format!("{value:e}")), value, 15);
}

/// The shortest digits that read back as the same value.
pub(crate) fn write_f32(out: &mut BytesMut, value: f32) {
    write_float(out, value.is_finite().then(|| format!("{value:e}")), f64::from(value), 6);
}

/// `scientific` is like `1.5e-7`; small and large exponents keep that form, with a sign and two digits.
fn write_float(out: &mut BytesMut, scientific: Option<String>, value: f64, digits: i32) {
    let Some(scientific) = scientific else {
        let word = if value.is_nan() {
            "NaN"
        } else if value > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        };
        return out.put_slice(word.as_bytes());
    };
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if exponent < -4 || exponent >= digits {
        let sign = if exponent < 0 { '-' } else { '+' };
        return out.put_slice(format!("{mantissa}e{sign}{:02}", exponent.abs()).as_bytes());
    }
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let plain: String = mantissa.chars().filter(|c| *c != '.').collect();
    out.put_slice(sign.as_bytes());
    let point = usize::try_from(exponent + 1).unwrap_or(0);
    if exponent < 0 {
        let zeros = usize::try_from(-exponent - 1).unwrap_or(0);
        out.put_slice(format!("0.{}{plain}", "0".repeat(zeros)).as_bytes());
    } else if plain.len() <= point {
        out.put_slice(format!("{plain}{}", "0".repeat(point - plain.len())).as_bytes());
    } else {
        out.put_slice(format!("{}.{}", &plain[..point], &plain[point..]).as_bytes());
    }
}

/// A decimal with all digits of its scale.
pub(crate) fn write_numeric(out: &mut BytesMut, value: i128, scale: u32) {
    let digits = value.unsigned_abs().to_string();
    let scale = scale as usize;
    let digits = format!("{digits:0>width$}", width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    if value < 0 {
        out.put_u8(b'-');
    }
    out.put_slice(whole.as_bytes());
    if scale > 0 {
        out.put_u8(b'.');
        out.put_slice(fraction.as_bytes());
    }
}

/// A decimal in groups of four digits, as `PostgreSQL`'s binary NUMERIC.
pub(crate) fn write_numeric_binary(out: &mut BytesMut, value: i128, scale: u32) {
    let mut text = BytesMut::new();
    write_numeric(&mut text, value.checked_abs().unwrap_or(i128::MAX), scale);
    let text = String::from_utf8_lossy(&text).into_owned();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let lead = (4 - whole.len() % 4) % 4;
    let whole = format!("{}{whole}", "0".repeat(lead));
    let fraction = format!("{fraction}{}", "0".repeat((4 - fraction.len() % 4) % 4));
    let group = |digits: &str| digits.parse::<i16>().unwrap_or(0);
    let groups = |text: &str| -> Vec<i16> {
        (0..text.len() / 4).map(|index| group(&text[index * 4..index * 4 + 4])).collect()
    };
    let mut digits = groups(&whole);
    let weight = i16::try_from(digits.len()).unwrap_or(0) - 1;
    digits.extend(groups(&fraction));
    let zeros = digits.iter().take_while(|digit| **digit == 0).count();
    let weight = if zeros == digits.len() { 0 } else { weight - i16::try_from(zeros).unwrap_or(0) };
    let mut digits = digits.split_off(zeros);
    while digits.last() == Some(&0) {
        digits.pop();
    }
    out.put_i16(i16::try_from(digits.len()).unwrap_or(0));
    out.put_i16(weight);
    out.put_u16(if value < 0 { 0x4000 } else { 0 });
    out.put_i16(i16::try_from(scale).unwrap_or(0));
    for digit in digits {
        out.put_i16(digit);
    }
}

/// The text of a binary NUMERIC.
pub(crate) fn read_numeric_binary(bytes: &[u8]) -> Option<String> {
    let word = |index: usize| -> Option<u16> {
        Some(u16::from_be_bytes(bytes.get(index * 2..index * 2 + 2)?.try_into().ok()?))
    };
    let (count, weight, sign, scale) = (word(0)?, word(1)?.cast_signed(), word(2)?, word(3)?);
    if sign == 0xC000 {
        return Some("NaN".to_owned());
    }
    let digits: Vec<u16> = (0..usize::from(count)).map(|index| word(4 + index)).collect::<Option<_>>()?;
    let at =
        |place: i32| usize::try_from(place).ok().and_then(|place| digits.get(place)).copied().unwrap_or(0);
    let mut text = String::from(if sign == 0x4000 { "-" } else { "" });
    let weight = i32::from(weight);
    // Whole groups start at place 0; a negative weight has none.
    let whole = groups_text((0..=weight).map(at));
    let trimmed = whole.trim_start_matches('0');
    text.push_str(if trimmed.is_empty() { "0" } else { trimmed });
    if scale > 0 {
        let groups = i32::from(scale).div_euclid(4) + 1;
        let fraction = groups_text((1..=groups).map(|place| at(weight + place)));
        text.push('.');
        text.push_str(&fraction[..usize::from(scale)]);
    }
    Some(text)
}

/// Four digits a group.
fn groups_text(groups: impl Iterator<Item = u16>) -> String {
    groups.fold(String::new(), |text, group| text + &format!("{group:04}"))
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
    fn floats_as_postgresql_lays_them_out() {
        let cases = [
            (0.0, "0"),
            (1.0, "1"),
            (-1.5, "-1.5"),
            (277.15873, "277.15873"),
            (0.0001, "0.0001"),
            (0.00001, "1e-05"),
            (1e15, "1e+15"),
            (123_456_789_012_345.0, "123456789012345"),
            (1.541_022_995_796e12, "1541022995796"),
            (f64::NEG_INFINITY, "-Infinity"),
        ];
        for (value, expected) in cases {
            assert_eq!(text(|out| write_f64(out, value)), expected);
        }
    }

    #[test]
    fn decimals_keep_their_scale() {
        assert_eq!(text(|out| write_numeric(out, -5, 2)), "-0.05");
        assert_eq!(text(|out| write_numeric(out, 1200, 2)), "12.00");
        assert_eq!(text(|out| write_numeric(out, 7, 0)), "7");
    }

    #[test]
    fn binary_decimals_read_back() {
        for (value, scale, expected) in [
            (-5, 2, "-0.05"),
            (123_456_789, 4, "12345.6789"),
            (0, 3, "0.000"),
            (100_000_000, 0, "100000000"),
            (1, 9, "0.000000001"),
        ] {
            let mut out = BytesMut::new();
            write_numeric_binary(&mut out, value, scale);
            assert_eq!(read_numeric_binary(&out).as_deref(), Some(expected));
        }
    }
}
