//! Strings: lengths in bytes, invalid UTF-8, blanks and empty strings.

use super::{Cell, Kind, Value};
use crate::copy::fault::{Code, Fault};
use crate::copy::plan::Rules;

#[inline]
pub(super) fn varchar<'a>(
    length: u32,
    rules: &Rules,
    value: &Value<'a>,
    scratch: &'a mut Vec<u8>,
) -> Result<Cell<'a>, Fault> {
    let mut text = value.text;
    if !value.utf8
        && let Some(bad) = first_invalid(text)
    {
        let Some(replacement) = rules.accept_inv_chars else {
            return Err(invalid(text, &bad));
        };
        replace_invalid(text, replacement, scratch);
        text = scratch;
    }
    if rules.blanks_as_null && is_blank(text) {
        return Ok(Cell::Null);
    }
    if rules.trim_blanks {
        text = text.trim_suffix_of(b' ');
    }
    if rules.empty_as_null && text.is_empty() {
        return Ok(Cell::Null);
    }
    let length = length as usize;
    if text.len() <= length {
        return Ok(Cell::Text(text));
    }
    if rules.truncate_columns {
        return Ok(Cell::Text(cut(text, length)));
    }
    Err(Fault::value(Code::OutOfRange, text, "String length exceeds DDL length").at_byte(length))
}

/// A CHAR holds single-byte characters; the blanks it is padded with are not stored.
pub(super) fn char<'a>(length: u32, rules: &Rules, value: &Value<'a>) -> Result<Cell<'a>, Fault> {
    let text = value.text;
    if rules.blanks_as_null && is_blank(text) || rules.empty_as_null && text.is_empty() {
        return Ok(Cell::Null);
    }
    if let Some(at) = text.iter().position(|byte| !byte.is_ascii()) {
        let reason = "Multibyte character not supported for CHAR (Hint: Try using VARCHAR)";
        return Err(Fault::value(Code::Char, text, reason).at_byte(at));
    }
    if !value.utf8
        && let Some(bad) = first_invalid(text)
    {
        return Err(invalid(text, &bad));
    }
    let length = length as usize;
    if text.len() <= length {
        return Ok(Cell::Text(text.trim_suffix_of(b' ')));
    }
    if rules.truncate_columns {
        return Ok(Cell::Text(text[..length].trim_suffix_of(b' ')));
    }
    Err(Fault::value(Code::OutOfRange, text, "Char length exceeds DDL length").at_byte(length))
}

/// A SUPER takes the JSON text.
pub(super) fn json<'a>(value: &Value<'a>) -> Result<Cell<'a>, Fault> {
    // Escapes stay as written here, so that only the bytes between them can be wrong.
    if (!value.utf8 || value.kind == Kind::Nested)
        && let Some(bad) = first_invalid(value.raw)
    {
        return Err(invalid(value.raw, &bad));
    }
    Ok(Cell::Text(value.raw))
}

fn is_blank(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_whitespace)
}

trait TrimSuffix {
    fn trim_suffix_of(&self, byte: u8) -> &Self;
}

impl TrimSuffix for [u8] {
    fn trim_suffix_of(&self, byte: u8) -> &Self {
        let kept = self.iter().rposition(|&other| other != byte);
        &self[..kept.map_or(0, |last| last + 1)]
    }
}

/// The longest start of at most `length` bytes that ends with a whole character.
fn cut(text: &[u8], length: usize) -> &[u8] {
    let is_start = |at: &usize| text.get(*at).is_none_or(|byte| byte & 0xc0 != 0x80);
    let end = (0..=length).rev().find(is_start).unwrap_or(0);
    &text[..end]
}

/// The first bytes that are no character, or NUL, which no string can hold.
fn first_invalid(text: &[u8]) -> Option<std::ops::Range<usize>> {
    let valid = match simdutf8::compat::from_utf8(text) {
        Ok(_) => text.len(),
        Err(error) => error.valid_up_to(),
    };
    if let Some(nul) = memchr::memchr(0, &text[..valid]) {
        return Some(nul..nul + 1);
    }
    (valid < text.len()).then(|| valid..valid + broken_length(&text[valid..]))
}

/// How many bytes belong to the broken character that a text starts with: its first byte and those that
/// continue it, as many as the first byte announces.
fn broken_length(text: &[u8]) -> usize {
    let announced = match text.first() {
        Some(0xc0..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf7) => 4,
        _ => 1,
    };
    let continued = text[1..].iter().take(announced - 1).take_while(|byte| *byte & 0xc0 == 0x80);
    1 + continued.count()
}

/// Every invalid byte becomes the replacement character.
fn replace_invalid(mut text: &[u8], replacement: char, out: &mut Vec<u8>) {
    out.clear();
    let mut buffer = [0; 4];
    let replacement = replacement.encode_utf8(&mut buffer).as_bytes();
    while let Some(bad) = first_invalid(text) {
        out.extend_from_slice(&text[..bad.start]);
        for _ in bad.clone() {
            out.extend_from_slice(replacement);
        }
        text = &text[bad.end..];
    }
    out.extend_from_slice(text);
}

#[cold]
fn invalid(text: &[u8], bad: &std::ops::Range<usize>) -> Fault {
    let hex: Vec<String> = text[bad.clone()].iter().map(|byte| format!("{byte:02x}")).collect();
    let reason = format!(
        "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: {}",
        hex.join(" ")
    );
    Fault::value(Code::Utf8, text, reason).at_byte(bad.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_never_splits_a_character() {
        let text = "aé€😀".as_bytes();
        let lengths: Vec<usize> = (0..=text.len()).map(|length| cut(text, length).len()).collect();
        assert_eq!(lengths, [0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10]);
    }

    #[test]
    fn invalid_bytes_are_named_together() {
        for (text, range) in [
            (&b"ab\xa4c"[..], 2..3),
            (b"\xed\xa0\x80", 0..3),
            (b"x\xe2\x82", 1..3),
            (b"\xf5\x80\x80\x80", 0..4),
            (b"a\0b", 1..2),
            (b"\xc3\x28", 0..1),
        ] {
            assert_eq!(first_invalid(text), Some(range), "{text:x?}");
        }
        assert_eq!(first_invalid("é😀".as_bytes()), None);
    }

    #[test]
    fn every_invalid_byte_is_replaced() {
        let mut out = Vec::new();
        replace_invalid(b"a\xed\xa0\x80b\0\xff\xc3\xa9", '?', &mut out);
        assert_eq!(String::from_utf8(out).as_deref(), Ok("a???b??é"));
    }
}
