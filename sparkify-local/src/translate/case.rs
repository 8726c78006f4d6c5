//! CASE, DECODE and NULLIF: choices by comparison.

use sqlparser::ast::{CaseWhen, Expr, Spanned};

use super::{
    collation,
    comparison::comparable,
    env::Env,
    interval,
    term::Term,
    types::{Type, common},
};
use crate::error::SqlError;

pub(crate) fn case(
    env: Env<'_>,
    operand: Option<&Expr>,
    conditions: &[CaseWhen],
    otherwise: Option<&Expr>,
) -> Result<Term, SqlError> {
    let subject = operand.map(|operand| env.term(operand)).transpose()?;
    let mut arms = Vec::new();
    let mut results = Vec::new();
    for CaseWhen { condition, result } in conditions {
        let test = match &subject {
            None => env.condition(condition)?,
            Some(subject) => {
                let value = env.term(condition)?;
                collation::same(env.session, [subject, &value], condition.span())?;
                interval::kinds::same(env.session, &[subject.data_type, value.data_type], condition.span())?;
                let (l, r) = comparable(subject, &value);
                format!("{l} = {r}")
            }
        };
        let result = env.term(result)?;
        arms.push(format!("WHEN {test} THEN {}", result.sql));
        results.push(result.data_type);
    }
    if let Some(otherwise) = otherwise {
        let result = env.term(otherwise)?;
        arms.push(format!("ELSE {}", result.sql));
        results.push(result.data_type);
    }
    if let Some(CaseWhen { result, .. }) = conditions.first() {
        collation::same_types(env.session, &results, result.span())?;
        interval::kinds::same(env.session, &results, result.span())?;
    }
    Ok(Term::new(format!("CASE {} END", arms.join(" ")), unified(results)))
}

/// DECODE takes NULL for equal to NULL.
pub(crate) fn decode(args: &[Term]) -> Option<Term> {
    let (subject, rest) = args.split_first()?;
    if rest.len() < 2 {
        return None;
    }
    let mut arms = Vec::new();
    let mut results = Vec::new();
    for pair in rest.chunks(2) {
        match pair {
            [key, result] => {
                let (l, r) = comparable(subject, key);
                let test = match key.data_type {
                    Type::Null => format!("{} IS NULL", subject.sql),
                    Type::Literal => format!("{l} = {r}"),
                    _ => format!("{l} IS NOT DISTINCT FROM {r}"),
                };
                arms.push(format!("WHEN {test} THEN {}", result.sql));
                results.push(result.data_type);
            }
            [otherwise] => {
                arms.push(format!("ELSE {}", otherwise.sql));
                results.push(otherwise.data_type);
            }
            _ => {}
        }
    }
    Some(Term::new(format!("CASE {} END", arms.join(" ")), unified(results)))
}

pub(crate) fn nullif(value: &Term, other: &Term) -> Term {
    let (l, r) = comparable(value, other);
    Term::new(format!("CASE WHEN {l} = {r} THEN NULL ELSE {} END", value.sql), value.data_type)
}

/// The type of a choice between values.
pub(crate) fn unified(types: impl IntoIterator<Item = Type>) -> Type {
    types.into_iter().reduce(common).unwrap_or(Type::Null)
}
