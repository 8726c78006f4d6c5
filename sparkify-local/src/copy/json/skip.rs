//! Passing over a value nobody asked for, or taken as text, without trusting it to be JSON.

use super::scan::{number_end, skip_space, string_end, unexpected, word_end};
use crate::copy::fault::Fault;

/// The deepest nesting Redshift takes.
pub(crate) const DEPTH_LIMIT: usize = 1000;

/// The byte after the value that starts at `at`. Nesting is kept in a list, not on the stack.
pub(crate) fn value_end(text: &[u8], mut at: usize) -> Result<usize, Fault> {
    let mut open: Vec<u8> = Vec::new();
    loop {
        match text.get(at) {
            Some(&bracket @ (b'{' | b'[')) => {
                if open.len() == DEPTH_LIMIT {
                    let reason = format!("Invalid JSON: nested deeper than {DEPTH_LIMIT} levels");
                    return Err(Fault::json(at, reason));
                }
                let close = if bracket == b'{' { b'}' } else { b']' };
                at = skip_space(text, at + 1);
                if text.get(at) == Some(&close) {
                    at += 1;
                } else {
                    open.push(close);
                    at = member(text, at, close)?;
                    continue;
                }
            }
            _ => at = scalar_end(text, at)?,
        }
        // A value ended: go on in what is open around it.
        loop {
            let Some(&close) = open.last() else {
                return Ok(at);
            };
            at = skip_space(text, at);
            match text.get(at) {
                Some(b',') => {
                    at = member(text, skip_space(text, at + 1), close)?;
                    break;
                }
                Some(&byte) if byte == close => {
                    open.pop();
                    at += 1;
                }
                _ if close == b'}' => return Err(unexpected(text, at, "',' or '}'")),
                _ => return Err(unexpected(text, at, "',' or ']'")),
            }
        }
    }
}

/// Where the next value of a container starts: after the key, in an object.
fn member(text: &[u8], at: usize, close: u8) -> Result<usize, Fault> {
    if close == b']' {
        return Ok(at);
    }
    if text.get(at) != Some(&b'"') {
        return Err(unexpected(text, at, "a key"));
    }
    let (end, _) = string_end(text, at)?;
    colon(text, end)
}

/// Passes over the colon after a key.
#[inline]
pub(crate) fn colon(text: &[u8], at: usize) -> Result<usize, Fault> {
    let at = skip_space(text, at);
    if text.get(at) == Some(&b':') { Ok(skip_space(text, at + 1)) } else { Err(unexpected(text, at, "':'")) }
}

/// The byte after a string, number or word.
fn scalar_end(text: &[u8], at: usize) -> Result<usize, Fault> {
    match text.get(at) {
        Some(b'"') => string_end(text, at).map(|(end, _)| end),
        Some(b'-' | b'0'..=b'9') => number_end(text, at),
        Some(b't') => word_end(text, at, b"true"),
        Some(b'f') => word_end(text, at, b"false"),
        Some(b'n') => word_end(text, at, b"null"),
        _ => Err(unexpected(text, at, "a value")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_end_where_they_end() {
        for json in ["{}", "[ ]", r#"{"a":[1,{"b":"]}"}], "c" : null}"#, "true", "-1.5e3", "[[],[]]"] {
            let text = format!("{json},");
            assert_eq!(value_end(text.as_bytes(), 0), Ok(json.len()), "{json}");
        }
    }

    #[test]
    fn broken_values_are_refused() {
        for json in
            ["{", "[1", "[1 2]", "[1,]", r#"{"a"}"#, r#"{"a":}"#, r#"{"a":1,}"#, "{1:2}", "[}", "tru", "'a'"]
        {
            assert!(value_end(json.as_bytes(), 0).is_err(), "{json}");
        }
    }

    #[test]
    fn depth_is_limited_without_recursion() {
        let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        assert!(value_end(deep(DEPTH_LIMIT).as_bytes(), 0).is_ok());
        let fault = value_end(deep(100_000).as_bytes(), 0).expect_err("too deep");
        assert_eq!(fault.at, DEPTH_LIMIT);
    }
}
