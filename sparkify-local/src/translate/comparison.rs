//! Comparisons: trailing blanks do not count, and text becomes the type it is compared with.

use sqlparser::ast::{BinaryOperator, Expr, InTarget, Spanned};

use super::{
    cast, collation,
    env::Env,
    expression::boolean,
    subquery,
    term::Term,
    types::{SUPER, Type, storage},
};
use crate::error::SqlError;

pub(crate) fn compare(
    env: Env<'_>,
    left: &Expr,
    op: &BinaryOperator,
    right: &Expr,
) -> Result<Term, SqlError> {
    if let (Expr::Tuple(lefts), Expr::Tuple(rights)) = (left, right) {
        return rows(env, lefts, op, rights, left);
    }
    let (l, r) = (env.term(left)?, env.term(right)?);
    collation::same(env.session, [&l, &r], left.span())?;
    if l.data_type == SUPER || r.data_type == SUPER {
        // Dynamic types and deep equality are not DuckDB's.
        return env.refuse("a comparison with a SUPER that is not cast", left.span());
    }
    let (l, r) = aligned(env, l, r, left)?;
    let (l, r) = match op {
        BinaryOperator::Eq | BinaryOperator::NotEq => comparable(&l, &r),
        _ => sortable(&l, &r),
    };
    Ok(boolean(format!("({l} {op} {r})")))
}

/// Two sides in the form in which one is before the other.
pub(crate) fn sortable(l: &Term, r: &Term) -> (String, String) {
    match (l.data_type, r.data_type) {
        (Type::Insensitive(_), b) if b.is_text() || is_open(b) => (l.ordered(), r.ordered()),
        (a, Type::Insensitive(_)) if is_open(a) => (l.ordered(), r.ordered()),
        _ => comparable(l, r),
    }
}

/// What takes the other side's type.
fn is_open(kind: Type) -> bool {
    matches!(kind, Type::Literal | Type::Parameter | Type::Null)
}

/// Intervals compare with those of their kind, and with literals, which are read as one.
fn aligned(env: Env<'_>, l: Term, r: Term, place: &Expr) -> Result<(Term, Term), SqlError> {
    match (l.data_type, r.data_type) {
        (Type::Data(kind), Type::Literal) if l.data_type.is_typed_interval() => {
            Ok((l, cast::to_interval(env, &r, kind, place.span())?))
        }
        (Type::Literal, Type::Data(kind)) if r.data_type.is_typed_interval() => {
            Ok((cast::to_interval(env, &l, kind, place.span())?, r))
        }
        (a, b)
            if (a.is_typed_interval() || b.is_typed_interval())
                && a != Type::Null
                && b != Type::Null
                && (!a.is_interval()
                    || !b.is_interval()
                    || a.is_months() != b.is_months()
                    || has_months(&l) && !a.is_months()
                    || has_months(&r) && !b.is_months()) =>
        {
            env.refuse(&format!("a comparison of {} with {}", a.name(), b.name()), place.span())
        }
        _ => Ok((l, r)),
    }
}

/// A literal without a qualifier may have months and days.
fn has_months(term: &Term) -> bool {
    term.data_type == Type::Interval && term.sql.contains(" months")
}

/// Two sides in the form in which `DuckDB` compares them as Redshift would.
pub(crate) fn comparable(l: &Term, r: &Term) -> (String, String) {
    match (l.data_type, r.data_type) {
        (Type::Insensitive(_), b) if b.is_text() || is_open(b) => return (l.folded(), r.folded()),
        (a, Type::Insensitive(_)) if is_open(a) => return (l.folded(), r.folded()),
        _ => {}
    }
    let worded = |term: &Term| term.ignores_blanks() || term.data_type == Type::Literal;
    let open = |term: &Term| matches!(term.data_type, Type::Parameter | Type::Null);
    match (l.data_type, r.data_type) {
        _ if worded(l) && worded(r) => (l.trimmed(), r.trimmed()),
        _ if l.ignores_blanks() && open(r) => (l.trimmed(), r.trimmed()),
        _ if open(l) && r.ignores_blanks() => (l.trimmed(), r.trimmed()),
        (number, _) if number.is_number() && r.ignores_blanks() => (l.sql.clone(), converted(r, number)),
        (_, number) if number.is_number() && l.ignores_blanks() => (converted(l, number), r.sql.clone()),
        (moment, Type::Data(_)) if moment.is_moment() && r.ignores_blanks() => (l.text(), r.trimmed()),
        (Type::Data(_), moment) if moment.is_moment() && l.ignores_blanks() => (l.trimmed(), r.text()),
        (Type::Literal, known @ Type::Data(_)) => (converted(l, known), r.sql.clone()),
        (known @ Type::Data(_), Type::Literal) => (l.sql.clone(), converted(r, known)),
        _ => (l.sql.clone(), r.sql.clone()),
    }
}

