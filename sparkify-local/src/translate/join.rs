//! Joins: their kinds, ON, and USING that ignores trailing blanks.

use sqlparser::{
    ast::{Join, JoinConstraint, JoinOperator, ObjectName, Spanned, TableFactor},
    tokenizer::Span,
};

use super::{
    collation,
    comparison::comparable,
    env::{Clause, Env},
    from::{factor, lone, push},
    scope::{Found, Scope, Source, reference},
    session::{Session, relation_name},
    term::Term,
    types::common,
};
use crate::error::SqlError;

/// Adds a joined table to the scope.
pub(crate) fn joined(
    session: &Session<'_>,
    scope: &mut Scope<'_>,
    left: &str,
    join: &Join,
) -> Result<String, SqlError> {
    use JoinOperator as J;
    let place = join.relation.span();
    let (words, constraint) = match &join.join_operator {
        J::Join(constraint) | J::Inner(constraint) => ("JOIN", constraint),
        J::Left(constraint) | J::LeftOuter(constraint) => ("LEFT JOIN", constraint),
        J::Right(constraint) | J::RightOuter(constraint) => ("RIGHT JOIN", constraint),
        J::FullOuter(constraint) => ("FULL JOIN", constraint),
        J::CrossJoin(constraint @ JoinConstraint::None) => ("CROSS JOIN", constraint),
        _ => return Err(session.unsupported("this kind of join", place)),
    };
    let before = scope.sources.len();
    if let TableFactor::NestedJoin { .. } = join.relation {
        let right = lone(session, scope, &join.relation)?;
        return match constraint {
            JoinConstraint::On(condition) => {
                let condition = Env::new(session, scope, Clause::On).condition(condition)?;
                Ok(format!("{left} {words} {right} ON {condition}"))
            }
            JoinConstraint::None => Ok(format!("{left} CROSS JOIN {right}")),
            _ => Err(session.unsupported("USING with a join in parentheses", place)),
        };
    }
    let (right, source) = factor(session, scope, &join.relation)?;
    match constraint {
        JoinConstraint::On(condition) => {
            push(session, scope, source, place)?;
            let condition = Env::new(session, scope, Clause::On).condition(condition)?;
            Ok(format!("{left} {words} {right} ON {condition}"))
        }
        JoinConstraint::None if words == "CROSS JOIN" => {
            push(session, scope, source, place)?;
            Ok(format!("{left} CROSS JOIN {right}"))
        }
        JoinConstraint::Using(columns) => {
            let names = columns.iter().map(single).collect::<Result<Vec<_>, _>>()?;
            let condition = using(session, scope, words, &source, &names, place)?;
            push(session, scope, source, place)?;
            Ok(format!("{left} {words} {right} ON {condition}"))
        }
        JoinConstraint::Natural => {
            let Some(columns) = &source.columns else {
                return Err(session.unsupported("NATURAL JOIN with an undescribed view", place));
            };
            let shared = columns.iter().filter(|column| {
                let here =
                    scope.sources[..before].iter().filter_map(|source| source.columns.as_ref()).flatten();
                here.into_iter().any(|other| other.name == column.name)
            });
            let names: Vec<String> = shared.map(|column| column.name.clone()).collect();
            if names.is_empty() {
                push(session, scope, source, place)?;
                return Ok(format!("{left} CROSS JOIN {right}"));
            }
            let condition = using(session, scope, words, &source, &names, place)?;
            push(session, scope, source, place)?;
            Ok(format!("{left} {words} {right} ON {condition}"))
        }
        _ => Err(session.at(SqlError::syntax("a join needs ON or USING"), place)),
    }
}

fn single(name: &ObjectName) -> Result<String, SqlError> {
    relation_name(name).map(|(_, name, _)| name)
}

/// USING as a condition that ignores trailing blanks; the merged columns go into the scope.
fn using(
    session: &Session<'_>,
    scope: &mut Scope<'_>,
    words: &str,
    source: &Source,
    names: &[String],
    place: Span,
) -> Result<String, SqlError> {
    let mut conditions = Vec::new();
    for name in names {
        let missing = || {
            let words = format!("column \"{name}\" specified in USING clause does not exist in both tables");
            session.at(SqlError::new("42703", words), place)
        };
        let columns = source.columns.as_ref().ok_or_else(missing)?;
        let column = columns.iter().find(|column| column.name == *name).ok_or_else(missing)?;
        let right = reference(source, column);
        let left = match own_column(scope, name) {
            Found::Column(term) => term,
            Found::Ambiguous => {
                let words = format!("common column name \"{name}\" appears more than once in left table");
                return Err(session.at(SqlError::new("42702", words), place));
            }
            Found::Nothing => return Err(missing()),
        };
        collation::same(session, [&left, &right], place)?;
        let (l, r) = comparable(&left, &right);
        conditions.push(format!("({l} = {r})"));
        let merged = match words {
            "RIGHT JOIN" => right,
            "FULL JOIN" => {
                let data_type = common(left.data_type, right.data_type);
                Term::new(format!("coalesce({}, {})", left.sql, right.sql), data_type)
            }
            _ => left,
        };
        scope.merged.retain(|(other, _)| other != name);
        scope.merged.push((name.clone(), merged));
    }
    Ok(conditions.join(" AND "))
}

/// A column of this level alone.
fn own_column(scope: &Scope<'_>, name: &str) -> Found {
    let own = Scope {
        parent: None,
        sources: scope.sources.clone(),
        merged: scope.merged.clone(),
        ..Scope::default()
    };
    own.column(name)
}
