//! Reads `dwh.cfg` as Python's configparser does, keeping the line of every value.
//!
//! An INI crate would lose the lines, and would cut a password at `#` or unescape its backslashes,
//! which configparser does not.

use std::path::Path;

use super::key::{self, KEYS};
use super::nearest::nearest;
use super::setting::{Entry, Origin};
use super::{Problem, Read};

/// The values in `text`, the text of the file `path`.
pub(crate) fn read(path: &Path, text: &str) -> Read {
    let mut read = Read::default();
    let mut section: Option<&str> = None;
    for (number, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let origin = Origin::File { path: path.to_owned(), line: number + 1 };
        let line = line.trim();
        if line.is_empty() || line.starts_with(['#', ';']) {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = Some(name.trim());
            continue;
        }
        let Some((name, value)) = line.split_once(['=', ':']) else {
            read.problems.push(Problem::new(origin, "expected `[SECTION]` or `KEY = value`"));
            continue;
        };
        let Some(section) = section else {
            read.problems.push(Problem::new(origin, "expected a `[SECTION]` before the first key"));
            continue;
        };
        let name = name.trim();
        let Some(key) = key::in_ini(section, name) else {
            read.warnings.push(unknown(&origin, section, name));
            continue;
        };
        let value = unquoted(value.trim());
        // The seed's file is delivered with `KEY=''` for all that is still to be filled in.
        if !value.is_empty() {
            read.entries.push(Entry { key, value: value.to_owned(), origin });
        }
    }
    read
}

fn unquoted(value: &str) -> &str {
    ['\'', '"'].into_iter().find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(value)
}

fn unknown(origin: &Origin, section: &str, name: &str) -> String {
    let known = KEYS.iter().flat_map(|key| key.ini).map(|(s, k)| format!("[{s}] {k}"));
    let written = format!("[{section}] {name}").to_uppercase();
    let guess = nearest(&written, known).map(|k| format!("; did you mean `{k}`?")).unwrap_or_default();
    format!("{origin}: `[{section}] {name}` is not a setting and is ignored{guess}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<(&'static str, String, String)> {
        read(Path::new("dwh.cfg"), text)
            .entries
            .into_iter()
            .map(|e| (e.key.name, e.value, e.origin.to_string()))
            .collect()
    }

    #[test]
    fn the_seed_file_is_read_with_its_lines() {
        let text = "[CLUSTER]\nHOST=''\nDB_PASSWORD='a#b;c\\d'\nDB_PORT=5439\n\n[IAM_ROLE]\nARN=''\n\n[S3]\nLOG_DATA='s3://udacity-dend/log_data'\n";
        assert_eq!(
            values(text),
            [
                ("cluster.password", "a#b;c\\d".to_owned(), "dwh.cfg:3".to_owned()),
                ("cluster.port", "5439".to_owned(), "dwh.cfg:4".to_owned()),
                ("source.log_data", "s3://udacity-dend/log_data".to_owned(), "dwh.cfg:10".to_owned()),
            ]
        );
    }

    #[test]
    fn names_are_read_in_any_case_and_with_a_colon() {
        assert_eq!(values("[s3]\r\nlog_data : logs\r\n")[0].1, "logs");
    }

    #[test]
    fn an_unknown_key_is_ignored_with_the_nearest_name() {
        let read = read(Path::new("dwh.cfg"), "[S3]\nLOG_DTA='x'\n");
        assert_eq!(
            read.warnings,
            ["dwh.cfg:2: `[S3] LOG_DTA` is not a setting and is ignored; did you mean `[S3] LOG_DATA`?"]
        );
    }

    #[test]
    fn a_line_that_is_no_pair_is_a_problem_with_its_line() {
        let read = read(Path::new("dwh.cfg"), "[S3]\nnonsense\n");
        assert_eq!(read.problems[0].to_string(), "dwh.cfg:2: expected `[SECTION]` or `KEY = value`");
    }
}
