//! Filters on a sort key column that can't skip blocks.

use crate::{
    expr::tree,
    layout::SortKey,
    lint::{Finding, LintName},
    query::{Query, source::Source},
    render::{conjuncts, expression},
};
use sea_query::{BinOper, Expr, UnOper};

/// How a condition uses a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// It compares the column itself.
    Bare,
    /// It compares something computed from it.
    Computed,
}

/// The sort key columns that are filtered by something computed from them, and never by themselves.
pub(super) fn filters(query: &Query) -> Vec<Finding> {
    let conditions: Vec<_> = query.filters.iter().flat_map(|filter| conjuncts(&filter.node)).collect();
    query.sources.iter().flat_map(|source| of_source(source, &conditions)).collect()
}

fn of_source(source: &Source, conditions: &[&Expr]) -> Vec<Finding> {
    let keys = match source.relation.table.map(|table| table.sort_key) {
        Some(SortKey::Compound(keys)) => &keys[..keys.len().min(1)],
        Some(SortKey::Interleaved(keys)) => keys,
        _ => &[],
    };
    let finding = |key: &&'static str| {
        let mut uses = Vec::new();
        for condition in conditions {
            let mut all = Vec::new();
            collect(condition, (source.alias, key), true, &mut all);
            uses.extend(all.into_iter().map(|how| (how, *condition)));
        }
        if uses.iter().any(|(how, _)| *how == Use::Bare) {
            return None;
        }
        let (_, condition) = uses.into_iter().find(|(_, condition)| is_of(condition, source.alias, key))?;
        Some(Finding::new(
            LintName::FunctionOnASortKeyColumn,
            format!(
                "the filter `{}` uses `{key}`, of the sort key of {}, inside a calculation, so no block can be skipped",
                expression(condition),
                source.relation.label
            ),
            format!("compare `{}.{key}()` itself, with the bounds of what is wanted", source.alias),
        ))
    };
    keys.iter().filter_map(finding).collect()
}

/// Collects how a condition uses a column; `bare` says that nothing is computed from `node`.
fn collect(node: &Expr, column: (&str, &str), bare: bool, uses: &mut Vec<Use>) {
    if let Some((alias, name)) = tree::column(node) {
        if (alias.as_str(), name.as_str()) == column {
            uses.push(if bare { Use::Bare } else { Use::Computed });
        }
        return;
    }
    let bare = match node {
        // Of NULLs a block's bounds say nothing.
        Expr::Binary(_, BinOper::Is | BinOper::IsNot, _) => return,
        Expr::Binary(_, operator, _) => bare && compares(*operator),
        Expr::Unary(UnOper::Not, _) | Expr::Tuple(_) => bare,
        _ => false,
    };
    for part in tree::parts(node).unwrap_or_default() {
        collect(part, column, bare, uses);
    }
}

fn compares(operator: BinOper) -> bool {
    use BinOper::{
        And, Between, Equal, GreaterThan, GreaterThanOrEqual, In, Like, NotBetween, NotEqual, NotIn, NotLike,
        Or, SmallerThan, SmallerThanOrEqual,
    };
    matches!(
        operator,
        And | Or
            | Equal
            | NotEqual
            | GreaterThan
            | GreaterThanOrEqual
            | SmallerThan
            | SmallerThanOrEqual
            | Between
            | NotBetween
            | In
            | NotIn
            | Like
            | NotLike
    )
}

/// Whether the column is the only one below `node`, so that it is compared with constants.
fn is_of(node: &Expr, alias: &str, column: &str) -> bool {
    match tree::column(node) {
        Some((of, name)) => (of.as_str(), name.as_str()) == (alias, column),
        None => {
            tree::parts(node).is_some_and(|parts| parts.into_iter().all(|part| is_of(part, alias, column)))
        }
    }
}
