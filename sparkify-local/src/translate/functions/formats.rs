//! `TO_CHAR`, `TO_DATE`, `TO_TIMESTAMP`, `TO_NUMBER` by format strings, and `CONVERT_TIMEZONE`.

use sqlparser::tokenizer::Span;

use super::super::{
    env::Env,
    term::{Term, literal},
    types::{DATE, TIMESTAMP, Type, decimal},
};
use crate::error::SqlError;

pub(crate) mod dates;

pub(crate) fn call(env: Env<'_>, name: &str, args: &[Term], span: Span) -> Option<Result<Term, SqlError>> {
    Some(match (name, args) {
        ("to_char", [x, format]) if x.data_type.is_moment() || x.data_type == Type::Literal => {
            with_format(env, format, span).and_then(|format| dates::to_char(env, x, &format, span))
        }
        ("to_date", [x, format]) | ("to_date", [x, format, _]) => with_format(env, format, span)
            .and_then(|format| dates::pattern(env, &format, span))
            .map(|pattern| Term::new(format!("CAST(strptime({}, {}) AS DATE)", x.text(), literal(&pattern)), DATE)),
        ("to_timestamp", [x, format]) | ("to_timestamp", [x, format, _]) => with_format(env, format, span)
            .and_then(|format| dates::pattern(env, &format, span))
            .map(|pattern| {
                Term::new(format!("CAST(strptime({}, {}) AS TIMESTAMP)", x.text(), literal(&pattern)), TIMESTAMP)
            }),
        ("to_number", [x, format]) => with_format(env, format, span).map(|format| to_number(x, &format)),
        ("convert_timezone", [to, x]) => super::zones::convert(env, None, to, x, span),
        ("convert_timezone", [from, to, x]) => super::zones::convert(env, Some(from), to, x, span),
        _ => return None,
    })
}

fn with_format(env: Env<'_>, format: &Term, span: Span) -> Result<String, SqlError> {
    if format.data_type != Type::Literal {
        return env.refuse("a computed format string", span);
    }
    Ok(format.sql[1..format.sql.len() - 1].replace("''", "'"))
}

fn to_number(x: &Term, format: &str) -> Term {
    let digits = |part: &str| u32::try_from(part.matches(['9', '0']).count()).unwrap_or(38);
    let (whole, fraction) = format.split_once(['.', 'D']).unwrap_or((format, ""));
    let scale = digits(fraction);
    let precision = (digits(whole) + scale).clamp(1, 38);
    let clean = format!("regexp_replace({}, '[^0-9.+-]', '', 'g')", x.text());
    Term::new(format!("CAST({clean} AS DECIMAL({precision},{scale}))"), decimal(precision, scale))
}