fn converted(text: &Term, to: Type) -> String {
    match to {
        // A number with a fraction may stand in the text.
        Type::Data(_) if to.is_integer() && text.data_type == Type::Literal => {
            format!("CAST({} AS {})", text.sql, if text.sql.contains('.') { "DOUBLE" } else { "BIGINT" })
        }
        Type::Data(data_type) => format!("CAST({} AS {})", text.sql, storage(data_type)),
        _ => text.sql.clone(),
    }
}

fn rows(
    env: Env<'_>,
    lefts: &[Expr],
    op: &BinaryOperator,
    rights: &[Expr],
    place: &Expr,
) -> Result<Term, SqlError> {
    let joiner = match op {
        BinaryOperator::Eq => " AND ",
        BinaryOperator::NotEq => " OR ",
        _ => return env.refuse("ordering of rows", place.span()),
    };
    if lefts.len() != rights.len() {
        return env.fail("42601", "unequal number of entries in row expressions", place.span());
    }
    let mut parts = Vec::new();
    for (left, right) in lefts.iter().zip(rights) {
        parts.push(compare(env, left, op, right)?.sql);
    }
    Ok(boolean(format!("({})", parts.join(joiner))))
}

/// IN, BETWEEN, `= ANY`, `<> ALL`.
pub(crate) fn set(env: Env<'_>, expr: &Expr) -> Result<Term, SqlError> {
    match expr {
        Expr::In { expr: inner, target: InTarget::List(list), negated, global: false } => {
            in_list(env, inner, list, *negated)
        }
        Expr::In { expr: inner, target: InTarget::Subquery(query), negated, global: false } => {
            subquery::contains(env, inner, query, *negated)
        }
        Expr::Between { expr: inner, negated, low, high } => between(env, inner, *negated, low, high),
        Expr::AnyOp { left, compare_op, right, .. } => quantified(env, left, compare_op, "ANY", right),
        Expr::AllOp { left, compare_op, right } => quantified(env, left, compare_op, "ALL", right),
        _ => env.refuse("IN over anything but a list or a subquery", expr.span()),
    }
}

fn in_list(env: Env<'_>, inner: &Expr, list: &[Expr], negated: bool) -> Result<Term, SqlError> {
    if let Expr::Tuple(_) = inner {
        let mut parts = Vec::new();
        for item in list {
            parts.push(compare(env, inner, &BinaryOperator::Eq, item)?.sql);
        }
        let not = if negated { "NOT " } else { "" };
        return Ok(boolean(format!("({not}({}))", parts.join(" OR "))));
    }
    let left = env.term(inner)?;
    let mut items = Vec::new();
    for item in list {
        let item = env.term(item)?;
        collation::same(env.session, [&left, &item], inner.span())?;
        items.push(aligned(env, left.clone(), item, inner)?.1);
    }
    let mut rights = Vec::new();
    let mut subject = left.sql.clone();
    for item in &items {
        let (l, r) = comparable(&left, item);
        subject = l;
        rights.push(r);
    }
    let word = if negated { "NOT IN" } else { "IN" };
    Ok(boolean(format!("({subject} {word} ({}))", rights.join(", "))))
}

fn between(env: Env<'_>, inner: &Expr, negated: bool, low: &Expr, high: &Expr) -> Result<Term, SqlError> {
    let value = env.term(inner)?;
    let low = aligned(env, value.clone(), env.term(low)?, inner)?.1;
    let high = aligned(env, value.clone(), env.term(high)?, inner)?.1;
    collation::same(env.session, [&value, &low, &high], inner.span())?;
    let (above, low) = sortable(&value, &low);
    let (below, high) = sortable(&value, &high);
    let not = if negated { "NOT " } else { "" };
    if above == below {
        return Ok(boolean(format!("({above} {not}BETWEEN {low} AND {high})")));
    }
    Ok(boolean(format!("({not}({above} >= {low} AND {below} <= {high}))")))
}

fn quantified(
    env: Env<'_>,
    left: &Expr,
    op: &BinaryOperator,
    word: &str,
    right: &Expr,
) -> Result<Term, SqlError> {
    let Expr::Subquery(query) = right else {
        return env.refuse(&format!("{word} over an array"), right.span());
    };
    let value = env.term(left)?;
    let (sql, column) = subquery::single(env, query)?;
    let column = Term::new("q.\"c0\"", column);
    collation::same(env.session, [&value, &column], left.span())?;
    let (l, r) = match op {
        BinaryOperator::Eq | BinaryOperator::NotEq => comparable(&value, &column),
        _ => sortable(&value, &column),
    };
    Ok(boolean(format!("({l} {op} {word} (SELECT {r} FROM ({sql}) AS q(\"c0\")))")))
}
