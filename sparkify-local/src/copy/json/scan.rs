//! Finding the end of JSON tokens: strings eight bytes a step, numbers by the grammar.

use crate::copy::fault::Fault;

const ONES: u64 = u64::MAX / 0xff;
const HIGH: u64 = ONES << 7;

/// The first byte from `at` on that is not JSON whitespace.
#[inline]
pub(crate) fn skip_space(text: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = text.get(at) {
        at += 1;
    }
    at
}

/// The first byte from `at` on that a string cannot simply contain: a quote, a backslash or a control
/// character; the length of the text if there is none.
#[inline]
pub(crate) fn string_stop(text: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = text.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let word = u64::from_le_bytes(*chunk);
        let stops = zero_bytes(word ^ (ONES * 0x22)) | zero_bytes(word ^ (ONES * 0x5c)) | below_space(word);
        if stops != 0 {
            return at + (stops.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while let Some(&byte) = text.get(at) {
        if byte == b'"' || byte == b'\\' || byte < b' ' {
            return at;
        }
        at += 1;
    }
    at
}

// Both tests may also mark bytes above a marked one (the subtraction borrows); only the lowest is used.
#[inline]
fn zero_bytes(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & HIGH
}

#[inline]
fn below_space(word: u64) -> u64 {
    word.wrapping_sub(ONES * 0x20) & !word & HIGH
}

/// A string from its opening quote: the byte after the closing one, and whether it holds escapes.
#[inline]
pub(crate) fn string_end(text: &[u8], open: usize) -> Result<(usize, bool), Fault> {
    let mut at = open + 1;
    let mut escaped = false;
    loop {
        at = string_stop(text, at);
        match text.get(at) {
            Some(b'"') => return Ok((at + 1, escaped)),
            Some(b'\\') => {
                if !matches!(
                    text.get(at + 1),
                    Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' | b'u')
                ) {
                    return Err(unexpected(text, at + 1, "one of \" \\ / b f n r t u"));
                }
                escaped = true;
                at += 2;
            }
            Some(b'\n') => {
                return Err(Fault::json(at, "Invalid JSON: the line ends inside a string"));
            }
            Some(byte) => {
                let reason = format!("Invalid JSON: control character 0x{byte:02x} in a string");
                return Err(Fault::json(at, reason));
            }
            None => {
                return Err(Fault::json(at, "Invalid JSON: the text ends inside a string"));
            }
        }
    }
}

/// A number from its first byte: the byte after it.
#[inline]
pub(crate) fn number_end(text: &[u8], start: usize) -> Result<usize, Fault> {
    let mut at = start + usize::from(text.get(start) == Some(&b'-'));
    match text.get(at) {
        Some(b'0') => at += 1,
        Some(b'1'..=b'9') => at = digits(text, at),
        _ => return Err(Fault::json(at, "Invalid JSON: a number without digits")),
    }
    if text.get(at) == Some(&b'.') {
        let fraction = digits(text, at + 1);
        if fraction == at + 1 {
            return Err(Fault::json(at, "Invalid JSON: no digit after the decimal point"));
        }
        at = fraction;
    }
    if let Some(b'e' | b'E') = text.get(at) {
        let sign = usize::from(matches!(text.get(at + 1), Some(b'+' | b'-')));
        let exponent = digits(text, at + 1 + sign);
        if exponent == at + 1 + sign {
            return Err(Fault::json(at, "Invalid JSON: no digit in the exponent"));
        }
        at = exponent;
    }
    match text.get(at) {
        Some(b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t') | None => Ok(at),
        Some(_) => Err(unexpected(text, at, "the end of the number")),
    }
}

#[inline]
fn digits(text: &[u8], mut at: usize) -> usize {
    while let Some(b'0'..=b'9') = text.get(at) {
        at += 1;
    }
    at
}

/// One of the words `true`, `false`, `null` if it stands at `at`: the byte after it.
#[inline]
pub(crate) fn word_end(text: &[u8], at: usize, word: &[u8]) -> Result<usize, Fault> {
    if text.get(at..at + word.len()) == Some(word) {
        Ok(at + word.len())
    } else {
        Err(unexpected(text, at, "a value"))
    }
}

/// A fault that names what was met and what should have been there.
#[cold]
pub(crate) fn unexpected(text: &[u8], at: usize, expected: &str) -> Fault {
    let met = match text.get(at) {
        None => "the text ends".to_owned(),
        Some(b'\n') => "the line ends".to_owned(),
        Some(&byte) if byte.is_ascii_graphic() => format!("'{}'", char::from(byte)),
        Some(byte) => format!("byte 0x{byte:02x}"),
    };
    Fault::json(at, format!("Invalid JSON: {met} where {expected} should be"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_is_found_at_every_offset() {
        for stop in [b'"', b'\\', b'\n', 0, 0x1f] {
            for before in 0..40 {
                for after in [0, 1, 7, 8, 9] {
                    let mut text = vec![0x80; before];
                    text.iter_mut().step_by(3).for_each(|byte| *byte = 0x21);
                    text.push(stop);
                    text.extend(std::iter::repeat_n(b'"', after));
                    assert_eq!(string_stop(&text, 0), before, "{text:?}");
                }
            }
        }
    }

    #[test]
    fn bytes_above_ascii_and_space_do_not_stop() {
        let text: Vec<u8> = (0x20..=0xff).filter(|byte| ![b'"', b'\\'].contains(byte)).collect();
        assert_eq!(string_stop(&text, 0), text.len());
    }

    #[test]
    fn numbers_follow_the_grammar() {
        for good in ["0", "-0", "10", "1.5", "-1.5e+10", "1E5", "1e-5"] {
            assert_eq!(number_end(good.as_bytes(), 0), Ok(good.len()), "{good}");
        }
        for bad in ["-", "01", ".5", "1.", "1e", "1e+", "+1", "0x1", "1a", "--1"] {
            assert!(number_end(bad.as_bytes(), 0).is_err(), "{bad}");
        }
    }
}
