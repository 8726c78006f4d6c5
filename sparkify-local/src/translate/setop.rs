//! UNION, EXCEPT and INTERSECT, which ignore trailing blanks too.

use sqlparser::ast::{SetExpr, SetOperator, SetQuantifier, Spanned};

use super::{
    collation, interval,
    ordering::{alias, named, numbered},
    query::{Translation, body, has_text},
    scope::{Output, Scope},
    session::Session,
    term::Term,
    types::common,
};
use crate::error::SqlError;

pub(crate) fn operation(
    session: &Session<'_>,
    op: SetOperator,
    quantifier: SetQuantifier,
    left: &SetExpr,
    right: &SetExpr,
    scope: &Scope<'_>,
) -> Result<Translation, SqlError> {
    let all = match quantifier {
        SetQuantifier::None | SetQuantifier::Distinct => false,
        SetQuantifier::All if op == SetOperator::Union => true,
        SetQuantifier::All => {
            let word = if op == SetOperator::Intersect { "INTERSECT ALL" } else { "EXCEPT ALL" };
            return Err(session.unsupported(word, right.span()));
        }
        _ => return Err(session.unsupported("a set operation BY NAME", right.span())),
    };
    let (l, r) = (body(session, left, scope)?, body(session, right, scope)?);
    let outputs = match (l.outputs, r.outputs) {
        (Some(a), Some(b)) if a.len() != b.len() => {
            let word = match op {
                SetOperator::Union => "UNION",
                SetOperator::Intersect => "INTERSECT",
                SetOperator::Except | SetOperator::Minus => "EXCEPT",
            };
            let words = format!("each {word} query must have the same number of columns");
            return Err(session.at(SqlError::syntax(words), right.span()));
        }
        (Some(a), Some(b)) => {
            for (left, output) in a.iter().zip(&b) {
                let types = [left.data_type, output.data_type];
                collation::same_types(session, &types, right.span())?;
                interval::kinds::same(session, &types, right.span())?;
            }
            Some(unified(a, &b))
        }
        _ => None,
    };
    let (l, r) = (l.sql, r.sql);
    let Some(outputs) = outputs else {
        let word = plain(op, all);
        return Ok(Translation { sql: format!("({l}) {word} ({r})"), outputs: None });
    };
    let sql = if all || !has_text(&outputs) {
        format!("({l}) {} ({r})", plain(op, all))
    } else if op == SetOperator::Union {
        distinct(&format!("({l}) UNION ALL ({r})"), &outputs)
    } else {
        filtered(&l, op, &r, &outputs)
    };
    Ok(Translation { sql, outputs: Some(outputs) })
}

fn plain(op: SetOperator, all: bool) -> &'static str {
    match (op, all) {
        (SetOperator::Union, true) => "UNION ALL",
        (SetOperator::Union, false) => "UNION",
        (SetOperator::Intersect, _) => "INTERSECT",
        (SetOperator::Except | SetOperator::Minus, _) => "EXCEPT",
    }
}

fn unified(left: Vec<Output>, right: &[Output]) -> Vec<Output> {
    let pairs = left.into_iter().zip(right);
    pairs.map(|(a, b)| Output { data_type: common(a.data_type, b.data_type), name: a.name }).collect()
}

/// One row of those that differ in trailing blanks only: of each text the one with the fewest,
/// so that the same statement answers the same rows again.
pub(crate) fn distinct(sql: &str, outputs: &[Output]) -> String {
    let columns = numbered(outputs);
    if !has_text(outputs) {
        return format!("SELECT DISTINCT {} FROM ({sql}) AS {}", named(&columns, outputs), alias(outputs));
    }
    let keys: Vec<String> = columns.iter().map(Term::key).collect();
    let shown: Vec<Term> = columns
        .into_iter()
        .map(|column| {
            let least = column.ignores_blanks().then(|| format!("min({})", column.sql));
            Term::new(least.unwrap_or(column.sql), column.data_type)
        })
        .collect();
    format!(
        "SELECT {} FROM ({sql}) AS {} GROUP BY {}",
        named(&shown, outputs),
        alias(outputs),
        keys.join(", ")
    )
}

/// EXCEPT and INTERSECT as joins on the trimmed columns.
fn filtered(left: &str, op: SetOperator, right: &str, outputs: &[Output]) -> String {
    let columns = numbered(outputs);
    let conditions: Vec<String> = columns
        .iter()
        .map(|column| {
            let key = column.key();
            format!("{key} IS NOT DISTINCT FROM {}", key.replacen("q.\"c", "other.\"c", 1))
        })
        .collect();
    let join = if op == SetOperator::Intersect { "SEMI" } else { "ANTI" };
    let q = alias(outputs);
    let other = q.replacen('q', "other", 1);
    let rows = format!(
        "SELECT q.* FROM ({left}) AS {q} {join} JOIN ({right}) AS {other} ON {}",
        conditions.join(" AND ")
    );
    distinct(&rows, outputs)
}
