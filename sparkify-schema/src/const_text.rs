//! Text assembled in const evaluation.

const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// A buffer of `N` bytes; what does not fit is measured and not written.
#[derive(Debug)]
pub(crate) struct ConstText<const N: usize> {
    buffer: [u8; N],
    length: usize,
}

impl<const N: usize> ConstText<N> {
    /// An empty text.
    #[must_use]
    pub(crate) const fn new() -> Self {
        Self { buffer: [0; N], length: 0 }
    }

    /// Appends `text`.
    #[expect(
        unsafe_code,
        reason = "a loop over the bytes is half of what a table's statements cost in const evaluation"
    )]
    pub(crate) const fn put(&mut self, text: &str) {
        let (at, bytes) = (self.length, text.as_bytes());
        let length = bytes.len();
        self.length += length;
        if self.length > N || length == 0 {
            return;
        }
        // Places, not functions, give the addresses: in const evaluation a call costs more than ten bytes.
        let (from, to) = (&raw const *bytes, &raw mut self.buffer);
        // SAFETY: `length` bytes from the first of `text` are `text`, those from `at` end within the buffer, and what is
        // borrowed mutably is nothing else's.
        unsafe { std::ptr::copy_nonoverlapping(&raw const (*from)[0], &raw mut (*to)[at], length) }
    }

    /// Appends a decimal integer.
    #[expect(clippy::cast_possible_truncation, reason = "a digit fits into every integer")]
    pub(crate) const fn put_integer(&mut self, number: i64) {
        if number < 0 {
            self.put("-");
        }
        let mut rest = number.unsigned_abs();
        let mut divisor = 1;
        while rest / divisor >= 10 {
            divisor *= 10;
        }
        while divisor > 0 {
            self.put(DIGITS[(rest / divisor) as usize]);
            rest %= divisor;
            divisor /= 10;
        }
    }

    /// Appends an identifier, quoted where it must be.
    pub(crate) const fn put_identifier(&mut self, name: &str) {
        if crate::identifier::must_be_quoted(name) {
            self.put("\"");
            let mut rest = name;
            while let Some((head, tail)) = split_once(rest, b'"') {
                self.put(head);
                self.put("\"\"");
                rest = tail;
            }
            self.put(rest);
            self.put("\"");
        } else {
            self.put(name);
        }
    }

    /// Appends a string literal; Redshift reads a backslash as an escape, so both it and the quote are doubled.
    pub(crate) const fn put_literal(&mut self, value: &str) {
        self.put("'");
        let bytes = value.as_bytes();
        let (mut start, mut at) = (0, 0);
        while at < bytes.len() {
            if matches!(bytes[at], b'\'' | b'\\') {
                self.put(slice(value, start, at + 1));
                start = at;
            }
            at += 1;
        }
        self.put(slice(value, start, bytes.len()));
        self.put("'");
    }

    /// Whether all of the text was written.
    #[must_use]
    pub(crate) const fn fits(&self) -> bool {
        self.length <= N
    }

    /// Bytes of the text so far, written or measured.
    #[must_use]
    pub(crate) const fn len(&self) -> usize {
        self.length
    }

    /// Whether nothing was written.
    #[must_use]
    pub(crate) const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The text.
    ///
    /// # Panics
    /// If it does not fit.
    #[must_use]
    #[expect(
        unsafe_code,
        reason = "to look at every byte again is a third of what a table's statements cost in const evaluation"
    )]
    pub(crate) const fn as_str(&self) -> &str {
        assert!(self.length <= N, "the text does not fit into its buffer");
        let buffer = &raw const self.buffer;
        // SAFETY: the first `length` bytes lie within the buffer, which `self` lends. `put` alone writes, and it writes whole
        // strings one after the other. The compiler looks at the text of every constant besides: one that is not UTF-8 is
        // an error.
        unsafe { str::from_utf8_unchecked(std::slice::from_raw_parts(&raw const (*buffer)[0], self.length)) }
    }
}

/// Byte-wise equality of two strings.
#[must_use]
pub(crate) const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// Stops const evaluation with a composed message.
///
/// # Panics
/// Always: in const evaluation a panic is a compile error.
#[track_caller]
pub(crate) const fn fail(parts: &[&str]) -> ! {
    let mut text = ConstText::<1024>::new();
    let mut i = 0;
    while i < parts.len() {
        if text.len() + parts[i].len() <= 1024 {
            text.put(parts[i]);
        }
        i += 1;
    }
    panic!("{}", text.as_str())
}

const fn slice(text: &str, from: usize, to: usize) -> &str {
    text.split_at(to).0.split_at(from).1
}

const fn split_once(text: &str, mark: u8) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i] == mark {
            return Some((slice(text, 0, i), slice(text, i + 1, bytes.len())));
        }
        i += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::ConstText;

    fn literal(value: &str) -> String {
        let mut text = ConstText::<64>::new();
        text.put_literal(value);
        text.as_str().to_owned()
    }

    #[test]
    fn quotes_and_backslashes_are_doubled() {
        assert_eq!(literal("it's"), "'it''s'");
        assert_eq!(literal(r"a\b"), r"'a\\b'");
        assert_eq!(literal(r"'\"), r"'''\\'");
        assert_eq!(literal(""), "''");
    }

    #[test]
    fn what_does_not_fit_is_measured() {
        let mut text = ConstText::<4>::new();
        text.put("four");
        assert!(text.fits());
        assert_eq!(text.as_str(), "four");
        text.put("");
        text.put("more");
        assert!(!text.fits());
        assert_eq!(text.len(), 8);
    }

    #[test]
    #[should_panic(expected = "does not fit")]
    fn a_text_that_does_not_fit_is_not_read() {
        let mut text = ConstText::<4>::new();
        text.put("fourteen");
        let _ = text.as_str();
    }

    #[test]
    fn integers_are_decimal() {
        let mut text = ConstText::<64>::new();
        text.put_integer(i64::MIN);
        text.put(" ");
        text.put_integer(0);
        text.put(" ");
        text.put_integer(1907);
        assert_eq!(text.as_str(), "-9223372036854775808 0 1907");
    }
}
