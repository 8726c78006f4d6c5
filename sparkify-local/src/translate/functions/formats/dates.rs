//! Redshift's datetime formats in the words of strftime.

use sqlparser::tokenizer::Span;

use super::super::{
    super::{
        env::Env,
        term::{Term, literal, text},
    },
    dates::instant,
};
use crate::error::SqlError;

/// A piece of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    /// What strftime and strptime can write themselves.
    Directive(&'static str),
    /// `DuckDB` SQL of the value `{}`.
    Computed(&'static str),
    Plain(char),
}

// Longer tokens stand before their beginnings.
const TOKENS: [(&str, Piece); 46] = [
    ("YYYY", Piece::Directive("%Y")),
    ("IYYY", Piece::Directive("%G")),
    ("YYY", Piece::Computed("right(strftime({}, '%Y'), 3)")),
    ("YY", Piece::Directive("%y")),
    ("Y", Piece::Computed("right(strftime({}, '%Y'), 1)")),
    ("MONTH", Piece::Computed("rpad(upper(strftime({}, '%B')), 9, ' ')")),
    ("Month", Piece::Computed("rpad(strftime({}, '%B'), 9, ' ')")),
    ("month", Piece::Computed("rpad(lower(strftime({}, '%B')), 9, ' ')")),
    ("MON", Piece::Computed("upper(strftime({}, '%b'))")),
    ("Mon", Piece::Directive("%b")),
    ("mon", Piece::Computed("lower(strftime({}, '%b'))")),
    ("MM", Piece::Directive("%m")),
    ("MI", Piece::Directive("%M")),
    ("MS", Piece::Directive("%g")),
    ("HH24", Piece::Directive("%H")),
    ("HH12", Piece::Directive("%I")),
    ("HH", Piece::Directive("%I")),
    ("SSSS", Piece::Computed("CAST(CAST(date_part('epoch', {}) AS BIGINT) % 86400 AS VARCHAR)")),
    ("SS", Piece::Directive("%S")),
    ("US", Piece::Directive("%f")),
    ("DAY", Piece::Computed("rpad(upper(strftime({}, '%A')), 9, ' ')")),
    ("Day", Piece::Computed("rpad(strftime({}, '%A'), 9, ' ')")),
    ("day", Piece::Computed("rpad(lower(strftime({}, '%A')), 9, ' ')")),
    ("DDD", Piece::Directive("%j")),
    ("DD", Piece::Directive("%d")),
    ("DY", Piece::Computed("upper(strftime({}, '%a'))")),
    ("Dy", Piece::Directive("%a")),
    ("dy", Piece::Computed("lower(strftime({}, '%a'))")),
    ("ID", Piece::Computed("CAST(isodow({}) AS VARCHAR)")),
    ("D", Piece::Computed("CAST(dayofweek({}) + 1 AS VARCHAR)")),
    ("IW", Piece::Directive("%V")),
    ("WW", Piece::Computed("lpad(CAST((dayofyear({}) - 1) // 7 + 1 AS VARCHAR), 2, '0')")),
    ("W", Piece::Computed("CAST((day({}) - 1) // 7 + 1 AS VARCHAR)")),
    ("Q", Piece::Computed("CAST(quarter({}) AS VARCHAR)")),
    ("CC", Piece::Computed("lpad(CAST(century({}) AS VARCHAR), 2, '0')")),
    ("J", Piece::Computed("CAST(CAST(julian({}) AS BIGINT) AS VARCHAR)")),
    ("A.M.", Piece::Computed("CASE WHEN hour({}) < 12 THEN 'A.M.' ELSE 'P.M.' END")),
    ("P.M.", Piece::Computed("CASE WHEN hour({}) < 12 THEN 'A.M.' ELSE 'P.M.' END")),
    ("a.m.", Piece::Computed("CASE WHEN hour({}) < 12 THEN 'a.m.' ELSE 'p.m.' END")),
    ("p.m.", Piece::Computed("CASE WHEN hour({}) < 12 THEN 'a.m.' ELSE 'p.m.' END")),
    ("AM", Piece::Directive("%p")),
    ("PM", Piece::Directive("%p")),
    ("am", Piece::Computed("lower(strftime({}, '%p'))")),
    ("pm", Piece::Computed("lower(strftime({}, '%p'))")),
    ("TZ", Piece::Computed("'UTC'")),
    ("OF", Piece::Computed("'+00'")),
];

/// Without blanks and leading zeros: the `FM` prefix.
fn unpadded(piece: &Piece) -> Option<&'static str> {
    Some(match piece {
        Piece::Directive("%m") => "%-m",
        Piece::Directive("%d") => "%-d",
        Piece::Directive("%H") => "%-H",
        Piece::Directive("%I") => "%-I",
        Piece::Directive("%M") => "%-M",
        Piece::Directive("%S") => "%-S",
        Piece::Directive("%j") => "%-j",
        Piece::Directive("%y") => "%-y",
        Piece::Directive(other) => other,
        _ => return None,
    })
}

