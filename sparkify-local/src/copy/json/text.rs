//! Decoding the escapes of a JSON string.

use super::scan::{string_stop, unexpected};
use crate::copy::fault::Fault;

/// Decodes a string from its opening quote into `out` and returns the byte after the closing one.
///
/// A lone surrogate and a NUL come out as the bytes Redshift calls invalid (`ed a0 80`, `00`): they are
/// judged with the column's value, where ACCEPTINVCHARS may replace them.
pub(crate) fn decode(text: &[u8], open: usize, out: &mut Vec<u8>) -> Result<usize, Fault> {
    out.clear();
    let mut at = open + 1;
    loop {
        let stop = string_stop(text, at);
        out.extend_from_slice(&text[at..stop]);
        match text.get(stop) {
            Some(b'"') => return Ok(stop + 1),
            Some(b'\\') => at = escape(text, stop, out)?,
            _ => return Err(unexpected(text, stop, "the string's closing quote")),
        }
    }
}

/// Decodes the escape whose backslash stands at `at`.
fn escape(text: &[u8], at: usize, out: &mut Vec<u8>) -> Result<usize, Fault> {
    let byte = match text.get(at + 1) {
        Some(&byte @ (b'"' | b'\\' | b'/')) => byte,
        Some(b'n') => b'\n',
        Some(b't') => b'\t',
        Some(b'r') => b'\r',
        Some(b'b') => 8,
        Some(b'f') => 12,
        Some(b'u') => return unicode(text, at, out),
        _ => return Err(unexpected(text, at + 1, "one of \" \\ / b f n r t u")),
    };
    out.push(byte);
    Ok(at + 2)
}

fn unicode(text: &[u8], at: usize, out: &mut Vec<u8>) -> Result<usize, Fault> {
    let unit = hex(text, at + 2)?;
    if (0xd800..0xdc00).contains(&unit) && text.get(at + 6) == Some(&b'\\') && text.get(at + 7) == Some(&b'u')
    {
        let low = hex(text, at + 8)?;
        if (0xdc00..0xe000).contains(&low) {
            push(out, 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
            return Ok(at + 12);
        }
    }
    push(out, unit);
    Ok(at + 6)
}

fn push(out: &mut Vec<u8>, code: u32) {
    if let Some(character) = char::from_u32(code) {
        out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        return;
    }
    // A surrogate in the three bytes that UTF-8 would give it, were it a character.
    let low = |shift: u32, mask: u32| u8::try_from(code >> shift & mask).unwrap_or(0);
    out.extend_from_slice(&[0xe0 | low(12, 0x0f), 0x80 | low(6, 0x3f), 0x80 | low(0, 0x3f)]);
}

fn hex(text: &[u8], at: usize) -> Result<u32, Fault> {
    (at..at + 4).try_fold(0, |code, at| {
        text.get(at)
            .and_then(|&byte| char::from(byte).to_digit(16))
            .map(|digit| code << 4 | digit)
            .ok_or_else(|| unexpected(text, at, "a hexadecimal digit"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(json: &str) -> Result<Vec<u8>, Fault> {
        let mut out = Vec::new();
        decode(json.as_bytes(), 0, &mut out).map(|end| {
            assert_eq!(end, json.len());
            out
        })
    }

    #[test]
    fn escapes_are_decoded() {
        let all = decoded(r#""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00z""#);
        assert_eq!(all, Ok("a\"\\/\u{8}\u{c}\n\r\té😀z".into()));
    }

    #[test]
    fn a_lone_surrogate_stays_visible_as_invalid_bytes() {
        assert_eq!(decoded(r#""\ud800x""#), Ok(vec![0xed, 0xa0, 0x80, b'x']));
        assert_eq!(decoded(r#""\udfff""#), Ok(vec![0xed, 0xbf, 0xbf]));
        let two = decoded(r#""\ud800\ud83d\ude00""#).expect("two code points");
        assert_eq!(two, [&[0xed, 0xa0, 0x80], "😀".as_bytes()].concat());
    }

    #[test]
    fn a_broken_escape_names_its_place() {
        for (json, at) in [(r#""\x""#, 2), (r#""\u12g4""#, 5), (r#""\"#, 2), (r#""\u1"#, 4)] {
            assert_eq!(decoded(json).map_err(|fault| fault.at), Err(at), "{json}");
        }
    }
}
