//! Functions that take a date part: DATEADD, DATEDIFF, `DATE_PART`, `DATE_TRUNC`, EXTRACT.

use sqlparser::{
    ast::{Expr, Spanned, Value, ValueWithSpan},
    tokenizer::Span,
};

use super::{
    super::{
        datepart::{Part, part},
        env::Env,
        session::folded,
        term::Term,
        types::{BIGINT, DATE, DOUBLE, INTEGER, TIMESTAMP, TIMESTAMPTZ, Type},
    },
    dates::instant,
};
use crate::{catalog::table::DataType, error::SqlError};

pub(crate) fn call(env: Env<'_>, name: &str, exprs: &[&Expr], span: Span) -> Result<Option<Term>, SqlError> {
    Ok(Some(match (name, exprs) {
        ("dateadd" | "date_add", [unit, count, x]) => {
            let unit = named(env, unit)?;
            add(env, unit, &env.term(count)?, &env.term(x)?, span)?
        }
        ("datediff" | "date_diff", [unit, from, to]) => {
            let unit = named(env, unit)?;
            difference(env, unit, &env.term(from)?, &env.term(to)?, span)?
        }
        ("date_part" | "pgdate_part", [unit, x]) => {
            let (unit, x) = (named(env, unit)?, env.term(x)?);
            if x.data_type.is_typed_interval() {
                return env.refuse(&format!("DATE_PART of {}", x.data_type.name()), span);
            }
            date_part(unit, &x)
        }
        ("date_trunc", [unit, x]) => trunc(env, named(env, unit)?, &env.term(x)?, span)?,
        _ => return Ok(None),
    }))
}

/// The part an expression names, bare or quoted.
fn named(env: Env<'_>, expr: &Expr) -> Result<Part, SqlError> {
    let word = match expr {
        Expr::Identifier(ident) => folded(ident),
        Expr::Value(ValueWithSpan { value: Value::SingleQuotedString(text), .. }) => text.clone(),
        other => other.to_string(),
    };
    known(env, &word, expr.span())
}

pub(crate) fn known(env: Env<'_>, word: &str, span: Span) -> Result<Part, SqlError> {
    match part(word) {
        Some(Part::Timezone) => env.refuse("the time zone of a timestamp", span),
        Some(part) => Ok(part),
        None => env.fail("22023", format!("timestamp units \"{word}\" not recognized"), span),
    }
}

fn unit_only(env: Env<'_>, unit: Part, function: &str, span: Span) -> Result<(), SqlError> {
    if unit.is_unit() {
        return Ok(());
    }
    env.fail("22023", format!("{function} does not take the date part {}", unit.word()), span)
}

fn is_time(term: &Term) -> bool {
    matches!(term.data_type, Type::Data(DataType::Time | DataType::TimeTz))
}

fn add(env: Env<'_>, unit: Part, count: &Term, x: &Term, span: Span) -> Result<Term, SqlError> {
    unit_only(env, unit, "DATEADD", span)?;
    let moment = if is_time(x) { x.clone() } else { instant(x) };
    let n = if count.data_type.is_integer() {
        count.sql.clone()
    } else {
        format!("CAST({} AS BIGINT)", count.sql)
    };
    let years = |factor: i64| format!("sparkify_internal.add_years({}, {})", moment.sql, times(&n, factor));
    let shifted = |function: &str, factor: i64| {
        let wide = matches!(function, "to_months" | "to_days");
        let n = times(&n, factor);
        let n = if wide { format!("CAST({n} AS INTEGER)") } else { format!("CAST({n} AS BIGINT)") };
        format!("({} + {function}({n}))", moment.sql)
    };
    let sql = match unit {
        Part::Millennium => years(1000),
        Part::Century => years(100),
        Part::Decade => years(10),
        Part::Year => years(1),
        Part::Quarter => shifted("to_months", 3),
        Part::Month => shifted("to_months", 1),
        Part::Week => shifted("to_days", 7),
        Part::Hour => shifted("to_hours", 1),
        Part::Minute => shifted("to_minutes", 1),
        Part::Second => shifted("to_microseconds", 1_000_000),
        Part::Millisecond => shifted("to_microseconds", 1000),
        Part::Microsecond => shifted("to_microseconds", 1),
        _ => shifted("to_days", 1),
    };
    Ok(Term::new(sql, moment.data_type))
}

