//! DECIMAL arithmetic with Redshift's precision and scale.

use sqlparser::ast::BinaryOperator;

use super::{
    operators::{nonzero, sign},
    term::Term,
    types::{Type, decimal},
};

/// `+ - * / %` where one side is a DECIMAL and the other a DECIMAL or an integer.
pub(crate) fn arithmetic(l: &Term, op: &BinaryOperator, r: &Term) -> Term {
    let ((p1, s1), (p2, s2)) =
        (l.data_type.digits().unwrap_or((18, 0)), r.data_type.digits().unwrap_or((18, 0)));
    let (precision, scale) = match op {
        BinaryOperator::Multiply => (p1 + p2 + 1, s1 + s2),
        BinaryOperator::Divide => {
            let scale = (s1 + p2 + 1).saturating_sub(s2).max(4);
            (p1 - s1 + s2 + scale, scale)
        }
        BinaryOperator::Modulo => (p1.max(p2), s1.max(s2)),
        _ => ((p1 - s1).max(p2 - s2) + 1 + s1.max(s2), s1.max(s2)),
    };
    let (precision, capped) = cap(precision, scale);
    let result = decimal(precision, capped);
    match op {
        BinaryOperator::Divide => Term::new(quotient(l, (p1, s1), r, (p2, s2), precision, capped), result),
        BinaryOperator::Modulo => Term::new(format!("({} % {})", l.sql, nonzero(r)), result),
        _ => {
            let sql = format!("({} {} {})", l.sql, sign(op), r.sql);
            Term::new(if capped == scale { sql } else { as_decimal(&sql, precision, capped) }, result)
        }
    }
}

/// Beyond 38 digits the fraction gives way, down to four places.
fn cap(precision: u32, scale: u32) -> (u32, u32) {
    if precision <= 38 {
        return (precision, scale);
    }
    (38, (38 + scale).saturating_sub(precision).max(4))
}

fn as_decimal(sql: &str, precision: u32, scale: u32) -> String {
    format!("CAST({sql} AS DECIMAL({precision},{scale}))")
}

// DuckDB divides decimals as doubles; whole numbers of the smallest unit keep every digit.
fn quotient(
    l: &Term,
    (p1, s1): (u32, u32),
    r: &Term,
    (p2, s2): (u32, u32),
    precision: u32,
    scale: u32,
) -> String {
    let Some(shift) = (scale + s2).checked_sub(s1) else {
        let sql = format!("(CAST({} AS DOUBLE) / {})", l.sql, nonzero(r));
        return as_decimal(&sql, precision, scale);
    };
    let dividend = format!("({} * {})", units(&l.sql, p1, s1), power_of_ten(shift));
    let divisor = if r.is_nonzero_literal() {
        units(&r.sql, p2, s2)
    } else {
        format!("sparkify_internal.nonzero({})", units(&r.sql, p2, s2))
    };
    from_units(&format!("({dividend} // {divisor})"), precision, scale)
}

/// The whole number of units `10^-scale` in a decimal.
fn units(sql: &str, precision: u32, scale: u32) -> String {
    let exact = as_decimal(sql, precision, scale);
    if scale == 0 {
        return format!("CAST({exact} AS HUGEINT)");
    }
    format!("CAST({exact} * {} AS HUGEINT)", power_of_ten(scale))
}

fn from_units(sql: &str, precision: u32, scale: u32) -> String {
    if scale == 0 {
        return as_decimal(sql, precision, 0);
    }
    let unit = format!("CAST('0.{:0>width$}' AS DECIMAL({scale},{scale}))", 1, width = scale as usize);
    as_decimal(&format!("CAST({sql} AS DECIMAL(38,0)) * {unit}"), precision, scale)
}

fn power_of_ten(exponent: u32) -> String {
    format!("1{}", "0".repeat(exponent as usize))
}

/// The mean of a DECIMAL, which keeps its scale: `sum` and `count` are `DuckDB` aggregates.
pub(crate) fn mean(sum: &str, count: &str, scale: u32) -> Term {
    let sql = format!("({} // nullif({count}, 0))", units(sum, 38, scale));
    Term::new(from_units(&sql, 38, scale), decimal(38, scale))
}

/// Whether a term is exact and what its scale is.
pub(crate) fn scale(data_type: Type) -> Option<u32> {
    if data_type.is_decimal() { data_type.digits().map(|(_, scale)| scale) } else { None }
}
