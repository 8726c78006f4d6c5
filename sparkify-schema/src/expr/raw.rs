//! SQL of one's own, where the DSL has no word for it: typed at its edge, and marked in the statement's text.

use super::{
    Expr, Facts, Operand, bracketed,
    text::WIDEST,
    time::{DROPPED, drops_millis},
    tree::AGGREGATES,
};
use crate::{
    render::{MARK, stands_alone},
    types::{Date, SqlType, Timestamp, TimestampTz},
};
use std::any::TypeId;

/// What runs on the leader node only, and so in no query that reads a table.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/c_SQL_functions_leader_node_only.html>.
const LEADER_ONLY: &[&str] = &[
    "age",
    "current_schema",
    "current_schemas",
    "current_time",
    "current_timestamp",
    "factorial",
    "generate_series",
    "isfinite",
    "localtime",
    "localtimestamp",
    "log",
    "now",
];

/// A fragment of SQL as an expression of type `T`, with the operands in place of each `{}`.
///
/// Nothing checks that the fragment has that type; the operands' columns are known as those of every other
/// expression. The text carries `/* raw */`, so that a review, a snapshot and the query log show where it is.
///
/// Refused when its statement is rendered: a `{}` without an operand and an operand without a `{}`; quotes,
/// backslashes, `$`, `;` and comments (a text is an operand, `lit("…")`); brackets that do not close; a column's name
/// (a column is an operand); a subquery, an aggregate or a window function, which the DSL has words for; and functions
/// of the leader node only.
///
/// ```
/// # use sparkify_schema::*;
/// let soundex: Expr<Text> = raw("SOUNDEX({})", [lit("caterpillar").operand()]);
/// assert_eq!(format!("{soundex:?}"), "/* raw */ SOUNDEX('caterpillar')");
/// ```
pub fn raw<T: SqlType>(sql: &str, operands: impl IntoIterator<Item = Operand>) -> Expr<T> {
    let (mut facts, mut nodes, mut drops) = (Facts::default(), Vec::new(), false);
    for operand in operands {
        drops |= drops_millis(&operand.node);
        facts = facts.and(operand.facts);
        nodes.push(bracketed(operand.node));
    }
    let is_moment = [TypeId::of::<Timestamp>(), TypeId::of::<TimestampTz>(), TypeId::of::<Date>()]
        .contains(&TypeId::of::<T::Base>());
    if is_moment && (drops || divides_by_1000(sql)) {
        facts = facts.wrong(DROPPED);
    }
    let node = match mistake(sql, nodes.len()) {
        None => sea_query::Expr::cust_with_exprs(template(sql), nodes),
        Some(mistake) => {
            facts = facts.wrong(format!("the raw SQL `{sql}`, {mistake}"));
            sea_query::Expr::cust(format!("{MARK}{sql}"))
        }
    };
    Expr::new(node, facts.sized(Some(WIDEST)))
}

/// The fragment with `$1`, `$2`, … for `{}`, in brackets unless it stands for itself.
fn template(sql: &str) -> String {
    let mut template = String::from(MARK);
    for (i, part) in sql.split("{}").enumerate() {
        if i > 0 {
            template.extend(["$", &i.to_string()]);
        }
        template.push_str(part);
    }
    if stands_alone(&template) { template } else { format!("({template})") }
}

/// Whether the fragment divides by 1000, which cuts the milliseconds off an integer.
fn divides_by_1000(sql: &str) -> bool {
    let dense: String = sql.chars().filter(|c| !c.is_whitespace()).collect();
    dense
        .match_indices("/1000")
        .any(|(at, it)| !dense[at + it.len()..].starts_with(|c: char| c.is_ascii_digit() || c == '.'))
}

fn mistake(sql: &str, operands: usize) -> Option<String> {
    let places = sql.matches("{}").count();
    if places != operands {
        return Some(format!("which has {places} `{{}}` for {operands} operands"));
    }
    if sql.replace("{}", "").trim().is_empty() {
        return Some("which says nothing".to_owned());
    }
    let forbidden = ["'", "\"", "\\", "$", ";", "--", "/*", "*/", "{{", "}}"];
    if let Some(mark) = forbidden.into_iter().find(|mark| sql.contains(mark)) {
        return Some(format!("which has a `{mark}`; a text is an operand, `lit(\"…\")`"));
    }
    let mut places = sql.match_indices("{}");
    if places.any(|(at, it)| sql[..at].ends_with(is_part) || sql[at + it.len()..].starts_with(is_part)) {
        return Some("which has a `{}` beside a letter or a digit".to_owned());
    }
    if !closes(sql) {
        return Some("whose brackets do not close".to_owned());
    }
    words(sql).into_iter().find_map(|(word, next)| wrong_word(&word, next))
}

fn wrong_word(word: &str, next: char) -> Option<String> {
    let is_call = next == '(';
    if LEADER_ONLY.contains(&word) || word.starts_with("pg_") || is_privilege(word) {
        let instead = "which runs on the leader node only; take `getdate()`, `sysdate()`, `current_date()`";
        return Some(format!("which has `{word}`, {instead}"));
    }
    if matches!(word, "select" | "with" | "union") {
        return Some(format!("which has `{word}`; write the query by `scalar(…)` or `exists(…)`"));
    }
    if word == "over" {
        return Some("which has a window function; write it by `window()`".to_owned());
    }
    let is_aggregate =
        ["count", "min", "max"].contains(&word) || AGGREGATES.iter().any(|it| it.eq_ignore_ascii_case(word));
    if is_aggregate && is_call {
        return Some(format!("which has the aggregate `{word}`; write it by its function"));
    }
    if word.contains('.') && !is_call {
        return Some(format!("which names `{word}`; a column is an operand"));
    }
    None
}

fn is_privilege(word: &str) -> bool {
    word.starts_with("has_") && word.ends_with("_privilege")
}

/// The words of the fragment in small letters, with their dots, and the first mark after each.
fn words(sql: &str) -> Vec<(String, char)> {
    let mut words = Vec::new();
    let mut rest = sql;
    while let Some(start) = rest.find(is_part) {
        rest = &rest[start..];
        let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        // A number may have a point.
        if !word.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            words.push((word.to_lowercase(), after.trim_start().chars().next().unwrap_or(' ')));
        }
        rest = after;
    }
    words
}

fn is_part(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '.')
}

fn closes(sql: &str) -> bool {
    let mut depth = 0_u32;
    for character in sql.chars() {
        match character {
            '(' => depth += 1,
            ')' if depth == 0 => return false,
            ')' => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}
