//! JSON text as the real files spell it.

use std::fmt::Write as _;

/// The jsonpaths file of the bucket: the 18 keys of a log line in alphabetical order.
pub(super) const LOG_JSON_PATH: &str = r#"{
    "jsonpaths": [
        "$['artist']",
        "$['auth']",
        "$['firstName']",
        "$['gender']",
        "$['itemInSession']",
        "$['lastName']",
        "$['length']",
        "$['level']",
        "$['location']",
        "$['method']",
        "$['page']",
        "$['registration']",
        "$['sessionId']",
        "$['song']",
        "$['status']",
        "$['ts']",
        "$['userAgent']",
        "$['userId']"
    ]
}"#;

/// How characters that may stand as they are get written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// ASCII only and `\/` for a slash, as in the log.
    Log,
    /// ASCII only, as in most song files.
    Ascii,
    /// UTF-8 as it is.
    Utf8,
}

/// Appends a JSON string.
pub(super) fn string(out: &mut String, text: &str, style: Style) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '/' if style == Style::Log => out.push_str("\\/"),
            ' '..='~' => out.push(character),
            '\u{80}'.. if style == Style::Utf8 => out.push(character),
            _ => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    // Writing to a String cannot fail.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
}

/// A number given in hundred-thousandths as the shortest decimal, with at least one digit behind the point.
pub(super) fn shortest(hundred_thousandths: i64) -> String {
    let sign = if hundred_thousandths < 0 { "-" } else { "" };
    let size = hundred_thousandths.unsigned_abs();
    let digits = format!("{:05}", size % 100_000);
    let digits = digits.trim_end_matches('0');
    format!("{sign}{}.{}", size / 100_000, if digits.is_empty() { "0" } else { digits })
}

/// The text read as Latin-1 after being written as UTF-8: the damage the real log has.
pub(super) fn encode_twice(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, style: Style) -> String {
        let mut out = String::new();
        string(&mut out, text, style);
        out
    }

    #[test]
    fn strings_are_spelt_as_in_the_real_files() {
        assert_eq!(written("a/b \"c\"\\", Style::Log), r#""a\/b \"c\"\\""#);
        assert_eq!(written("a/é\u{19}", Style::Ascii), r#""a/\u00e9\u0019""#);
        assert_eq!(written("é\u{19}", Style::Utf8), "\"é\\u0019\"");
        assert_eq!(written("😀\u{7f}", Style::Log), r#""\ud83d\ude00\u007f""#);
    }

    #[test]
    fn every_spelling_reads_back() {
        let text = "\"/\\\u{0}\u{1f}\u{7f}\u{80}é日😀";
        for style in [Style::Log, Style::Ascii, Style::Utf8] {
            let back: String = serde_json::from_str(&written(text, style)).expect("the text is JSON");
            assert_eq!(back, text, "{style:?}");
        }
    }

    #[test]
    fn decimals_are_the_shortest() {
        let spelt = [
            (24_630_812, "246.30812"),
            (15_300_000, "153.0"),
            (-50_100, "-0.501"),
            (7, "0.00007"),
            (0, "0.0"),
        ];
        for (value, expected) in spelt {
            assert_eq!(shortest(value), expected);
        }
    }

    #[test]
    fn double_encoding_is_the_known_damage() {
        assert_eq!(encode_twice("né"), "nÃ©");
    }
}
