//! The jsonpaths file: which part of an object goes to which column.

use serde_json::Value;

use super::plan::Shape;
use crate::error::SqlError;

/// A step from a value to a value inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Member(String),
    Element(usize),
}

/// How the paths of a file are written; a file uses one notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Notation {
    Dot,
    Bracket,
}

/// The paths of a file; `None` when its key is not `jsonpaths`, which makes the COPY one by 'auto'.
pub(crate) fn parse(text: &[u8], file: &str) -> Result<Option<Vec<Vec<Step>>>, SqlError> {
    let wrong = |what: &str| {
        SqlError::new("XX000", format!("Invalid JSONPath format: {what}"))
            .detail(format!("the jsonpaths file {file}"))
            .hint(r#"it should be {"jsonpaths":["$['key']","$['other']"]}"#)
    };
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let document: Value =
        serde_json::from_slice(text).map_err(|error| wrong(&format!("the file is not JSON: {error}")))?;
    let Value::Object(members) = document else {
        return Err(wrong("the file is not an object."));
    };
    let Some(paths) = members.get("jsonpaths") else {
        return Ok(None);
    };
    let Value::Array(paths) = paths else {
        return Err(wrong("\"jsonpaths\" is not an array."));
    };
    let mut notation = None;
    let mut parsed = Vec::with_capacity(paths.len());
    for (number, path) in (1..).zip(paths) {
        let Value::String(path) = path else {
            return Err(wrong(&format!("path {number} is not a string.")));
        };
        let steps = path_steps(path, &mut notation)
            .map_err(|what| wrong(&format!("path {number}, \"{path}\": {what}")))?;
        parsed.push(steps);
    }
    Ok(Some(parsed))
}

fn path_steps(path: &str, notation: &mut Option<Notation>) -> Result<Vec<Step>, String> {
    let mut rest = path.strip_prefix('$').ok_or("it does not begin with $.")?;
    let mut steps = Vec::new();
    let mut agree = |used: Notation| match notation.replace(used) {
        Some(other) if other != used => Err("the file mixes bracket and dot notation.".to_owned()),
        _ => Ok(()),
    };
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('.') {
            agree(Notation::Dot)?;
            let end = after.find(['.', '[']).unwrap_or(after.len());
            let key = &after[..end];
            if key.is_empty() || key == "*" || key.contains(['\'', '"', ']']) {
                return Err(format!("'{key}' cannot be a key in dot notation."));
            }
            steps.push(Step::Member(key.to_owned()));
            rest = &after[end..];
        } else if let Some(after) = rest.strip_prefix('[') {
            if let Some(quote @ ('\'' | '"')) = after.chars().next() {
                agree(Notation::Bracket)?;
                let close = format!("{quote}]");
                let end = after[1..].find(&close).ok_or("a bracket is not closed.")?;
                steps.push(Step::Member(after[1..=end].to_owned()));
                rest = &after[1 + end + close.len()..];
            } else {
                let end = after.find(']').ok_or("a bracket is not closed.")?;
                let index = after[..end].parse().map_err(|_| {
                    format!(
                        "'{}' is no array index; wildcards, slices and negative indices are not supported.",
                        &after[..end]
                    )
                })?;
                steps.push(Step::Element(index));
                rest = &after[end + 1..];
            }
        } else {
            return Err(format!("'{rest}' is no step of a path."));
        }
    }
    if steps.is_empty() {
        return Err("it names no member.".to_owned());
    }
    Ok(steps)
}

/// The shapes of the paths; the n-th path feeds the n-th column.
pub(crate) fn shapes(paths: &[Vec<Step>]) -> Result<Vec<Shape>, SqlError> {
    let mut shapes = vec![Shape::default()];
    for (column, path) in paths.iter().enumerate() {
        let mut at = 0;
        for step in path {
            let known = match step {
                Step::Member(key) => shapes[at].member(key),
                Step::Element(index) => shapes[at].element(*index),
            };
            at = known.unwrap_or_else(|| {
                let new = shapes.len();
                shapes.push(Shape::default());
                match step {
                    Step::Member(key) => shapes[at].members.push((key.clone(), new)),
                    Step::Element(index) => shapes[at].elements.push((*index, new)),
                }
                new
            });
        }
        shapes[at].columns.push(column);
    }
    if shapes.iter().any(|shape| !shape.members.is_empty() && !shape.elements.is_empty()) {
        let message = "Invalid JSONPath format: paths take the same value for an object and for an array.";
        return Err(SqlError::new("XX000", message));
    }
    Ok(shapes)
}

/// The error of a file with another number of paths than there are columns.
pub(crate) fn count_mismatch(paths: usize, columns: usize, file: &str) -> SqlError {
    SqlError::new(
        "XX000",
        format!(
            "Number of jsonpaths and the number of columns should match. JSONPath size: {paths}, \
             Number of columns in table or column list: {columns}"
        ),
    )
    .detail(format!("the jsonpaths file {file}"))
    .hint("the n-th path feeds the n-th column: give the COPY a column list, or the file one path a column")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(path: &str) -> Result<Vec<Step>, String> {
        path_steps(path, &mut None)
    }

    #[test]
    fn both_notations_name_members_and_elements() {
        let steps = vec![Step::Member("a".into()), Step::Member("b c".into()), Step::Element(2)];
        assert_eq!(one("$['a']['b c'][2]"), Ok(steps));
        let steps = vec![Step::Member("a".into()), Step::Element(0), Step::Member("b".into())];
        assert_eq!(one("$.a[0].b"), Ok(steps));
        assert_eq!(one("$[1]"), Ok(vec![Step::Element(1)]));
        assert_eq!(one("$['it's.[odd]']"), Ok(vec![Step::Member("it's.[odd]".into())]));
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for path in ["", "a", "$", "$.", "$..a", "$.*", "$[*]", "$[-1]", "$[0:2]", "$['a'", "$.a'b", "$a"] {
            assert!(one(path).is_err(), "{path}");
        }
    }

    #[test]
    fn a_file_is_checked_as_a_whole() {
        let file = |text: &str| parse(text.as_bytes(), "s3://b/p");
        assert_eq!(file(r#"{"paths":[]}"#), Ok(None));
        for (text, words) in [
            (r#"{"jsonpaths":["$.a","$['b']"]}"#, "mixes bracket and dot"),
            (r#"{"jsonpaths":[1]}"#, "path 1 is not a string"),
            (r#"{"jsonpaths":{}}"#, "is not an array"),
            ("[]", "is not an object"),
            ("{", "is not JSON"),
        ] {
            let error = file(text).expect_err(text);
            assert!(error.message.contains(words), "{text}: {error}");
        }
    }

    #[test]
    fn paths_that_share_a_start_share_a_shape() {
        let text = br#"{"jsonpaths":["$.a.b","$.a.c","$.a","$.a.b"]}"#;
        let paths = parse(text, "f").expect("a file").expect("paths");
        let shapes = shapes(&paths).expect("consistent");
        assert_eq!(shapes.len(), 4);
        assert_eq!(shapes[shapes[0].member("a").expect("a")].columns, [2]);
    }
}