fn times(count: &str, factor: i64) -> String {
    if factor == 1 { count.to_owned() } else { format!("(CAST({count} AS BIGINT) * {factor})") }
}

/// Boundaries crossed, not elapsed units.
fn difference(env: Env<'_>, unit: Part, from: &Term, to: &Term, span: Span) -> Result<Term, SqlError> {
    unit_only(env, unit, "DATEDIFF", span)?;
    let side = |term: &Term| {
        if is_time(term) { term.sql.clone() } else { instant(term).sql }
    };
    let sql = format!("date_diff('{}', {}, {})", unit.word(), side(from), side(to));
    Ok(Term::new(sql, BIGINT))
}

fn trunc(env: Env<'_>, unit: Part, x: &Term, span: Span) -> Result<Term, SqlError> {
    unit_only(env, unit, "DATE_TRUNC", span)?;
    let moment = instant(x);
    Ok(Term::new(format!("date_trunc('{}', {})", unit.word(), moment.sql), moment.data_type))
}

/// DOUBLE PRECISION; seconds keep their fraction.
fn date_part(unit: Part, x: &Term) -> Term {
    let operand = operand(x);
    let sql = match unit {
        Part::Second => format!("(date_part('microseconds', {operand}) / CAST(1000000 AS DOUBLE))"),
        _ => format!("CAST({} AS DOUBLE)", field(unit, &operand)),
    };
    Term::new(sql, DOUBLE)
}

/// INTEGER for a TIMESTAMP, DOUBLE PRECISION for a TIMESTAMPTZ; seconds lose their fraction.
pub(crate) fn extract(env: Env<'_>, unit: Part, x: &Term, span: Span) -> Result<Term, SqlError> {
    if x.data_type.is_typed_interval() {
        let known = if x.data_type.is_months() {
            matches!(unit, Part::Year | Part::Month)
        } else {
            // Of the seconds AWS's page shows a fraction, and says that the answer is an INTEGER.
            matches!(unit, Part::Day | Part::Hour | Part::Minute)
        };
        if !known {
            let what = format!("EXTRACT of {} from {}", unit.word(), x.data_type.name());
            return env.refuse(&what, span);
        }
    }
    Ok(extracted(unit, x))
}

fn extracted(unit: Part, x: &Term) -> Term {
    let operand = operand(x);
    let value = match unit {
        Part::Epoch => format!("floor({})", field(unit, &operand)),
        _ => field(unit, &operand),
    };
    let (storage, data_type) = match (unit, x.data_type) {
        (_, TIMESTAMPTZ) => ("DOUBLE", DOUBLE),
        (Part::Epoch, _) => ("BIGINT", BIGINT),
        _ => ("INTEGER", INTEGER),
    };
    Term::new(format!("CAST({value} AS {storage})"), data_type)
}

fn operand(x: &Term) -> String {
    match x.data_type {
        DATE | TIMESTAMP | TIMESTAMPTZ => x.sql.clone(),
        kind if kind.is_interval() => x.sql.clone(),
        _ if is_time(x) => x.sql.clone(),
        _ => instant(x).sql,
    }
}

fn field(unit: Part, operand: &str) -> String {
    let plain = format!("date_part('{}', {operand})", unit.word());
    match unit {
        // DuckDB counts the seconds into these.
        Part::Millisecond => format!("({plain} % 1000)"),
        Part::Microsecond => format!("({plain} % 1000000)"),
        // The decade of 1999 is 200, of 2000 is 201.
        Part::Decade => format!("({plain} + 1)"),
        _ => plain,
    }
}
