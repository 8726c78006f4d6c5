//! Reads `sparkify.toml`, keeping the line of every value.

use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::key::{self, KEYS};
use super::nearest::nearest;
use super::setting::{Entry, Origin};
use super::{Problem, Read};

/// The values in `text`, the text of the file `path`.
pub(crate) fn read(path: &Path, text: &str) -> Read {
    let mut read = Read::default();
    let origin = |span: Range<usize>| Origin::File {
        path: path.to_owned(),
        line: text.get(..span.start).unwrap_or(text).matches('\n').count() + 1,
    };
    match DeTable::parse(text) {
        Ok(table) => walk("", table.get_ref(), &origin, &mut read),
        Err(error) => {
            let place = origin(error.span().unwrap_or_default());
            let message = error.message().lines().collect::<Vec<_>>().join(", ");
            read.problems.push(Problem::new(place, message));
        }
    }
    read
}

fn walk(prefix: &str, table: &DeTable<'_>, origin: &dyn Fn(Range<usize>) -> Origin, read: &mut Read) {
    for (name, value) in table {
        let path = format!("{prefix}{}", name.get_ref());
        if let DeValue::Table(inner) = value.get_ref() {
            walk(&format!("{path}."), inner, origin, read);
            continue;
        }
        let place = origin(name.span());
        let Some(key) = key::named(&path) else {
            let guess = nearest(&path, KEYS.iter().map(|key| key.name.to_owned()))
                .map(|name| format!("; did you mean `{name}`?"))
                .unwrap_or_default();
            read.problems.push(Problem::new(place, format!("`{path}` is not a setting{guess}")));
            continue;
        };
        match text_of(value) {
            Some(value) => read.entries.push(Entry { key, value, origin: place }),
            None => read.problems.push(Problem::new(
                place,
                format!("`{path}` expects a text or a whole number, not {}", value.get_ref().type_str()),
            )),
        }
    }
}

fn text_of(value: &Spanned<DeValue<'_>>) -> Option<String> {
    match value.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_lines() {
        let read = read(
            Path::new("sparkify.toml"),
            "warehouse = 'w.duckdb'\n[source]\nlog_data = \"logs\"\nmax_errors = 5\n",
        );
        let seen: Vec<_> =
            read.entries.iter().map(|e| format!("{} = {} ({})", e.key.name, e.value, e.origin)).collect();
        assert_eq!(
            seen,
            [
                "source.log_data = logs (sparkify.toml:3)",
                "source.max_errors = 5 (sparkify.toml:4)",
                "warehouse = w.duckdb (sparkify.toml:1)",
            ]
        );
    }

    #[test]
    fn an_unknown_key_is_a_problem_with_the_nearest_name() {
        let read = read(Path::new("sparkify.toml"), "[source]\nsong_dta = 'x'\n");
        assert_eq!(
            read.problems[0].to_string(),
            "sparkify.toml:2: `source.song_dta` is not a setting; did you mean `source.song_data`?"
        );
    }

    #[test]
    fn broken_toml_names_the_line() {
        let read = read(Path::new("sparkify.toml"), "target = 'local'\nwarehouse = \n");
        assert!(read.problems[0].to_string().starts_with("sparkify.toml:2: "), "{}", read.problems[0]);
    }
}
