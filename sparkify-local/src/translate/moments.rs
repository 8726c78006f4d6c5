//! Arithmetic on dates, timestamps and intervals.

use sqlparser::ast::BinaryOperator;

use super::{
    expression::timestamp,
    operators::{nonzero, sign},
    term::Term,
    types::{BIGINT, DATE, DOUBLE, TIMESTAMP, TIMESTAMPTZ, Type},
};

/// `None` where Redshift has no such operator.
pub(crate) fn moments(l: &Term, op: &BinaryOperator, r: &Term) -> Option<Term> {
    use BinaryOperator as B;
    let countless = |term: &Term| matches!(term.data_type, Type::Unknown | Type::Parameter | Type::Null);
    let whole = |term: &Term| term.data_type.is_integer() || countless(term);
    match (l.data_type, op, r.data_type) {
        (DATE, B::Minus, DATE) => Some(Term::new(format!("({} - {})", l.sql, r.sql), BIGINT)),
        (a, B::Minus, b) if a.is_moment() && b.is_moment() => {
            Some(Term::new(format!("({} - {})", l.sql, r.sql), Type::Interval))
        }
        (a, B::Minus, Type::Literal) if a.is_moment() => {
            Some(Term::new(format!("({} - CAST({} AS TIMESTAMP))", l.sql, r.sql), Type::Interval))
        }
        (DATE, B::Plus | B::Minus, _) if whole(r) => {
            Some(Term::new(format!("({} {} CAST({} AS INTEGER))", l.sql, sign(op), r.sql), DATE))
        }
        (_, B::Plus, DATE) if whole(l) => {
            Some(Term::new(format!("({} + CAST({} AS INTEGER))", r.sql, l.sql), DATE))
        }
        (TIMESTAMP | TIMESTAMPTZ, B::Plus | B::Minus, _) if whole(r) => Some(Term::new(
            format!("({} {} to_days(CAST({} AS INTEGER)))", l.sql, sign(op), r.sql),
            l.data_type,
        )),
        (a, B::Plus | B::Minus, b) if a.is_moment() && b.is_interval() => Some(shifted(l, sign(op), r)),
        (a, B::Plus, b) if a.is_interval() && b.is_moment() => Some(shifted(r, "+", l)),
        (a, _, b) if a.is_typed_interval() || b.is_typed_interval() => spans(l, op, r),
        (a, B::Plus | B::Minus, b) if a.is_interval() && b.is_interval() => {
            Some(Term::new(format!("({} {} {})", l.sql, sign(op), r.sql), Type::Interval))
        }
        (a, B::Multiply, b) if a.is_interval() && !b.is_interval() => Some(scaled(l, r)),
        (a, B::Multiply, b) if !a.is_interval() && b.is_interval() => Some(scaled(r, l)),
        (a, B::Divide, _) if a.is_interval() => {
            let divisor = nonzero(&Term::new(format!("CAST({} AS DOUBLE)", r.sql), DOUBLE));
            Some(Term::new(format!("({} / {divisor})", l.sql), a))
        }
        _ => None,
    }
}

/// A moment plus or minus an interval; only months leave a DATE a DATE.
fn shifted(moment: &Term, sign: &str, interval: &Term) -> Term {
    let sql = format!("({} {sign} {})", moment.sql, interval.sql);
    match (moment.data_type, interval.data_type) {
        (DATE, months) if months.is_months() => Term::new(format!("CAST({sql} AS DATE)"), DATE),
        (DATE, _) => timestamp(sql),
        (other, _) => Term::new(sql, other),
    }
}

/// Arithmetic on intervals with a qualifier alone: in whole months, or in whole microseconds.
fn spans(l: &Term, op: &BinaryOperator, r: &Term) -> Option<Term> {
    use BinaryOperator as B;
    let count = |term: &Term| {
        if term.data_type.is_months() {
            format!("sparkify_internal.months({})", term.sql)
        } else {
            format!("epoch_us({})", term.sql)
        }
    };
    let (kind, number) = match (l.data_type, op, r.data_type) {
        (a, B::Plus | B::Minus, b) if a == b => (a, format!("({} {} {})", count(l), sign(op), count(r))),
        (a, B::Multiply, b) if b.is_integer() => (a, format!("({} * CAST({} AS BIGINT))", count(l), r.sql)),
        (a, B::Multiply, b) if a.is_integer() => (b, format!("({} * CAST({} AS BIGINT))", count(r), l.sql)),
        (a, B::Divide, b) if b.is_integer() => {
            (a, format!("sparkify_internal.exact_quotient({}, {})", count(l), nonzero(r)))
        }
        _ => return None,
    };
    let sql = if kind.is_months() {
        format!("to_months(CAST({number} AS INTEGER))")
    } else {
        format!("sparkify_internal.day_time({number})")
    };
    Some(Term::new(sql, kind))
}

/// A fractional count keeps its fraction of the interval.
fn scaled(interval: &Term, count: &Term) -> Term {
    // DuckDB multiplies an interval by 32 bits only; seconds since 1970 outgrow them in 2038.
    if let Some(micros) = micros(interval)
        && count.data_type.is_integer()
    {
        let sql = format!("to_microseconds(CAST({} AS BIGINT) * {micros})", count.sql);
        return Term::new(sql, interval.data_type);
    }
    let count = match count.data_type {
        kind if kind.is_integer() => count.sql.clone(),
        Type::Unknown => count.sql.clone(),
        _ => format!("CAST({} AS DOUBLE)", count.sql),
    };
    Term::new(format!("({} * {count})", interval.sql), interval.data_type)
}

/// The microseconds of an interval that was written down and has neither months nor days.
fn micros(interval: &Term) -> Option<i64> {
    interval.sql.strip_prefix("INTERVAL '")?.strip_suffix(" microseconds'")?.parse().ok()
}
