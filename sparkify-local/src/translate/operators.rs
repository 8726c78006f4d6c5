//! Operators: arithmetic by Redshift's type rules, dates, `||`, and the way to comparisons.

use sqlparser::ast::{BinaryOperator, Expr, Spanned, UnaryOperator};

use super::{
    collation, comparison, decimals,
    env::Env,
    expression::boolean,
    moments::moments,
    patterns,
    term::{Term, text},
    types::{BIGINT, BOOLEAN, DOUBLE, INTEGER, SMALLINT, Type, common},
};
use crate::error::SqlError;

pub(crate) fn binary(env: Env<'_>, left: &Expr, op: &BinaryOperator, right: &Expr) -> Result<Term, SqlError> {
    use BinaryOperator as B;
    match op {
        B::And | B::Or => return logical(env, left, op, right),
        B::Eq | B::NotEq | B::Lt | B::LtEq | B::Gt | B::GtEq => {
            return comparison::compare(env, left, op, right);
        }
        _ => {}
    }
    let (l, r) = (env.term(left)?, env.term(right)?);
    match op {
        B::Plus | B::Minus | B::Multiply | B::Divide | B::Modulo => arithmetic(env, &l, op, &r, left),
        B::StringConcat => {
            collation::refuse(env, "||", &[&l, &r], left.span())?;
            if l.data_type.is_typed_interval() || r.data_type.is_typed_interval() {
                return env.refuse("|| of an INTERVAL that is not cast", left.span());
            }
            Ok(joined(&l, &r))
        }
        B::PGRegexMatch => patterns::regex(env, &l, &r, false, left.span()),
        B::PGRegexNotMatch => patterns::regex(env, &l, &r, true, left.span()),
        B::PGLikeMatch | B::PGNotLikeMatch => {
            collation::refuse(env, "~~", &[&l, &r], left.span())?;
            let not = if *op == B::PGLikeMatch { "" } else { "NOT " };
            Ok(boolean(format!("({} {not}LIKE {} ESCAPE '\\')", l.text(), r.text())))
        }
        B::BitwiseAnd => Ok(bits(&l, "&", &r)),
        B::BitwiseOr => Ok(bits(&l, "|", &r)),
        B::PGBitwiseXor => {
            Ok(Term::new(format!("xor({}, {})", l.sql, r.sql), common(l.data_type, r.data_type)))
        }
        B::PGBitwiseShiftLeft => Ok(bits(&l, "<<", &r)),
        B::PGBitwiseShiftRight => Ok(bits(&l, ">>", &r)),
        // The parser takes Redshift's power sign for another dialect's XOR.
        B::PGExp | B::BitwiseXor => {
            Ok(Term::new(format!("power(CAST({} AS DOUBLE), {})", l.sql, r.sql), DOUBLE))
        }
        _ => {
            let words =
                format!("operator does not exist: {} {op} {}", l.data_type.name(), r.data_type.name());
            env.fail("42883", words, left.span())
        }
    }
}

/// A chain of one word is as long as it likes, so it is no deeper than one of its parts.
fn logical(env: Env<'_>, left: &Expr, op: &BinaryOperator, right: &Expr) -> Result<Term, SqlError> {
    let mut parts = vec![env.condition(right)?];
    let mut rest = left;
    while let Expr::BinaryOp { left, op: inner, right } = rest
        && inner == op
    {
        parts.push(env.condition(right)?);
        rest = left;
    }
    parts.push(env.condition(rest)?);
    parts.reverse();
    Ok(boolean(format!("({})", parts.join(&format!(" {op} ")))))
}

pub(crate) fn unary(env: Env<'_>, op: UnaryOperator, expr: &Expr) -> Result<Term, SqlError> {
    match op {
        UnaryOperator::Not => Ok(boolean(format!("(NOT {})", env.condition(expr)?))),
        UnaryOperator::Plus => env.term(expr),
        UnaryOperator::Minus => {
            let term = env.term(expr)?;
            // The smallest integers are one further from zero than their digits alone allow.
            if term.sql == "2147483648" {
                return Ok(Term::new("CAST(-2147483648 AS INTEGER)", INTEGER));
            }
            if term.sql.starts_with("CAST('9223372036854775808' ") {
                return Ok(Term::new("(-9223372036854775808)", BIGINT));
            }
            if term.data_type.is_typed_interval() {
                return env.refuse("a minus before an INTERVAL", expr.span());
            }
            Ok(Term::new(format!("(-{})", term.sql), term.data_type))
        }
        UnaryOperator::BitwiseNot => {
            let term = env.term(expr)?;
            Ok(Term::new(format!("(~{})", term.sql), term.data_type))
        }
        UnaryOperator::PGSquareRoot => {
            Ok(Term::new(format!("sqrt(CAST({} AS DOUBLE))", env.term(expr)?.sql), DOUBLE))
        }
        UnaryOperator::PGCubeRoot => {
            Ok(Term::new(format!("cbrt(CAST({} AS DOUBLE))", env.term(expr)?.sql), DOUBLE))
        }
        UnaryOperator::PGAbs => {
            let term = env.term(expr)?;
            Ok(Term::new(format!("abs({})", term.sql), term.data_type))
        }
        _ => env.fail("42601", format!("syntax error at or near \"{op}\""), expr.span()),
    }
}

