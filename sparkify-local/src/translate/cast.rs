//! Explicit casts: text is cut to its bytes, numbers are rounded, and what Redshift refuses fails.

use sqlparser::tokenizer::Span;

use super::{
    env::Env,
    term::Term,
    types::{BOOLEAN, Type, storage},
};
use crate::{catalog::table::DataType, error::SqlError};

/// `CAST(term AS to)`.
pub(crate) fn explicit(env: Env<'_>, term: &Term, to: Type, span: Span) -> Result<Term, SqlError> {
    let Type::Data(target) = to else {
        return Ok(Term::new(format!("CAST({} AS INTERVAL)", term.sql), to));
    };
    let refused = match (term.data_type, target) {
        (BOOLEAN, DataType::Char(_) | DataType::Varchar(_)) => true,
        (from, DataType::Boolean) => from.is_decimal() || from.is_float() || from.is_moment(),
        (BOOLEAN, DataType::Date | DataType::Timestamp | DataType::Decimal { .. }) => true,
        (from, _) if from.is_moment() => Type::Data(target).is_number(),
        (from, DataType::Date | DataType::Timestamp | DataType::TimestampTz) => from.is_number(),
        _ => false,
    };
    if refused {
        let words = format!("cannot cast type {} to {}", term.data_type.name(), to.name());
        return env.fail("42846", words, span);
    }
    Ok(Term::new(converted(term, target), to))
}

fn converted(term: &Term, target: DataType) -> String {
    let words = term.data_type.is_text() || term.data_type == Type::Literal;
    match target {
        DataType::Char(bytes) | DataType::Varchar(bytes) => cut(term, bytes),
        DataType::SmallInt | DataType::Integer | DataType::BigInt if words => {
            let kind = Type::Data(target).name();
            format!("CAST(sparkify_internal.digits({}, '{kind}') AS {})", term.sql, storage(target))
        }
        DataType::Super => format!("to_json({})", term.sql),
        _ => format!("CAST({} AS {})", term.sql, storage(target)),
    }
}

fn cut(term: &Term, bytes: u32) -> String {
    let text = term.text();
    let fits = match term.data_type {
        Type::Data(DataType::Varchar(have) | DataType::Char(have)) => have <= bytes,
        Type::Literal => term.sql.len() - 2 <= bytes as usize,
        // The longest text form of the other types, a timestamp with its zone.
        _ => bytes >= 64,
    };
    if fits {
        return format!("CAST({text} AS VARCHAR)");
    }
    format!("sparkify_internal.cut_bytes(CAST({text} AS VARCHAR), {bytes})")
}
