//! Date functions whose arguments are ordinary expressions.

use super::super::{
    expression::timestamp,
    term::Term,
    types::{DATE, DOUBLE, INTEGER, TIMESTAMP, TIMESTAMPTZ, Type},
};

/// A DATE or TIMESTAMP operand; text is read as a timestamp.
pub(crate) fn moment(term: &Term) -> String {
    if term.data_type.is_moment() { term.sql.clone() } else { format!("CAST({} AS TIMESTAMP)", term.sql) }
}

/// The operand as a TIMESTAMP, or the TIMESTAMPTZ it is.
pub(crate) fn instant(term: &Term) -> Term {
    match term.data_type {
        TIMESTAMP | TIMESTAMPTZ => term.clone(),
        _ => timestamp(format!("CAST({} AS TIMESTAMP)", term.sql)),
    }
}

pub(crate) fn call(name: &str, args: &[Term]) -> Option<Term> {
    Some(match (name, args) {
        // The start of the statement, without a fraction.
        ("getdate", []) => {
            timestamp("date_trunc('second', make_timestamp(sparkify_statement_time(0)))".into())
        }
        ("convert_timezone", [to, x]) => super::zones::convert(None, to, x)?,
        ("convert_timezone", [from, to, x]) => super::zones::convert(Some(from), to, x)?,
        ("add_months", [x, n]) => {
            timestamp(format!("sparkify_internal.add_months({}, {})", instant(x).sql, n.sql))
        }
        ("last_day", [x]) => Term::new(format!("last_day({})", moment(x)), DATE),
        ("months_between", [a, b]) => {
            let (a, b) = (instant(a).sql, instant(b).sql);
            Term::new(format!("sparkify_internal.months_between({a}, {b})"), DOUBLE)
        }
        ("next_day", [x, Term { sql, data_type: Type::Literal }]) => {
            let day = weekday(sql)?;
            let x = format!("CAST({} AS DATE)", moment(x));
            Term::new(format!("({x} + CAST((({day} - dayofweek({x}) + 6) % 7 + 1) AS INTEGER))"), DATE)
        }
        ("date_cmp" | "timestamp_cmp" | "date_cmp_timestamp" | "timestamp_cmp_date", [a, b]) => {
            let (a, b) = (instant(a).sql, instant(b).sql);
            Term::new(
                format!("CASE WHEN {a} < {b} THEN -1 WHEN {a} > {b} THEN 1 WHEN {a} = {b} THEN 0 END"),
                INTEGER,
            )
        }
        ("to_timestamp" | "timestamp", [x]) => timestamp(format!("CAST({} AS TIMESTAMP)", x.sql)),
        ("date", [x]) => Term::new(format!("CAST({} AS DATE)", moment(x)), DATE),
        _ => return None,
    })
}

/// Sunday is 0.
fn weekday(quoted: &str) -> Option<u8> {
    let name = quoted.trim_matches('\'').trim().to_lowercase();
    let days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    let found = days.iter().position(|day| name.len() >= 2 && day.starts_with(&name))?;
    u8::try_from(found).ok()
}
