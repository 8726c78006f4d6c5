//! `TO_CHAR`, `TO_DATE`, `TO_TIMESTAMP`, `TO_NUMBER` by format strings, literals all of them.

use sqlparser::tokenizer::Span;

use super::super::{
    env::Env,
    term::{Term, literal, text},
    types::{DATE, TIMESTAMPTZ, Type, decimal},
};
use crate::error::SqlError;

pub(crate) mod dates;

pub(crate) fn call(env: Env<'_>, name: &str, args: &[Term], span: Span) -> Option<Result<Term, SqlError>> {
    Some(match (name, args) {
        ("to_char", [x, format]) if x.data_type.is_moment() || x.data_type == Type::Literal => {
            with_format(env, format, span).and_then(|format| dates::to_char(env, x, &format, span))
        }
        ("to_date", [x, format] | [x, format, _]) => with_format(env, format, span)
            .and_then(|format| dates::pattern(env, &format, span))
            .map(|pattern| {
                Term::new(format!("CAST(strptime({}, {}) AS DATE)", x.text(), literal(&pattern)), DATE)
            }),
        ("to_timestamp", [x, format] | [x, format, _]) => with_format(env, format, span)
            .and_then(|format| dates::pattern(env, &format, span))
            .map(|pattern| {
                let sql = format!("to_timestamp(epoch(strptime({}, {})))", x.text(), literal(&pattern));
                Term::new(sql, TIMESTAMPTZ)
            }),
        ("to_char", [x, format]) if x.data_type.is_number() => {
            with_format(env, format, span).map(|format| number(x, &format))
        }
        ("to_number", [x, format]) => with_format(env, format, span).map(|format| to_number(x, &format)),
        _ => return None,
    })
}

fn with_format(env: Env<'_>, format: &Term, span: Span) -> Result<String, SqlError> {
    if format.data_type != Type::Literal {
        return env.refuse("a computed format string", span);
    }
    Ok(format.sql[1..format.sql.len() - 1].replace("''", "'"))
}

/// The number rounded to the places of the format; the rest is written in Rust.
fn number(x: &Term, format: &str) -> Term {
    let (_, fraction) = format.split_once(['.', 'D', 'd']).unwrap_or((format, ""));
    let scale = fraction.matches(['9', '0']).count().min(37);
    let digits = format!("CAST(CAST({} AS DECIMAL(38,{scale})) AS VARCHAR)", x.sql);
    text(format!("sparkify_number_format({digits}, {})", literal(format)))
}

fn to_number(x: &Term, format: &str) -> Term {
    let digits = |part: &str| u32::try_from(part.matches(['9', '0']).count()).unwrap_or(38);
    let (whole, fraction) = format.split_once(['.', 'D']).unwrap_or((format, ""));
    let scale = digits(fraction);
    let precision = (digits(whole) + scale).clamp(1, 38);
    let clean = format!("regexp_replace({}, '[^0-9.+-]', '', 'g')", x.text());
    Term::new(format!("CAST({clean} AS DECIMAL({precision},{scale}))"), decimal(precision, scale))
}
