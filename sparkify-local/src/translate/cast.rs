//! Explicit casts: text is cut to its bytes, numbers are rounded, and what Redshift refuses fails.

use sqlparser::tokenizer::Span;

use super::{
    collation,
    env::Env,
    interval,
    term::Term,
    types::{BOOLEAN, DATE, SUPER, TIMESTAMP, TIMESTAMPTZ, Type, storage},
};
use crate::{catalog::table::DataType, error::SqlError};

/// `CAST(term AS to)`.
pub(crate) fn explicit(env: Env<'_>, term: &Term, to: Type, span: Span) -> Result<Term, SqlError> {
    let Type::Data(target) = to else {
        return Ok(Term::new(format!("CAST({} AS INTERVAL)", term.sql), to));
    };
    if to.is_text() {
        collation::refuse(env, "CAST", &[term], span)?;
    }
    let term = &Term::new(term.sql.clone(), term.data_type.sensitive());
    if to.is_typed_interval() {
        return to_interval(env, term, target, span);
    }
    let refused = match (term.data_type, target) {
        (from, DataType::Boolean) => from.is_decimal() || from.is_float() || from.is_moment(),
        (
            BOOLEAN,
            DataType::Char(_)
            | DataType::Varchar(_)
            | DataType::Date
            | DataType::Timestamp
            | DataType::Decimal { .. },
        ) => true,
        (from, _) if from.is_moment() => Type::Data(target).is_number(),
        (from, _) if from.is_typed_interval() => !to.is_text(),
        (from, DataType::Date | DataType::Timestamp | DataType::TimestampTz) => from.is_number(),
        _ => false,
    };
    if refused {
        let words = format!("cannot cast type {} to {}", term.data_type.name(), to.name());
        return env.fail("42846", words, span);
    }
    Ok(Term::new(converted(term, target), to))
}

/// `TRY_CAST(term AS to)`: NULL where the value cannot be converted.
pub(crate) fn attempted(env: Env<'_>, term: &Term, to: Type, span: Span) -> Result<Term, SqlError> {
    let certain = explicit(env, term, to, span)?;
    let Type::Data(target) = to else {
        return Ok(certain);
    };
    if to.is_text() || target == DataType::Super {
        return Ok(certain);
    }
    let words = term.data_type.is_text() || term.data_type == Type::Literal;
    let value = if to.is_integer() && words {
        format!("sparkify_internal.digits_or_null({})", term.sql)
    } else {
        term.sql.clone()
    };
    Ok(Term::new(format!("TRY_CAST({value} AS {})", storage(target)), to))
}

/// Between TIMESTAMP and TIMESTAMPTZ in UTC, without a time-zone library.
pub(crate) fn zoned(term: &Term, target: DataType) -> Option<String> {
    match (term.data_type, target) {
        (TIMESTAMPTZ, DataType::Timestamp) => Some(format!("make_timestamp(epoch_us({}))", term.sql)),
        (TIMESTAMPTZ, DataType::Date) => {
            Some(format!("CAST(make_timestamp(epoch_us({})) AS DATE)", term.sql))
        }
        (TIMESTAMP | DATE, DataType::TimestampTz) => {
            Some(format!("to_timestamp(CAST(epoch_us({}) AS DOUBLE) / 1000000)", term.sql))
        }
        _ => None,
    }
}

fn converted(term: &Term, target: DataType) -> String {
    if let Some(sql) = zoned(term, target) {
        return sql;
    }
    if term.data_type == SUPER {
        return of_super(term, target);
    }
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

/// What a SUPER holds as another type; NULL where it holds none, without an error.
fn of_super(term: &Term, target: DataType) -> String {
    if target == DataType::Super {
        return term.sql.clone();
    }
    let scalar = format!(
        "CASE WHEN json_type({0}) NOT IN ('OBJECT', 'ARRAY', 'NULL') THEN json_extract_string({0}, '$') END",
        term.sql
    );
    match target {
        DataType::Char(bytes) | DataType::Varchar(bytes) => {
            format!("sparkify_internal.cut_bytes(CAST({scalar} AS VARCHAR), {bytes})")
        }
        // A number is rounded, whatever its digits.
        DataType::SmallInt | DataType::Integer | DataType::BigInt => {
            format!("TRY_CAST(TRY_CAST({scalar} AS DECIMAL(38, 10)) AS {})", storage(target))
        }
        // Whole numbers are true or false, others are neither.
        DataType::Boolean => format!(
            "CASE json_type({0}) WHEN 'UBIGINT' THEN {scalar} <> '0' WHEN 'BIGINT' THEN TRUE WHEN 'DOUBLE' THEN NULL \
             ELSE TRY_CAST({scalar} AS BOOLEAN) END",
            term.sql
        ),
        _ => format!("TRY_CAST({scalar} AS {})", storage(target)),
    }
}

/// A value as an INTERVAL with a qualifier; a literal is read by it.
pub(crate) fn to_interval(env: Env<'_>, term: &Term, target: DataType, span: Span) -> Result<Term, SqlError> {
    let kind = Type::Data(target.computed());
    let sql = match term.data_type {
        Type::Literal if term.sql.starts_with('\'') => {
            let text = term.sql[1..term.sql.len() - 1].replace("''", "'");
            interval::of_type(&text, target).map_err(|error| env.session.at(error, span))?
        }
        Type::Null => "CAST(NULL AS INTERVAL)".to_owned(),
        have if have == kind || have == Type::Months && kind.is_months() => interval::cut(&term.sql, target),
        Type::Interval if !kind.is_months() => {
            interval::cut(&format!("sparkify_internal.without_months({})", term.sql), target)
        }
        have => {
            let what = format!("{} as {}", have.name(), target.format());
            return env.refuse(&what, span);
        }
    };
    Ok(Term::new(sql, kind))
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