fn bits(l: &Term, sign: &str, r: &Term) -> Term {
    Term::new(format!("({} {sign} {})", l.sql, r.sql), common(l.data_type, r.data_type))
}

fn arithmetic(env: Env<'_>, l: &Term, op: &BinaryOperator, r: &Term, place: &Expr) -> Result<Term, SqlError> {
    if l.data_type.is_moment()
        || r.data_type.is_moment()
        || l.data_type.is_interval()
        || r.data_type.is_interval()
    {
        let typed = l.data_type.is_typed_interval() || r.data_type.is_typed_interval();
        return match moments(l, op, r) {
            Some(term) => Ok(term),
            None if typed => {
                let what = format!("{} {op} {}", l.data_type.name(), r.data_type.name());
                env.refuse(&what, place.span())
            }
            None => missing(env, l, op, r, place),
        };
    }
    let (l, r) = (operand(l, r), operand(r, l));
    if !countable(l.data_type) || !countable(r.data_type) {
        return missing(env, &l, op, &r, place);
    }
    Ok(numbers(&l, op, &r))
}

/// Arithmetic on two numbers, also as MOD and the like ask for it.
pub(crate) fn numbers(l: &Term, op: &BinaryOperator, r: &Term) -> Term {
    let exact = (l.data_type.is_decimal() || r.data_type.is_decimal())
        && l.data_type.digits().is_some()
        && r.data_type.digits().is_some();
    if exact {
        return decimals::arithmetic(l, op, r);
    }
    let known = l.data_type.is_number() && r.data_type.is_number();
    let float = l.data_type.is_float() || r.data_type.is_float();
    let data_type = if float {
        DOUBLE
    } else if known {
        common(l.data_type, r.data_type)
    } else {
        common(known_number(l.data_type), known_number(r.data_type))
    };
    let sign = match op {
        BinaryOperator::Divide if data_type.is_integer() => "//",
        _ => sign(op),
    };
    let divisor = match op {
        BinaryOperator::Divide | BinaryOperator::Modulo => nonzero(r),
        _ => r.sql.clone(),
    };
    // DuckDB gives a literal the type of the column beside it; Redshift's literals are INTEGER.
    let left = match (l.data_type, r.data_type) {
        (SMALLINT, INTEGER) => format!("CAST({} AS INTEGER)", l.sql),
        (Type::Data(crate::catalog::table::DataType::Real), _) => {
            format!("CAST({} AS DOUBLE)", l.sql)
        }
        (kind, DOUBLE) if kind.is_decimal() => format!("CAST({} AS DOUBLE)", l.sql),
        _ => l.sql.clone(),
    };
    let divisor = match (l.data_type, r.data_type) {
        (INTEGER, SMALLINT) => format!("CAST({divisor} AS INTEGER)"),
        _ => divisor,
    };
    Term::new(format!("({left} {sign} {divisor})"), data_type)
}

/// `||`; `DuckDB` gives a literal NULL in it no text type.
pub(crate) fn joined(l: &Term, r: &Term) -> Term {
    if l.data_type == Type::Null || r.data_type == Type::Null {
        return text("CAST(NULL AS VARCHAR)".into());
    }
    text(format!("({} || {})", l.text(), r.text()))
}

/// A divisor that fails when it is zero.
pub(crate) fn nonzero(divisor: &Term) -> String {
    if divisor.is_nonzero_literal() {
        divisor.sql.clone()
    } else {
        format!("sparkify_internal.nonzero({})", divisor.sql)
    }
}

pub(crate) fn sign(op: &BinaryOperator) -> &'static str {
    match op {
        BinaryOperator::Plus => "+",
        BinaryOperator::Minus => "-",
        BinaryOperator::Multiply => "*",
        BinaryOperator::Divide => "/",
        _ => "%",
    }
}

fn known_number(data_type: Type) -> Type {
    if data_type.is_number() { data_type } else { Type::Unknown }
}

fn countable(data_type: Type) -> bool {
    data_type.is_number() || matches!(data_type, Type::Unknown | Type::Parameter | Type::Null)
}

/// A literal takes the type of the number beside it.
fn operand(term: &Term, beside: &Term) -> Term {
    match (term.data_type, beside.data_type) {
        (Type::Literal, Type::Data(number)) if beside.data_type.is_number() => {
            Term::new(format!("CAST({} AS {})", term.sql, super::types::storage(number)), beside.data_type)
        }
        (Type::Literal | BOOLEAN, _) => Term::new(format!("CAST({} AS INTEGER)", term.sql), INTEGER),
        _ => term.clone(),
    }
}

fn missing(env: Env<'_>, l: &Term, op: &BinaryOperator, r: &Term, place: &Expr) -> Result<Term, SqlError> {
    let (l, r) = (l.data_type.name(), r.data_type.name());
    let words = format!("operator does not exist: {l} {op} {r}");
    let hint =
        "No operator matches the given name and argument type(s). You may need to add explicit type casts.";
    Err(env.session.at(SqlError::new("42883", words).hint(hint), place.span()))
}
