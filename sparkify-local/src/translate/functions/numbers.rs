//! Mathematical functions.

use sqlparser::ast::BinaryOperator;

use super::super::{
    native, operators,
    term::Term,
    types::{BIGINT, DATE, DOUBLE, INTEGER, Type, decimal},
};

pub(crate) fn call(name: &str, args: &[Term]) -> Option<Term> {
    rounding(name, args).or_else(|| floats(name, args))
}

fn double(sql: String) -> Term {
    Term::new(sql, DOUBLE)
}

fn as_double(term: &Term) -> String {
    if term.data_type == DOUBLE { term.sql.clone() } else { format!("CAST({} AS DOUBLE)", term.sql) }
}

fn numeric(term: &Term) -> bool {
    term.data_type.is_number() || matches!(term.data_type, Type::Unknown | Type::Parameter | Type::Null)
}

fn rounding(name: &str, args: &[Term]) -> Option<Term> {
    Some(match (name, args) {
        ("abs", [x]) if numeric(x) => Term::new(format!("abs({})", x.sql), x.data_type),
        ("sign", [x]) if numeric(x) => Term::new(format!("CAST(sign({}) AS INTEGER)", x.sql), INTEGER),
        ("ceil" | "ceiling", [x]) if numeric(x) => whole("ceil", x),
        ("floor", [x]) if numeric(x) => whole("floor", x),
        ("round", [x]) if numeric(x) => whole("round", x),
        ("trunc", [x]) if numeric(x) => whole("trunc", x),
        ("trunc", [x]) if x.data_type.is_moment() => Term::new(format!("CAST({} AS DATE)", x.sql), DATE),
        ("round", [x, n]) if x.data_type.is_decimal() => {
            Term::new(format!("CAST(round({}, {}) AS {})", x.sql, n.sql, storage(x)), x.data_type)
        }
        ("round", [x, n]) if numeric(x) => Term::new(format!("round({}, {})", x.sql, n.sql), x.data_type),
        ("trunc", [x, n]) if x.data_type.is_integer() => {
            Term::new(format!("trunc({}, {})", x.sql, n.sql), x.data_type)
        }
        ("trunc", [x, n]) if x.data_type.is_decimal() => {
            let power = format!("power(10, {})", n.sql);
            let sql = format!("CAST(trunc({} * {power}) / {power} AS {})", x.sql, storage(x));
            Term::new(sql, x.data_type)
        }
        ("trunc", [x, n]) if numeric(x) => {
            let power = format!("power(10, {})", n.sql);
            Term::new(format!("(trunc({} * {power}) / {power})", x.sql), x.data_type)
        }
        ("fnv_hash", [x]) => hash(x, &native::SEED.to_string())?,
        ("fnv_hash", [x, seed]) if seed.data_type.is_integer() => hash(x, &seed.sql)?,
        ("mod", [x, y]) if numeric(x) && numeric(y) => operators::numbers(x, &BinaryOperator::Modulo, y),
        _ => return None,
    })
}

fn storage(term: &Term) -> String {
    match term.data_type {
        Type::Data(data_type) => super::super::types::storage(data_type),
        _ => "DOUBLE".into(),
    }
}

/// The bytes of the value count, with the width of its type and its trailing blanks.
fn hash(x: &Term, seed: &str) -> Option<Term> {
    let value = match x.data_type {
        kind if kind.is_integer() => format!("CAST({} AS {})", x.sql, storage(x)),
        Type::Literal => x.sql.clone(),
        kind if kind.is_text() => x.text(),
        _ => return None,
    };
    Some(Term::new(format!("sparkify_fnv_hash({value}, CAST({seed} AS BIGINT))"), BIGINT))
}

/// Rounding to a whole number keeps the type; a DECIMAL keeps its digits before the point.
fn whole(function: &str, x: &Term) -> Term {
    match (x.data_type, x.data_type.digits()) {
        (kind, _) if kind.is_integer() => x.clone(),
        (kind, Some((precision, scale))) if kind.is_decimal() => {
            let digits = (precision - scale + 1).min(38);
            Term::new(format!("CAST({function}({}) AS DECIMAL({digits},0))", x.sql), decimal(digits, 0))
        }
        (kind, _) => Term::new(format!("{function}({})", x.sql), kind),
    }
}

fn floats(name: &str, args: &[Term]) -> Option<Term> {
    if !args.iter().all(numeric) {
        return None;
    }
    Some(match (name, args) {
        ("power" | "pow" | "dpow", [x, y]) => double(format!("power({}, {})", as_double(x), as_double(y))),
        (
            "sqrt" | "cbrt" | "degrees" | "radians" | "sin" | "cos" | "tan" | "cot" | "asin" | "acos"
            | "atan",
            [x],
        ) => double(format!("{name}({})", as_double(x))),
        ("dsqrt", [x]) => double(format!("sqrt({})", as_double(x))),
        ("exp" | "dexp", [x]) => double(format!("exp({})", as_double(x))),
        ("ln" | "dlog1", [x]) => double(format!("ln({})", as_double(x))),
        ("dlog10", [x]) => double(format!("log10({})", as_double(x))),
        ("atan2", [x, y]) => double(format!("atan2({}, {})", as_double(x), as_double(y))),
        ("pi", []) => double("pi()".into()),
        ("random", []) => double("random()".into()),
        ("bit_count", [x]) => Term::new(format!("CAST(bit_count({}) AS BIGINT)", x.sql), BIGINT),
        _ => return None,
    })
}