/// `(piece, filled)`: whether blanks and zeros fill it.
fn pieces(format: &str) -> Option<Vec<(Piece, bool)>> {
    let mut found = Vec::new();
    let mut rest = format;
    let mut filled = true;
    while let Some(first) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("FM") {
            filled = false;
            rest = after;
            continue;
        }
        if let Some((quoted, after)) = rest.strip_prefix('"').and_then(|after| after.split_once('"')) {
            found.extend(quoted.chars().map(|c| (Piece::Plain(c), true)));
            rest = after;
            continue;
        }
        let exact = TOKENS.iter().find(|(token, _)| rest.starts_with(token));
        let token = exact.or_else(|| {
            TOKENS
                .iter()
                .find(|(token, _)| rest.get(..token.len()).is_some_and(|r| r.eq_ignore_ascii_case(token)))
        });
        if let Some((token, piece)) = token {
            found.push((piece.clone(), filled));
            filled = true;
            rest = &rest[token.len()..];
        } else if first.is_ascii_alphabetic() {
            return None;
        } else {
            found.push((Piece::Plain(first), true));
            rest = &rest[first.len_utf8()..];
        }
    }
    Some(found)
}

pub(crate) fn to_char(env: Env<'_>, x: &Term, format: &str, span: Span) -> Result<Term, SqlError> {
    let Some(pieces) = pieces(format) else {
        return env.refuse(&format!("the datetime format {format:?}"), span);
    };
    let x = instant(x).sql;
    let mut parts: Vec<String> = Vec::new();
    let mut run = String::new();
    for (piece, filled) in pieces {
        match (&piece, filled) {
            (Piece::Plain('%'), _) => run.push_str("%%"),
            (Piece::Plain(c), _) => run.push(*c),
            (Piece::Directive(directive), true) => run.push_str(directive),
            (Piece::Directive(_), false) => run.push_str(unpadded(&piece).unwrap_or_default()),
            (Piece::Computed(sql), filled) => {
                flush(&mut parts, &mut run, &x);
                let sql = sql.replace("{}", &x);
                parts.push(if filled { sql } else { format!("ltrim(trim({sql}, ' '), '0')") });
            }
        }
    }
    flush(&mut parts, &mut run, &x);
    if parts.is_empty() {
        parts.push("''".into());
    }
    Ok(text(format!("({})", parts.join(" || "))))
}

fn flush(parts: &mut Vec<String>, run: &mut String, x: &str) {
    if !run.is_empty() {
        parts.push(format!("strftime({x}, {})", literal(run)));
        run.clear();
    }
}

/// A format for strptime.
pub(crate) fn pattern(env: Env<'_>, format: &str, span: Span) -> Result<String, SqlError> {
    let mut pattern = String::new();
    for (piece, _) in pieces(format).unwrap_or_default() {
        match piece {
            Piece::Plain('%') => pattern.push_str("%%"),
            Piece::Plain(c) => pattern.push(c),
            Piece::Directive(directive) => pattern.push_str(directive),
            Piece::Computed(sql) if sql.contains("%B") => pattern.push_str("%B"),
            Piece::Computed(sql) if sql.contains("%b") => pattern.push_str("%b"),
            Piece::Computed(sql) if sql.contains("%A") => pattern.push_str("%A"),
            Piece::Computed(sql) if sql.contains("%a") => pattern.push_str("%a"),
            Piece::Computed(sql) if sql.contains("%p") => pattern.push_str("%p"),
            Piece::Computed(_) => {
                return env.refuse(&format!("the datetime format {format:?}"), span);
            }
        }
    }
    if pattern.is_empty() {
        return env.refuse(&format!("the datetime format {format:?}"), span);
    }
    Ok(pattern)
}
