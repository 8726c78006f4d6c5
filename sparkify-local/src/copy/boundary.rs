//! Where a stream of JSON objects may be cut without looking at what is in them.

/// The last place after `from` where a new object certainly begins.
///
/// A closing bracket, a line end and an opening bracket follow each other only between two objects: inside
/// one a comma would stand there, and a string holds no line end. Where objects are not on lines of their
/// own, brackets are counted instead.
pub(crate) fn last(text: &[u8], from: usize) -> Option<usize> {
    by_lines(text, from).or_else(|| by_brackets(text, from))
}

fn by_lines(text: &[u8], from: usize) -> Option<usize> {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    memchr::memrchr_iter(b'\n', &text[from..]).map(|at| from + at).find_map(|at| {
        let before = text[from..at].iter().rev().find(|byte| !is_space(byte))?;
        let next = text[at..].iter().position(|byte| !is_space(byte))?;
        let opens = matches!(text[at + next], b'{' | b'[');
        (opens && matches!(before, b'}' | b']')).then_some(at + next)
    })
}

fn by_brackets(text: &[u8], from: usize) -> Option<usize> {
    let (mut depth, mut last) = (0_usize, None);
    let mut bytes = text.iter().enumerate().skip(from);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => loop {
                match bytes.next() {
                    Some((_, b'\\')) => drop(bytes.next()),
                    Some((_, b'"')) | None => break,
                    Some(_) => {}
                }
            },
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    last = Some(at + 1);
                }
            }
            _ => {}
        }
    }
    // The end of the text is no cut: what follows may be the rest of a number or a comma.
    last.filter(|last| *last < text.len())
}

/// Where to go on after the broken row that began at `start` and was found broken at `broken`.
///
/// A row broken on its first line is a line of its own. One of several lines ends where the next line
/// opens an object at the same indentation.
pub(crate) fn resume(text: &[u8], start: usize, broken: usize) -> usize {
    let broken = broken.clamp(start, text.len());
    let line_end = memchr::memchr(b'\n', &text[start..]).map_or(text.len(), |at| start + at + 1);
    if broken < line_end {
        return line_end;
    }
    let line_start = memchr::memrchr(b'\n', &text[..start]).map_or(0, |at| at + 1);
    let indentation = &text[line_start..start];
    if !indentation.iter().all(|byte| matches!(byte, b' ' | b'\t')) {
        return line_end;
    }
    memchr::memchr_iter(b'\n', &text[start..])
        .map(|at| start + at + 1)
        .find(|&line| {
            let rest = text[line..].strip_prefix(indentation);
            rest.is_some_and(|rest| matches!(rest.first(), Some(b'{' | b'[')))
        })
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_lies_between_objects() {
        for (text, cut) in [
            ("{\"a\":1}\n{\"b\":2}\n{\"c", Some(16)),
            ("{\"a\":1} \r\n \n {\"b\"", Some(13)),
            ("{\n  \"a\": [\n    {\n    },\n    {\n", None),
            ("{\"a\":1}{\"b\":\"}\"}{\"c\"", Some(16)),
            ("{\"a\":\"\\\"}\"}{", Some(11)),
            ("{\"a\":1}", None),
            ("no json", None),
        ] {
            assert_eq!(last(text.as_bytes(), 0), cut, "{text:?}");
        }
    }

    #[test]
    fn reading_goes_on_after_the_broken_row() {
        for (text, broken, expected) in [
            ("{bad}\n{\"a\":1}", 1, 6),
            ("{\"a\":1,\n{\"a\":2}", 8, 8),
            ("{\n  \"a\": {\n  bad\n  }\n}\n{\"b\":1}", 13, 23),
            ("{bad", 1, 4),
        ] {
            assert_eq!(resume(text.as_bytes(), 0, broken), expected, "{text:?}");
        }
    }
}
