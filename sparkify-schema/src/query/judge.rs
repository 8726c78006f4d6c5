//! The rules of a query the compiler can't see, judged when its statement is rendered.

use super::{
    Query,
    source::{Join, Source},
};
use crate::{
    expr::{Facts, Operand, tree},
    identifier,
    table::TableDef,
};

/// A column of the answer, and what fills it.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) column: &'static str,
    pub(crate) value: Operand,
}

/// The first mistake of the query, in one sentence.
pub(crate) fn query(query: &Query, outputs: &[Output]) -> Result<(), String> {
    aliases(query)?;
    for source in &query.sources {
        lookup(source)?;
        if let Some(on) = &source.on {
            row_level(query, &on.facts, &format!("the join of `{}`", source.alias))?;
        }
    }
    for filter in &query.filters {
        row_level(query, &filter.facts, "a filter")?;
    }
    for group in &query.groups {
        row_level(query, &group.facts, "a GROUP BY")?;
    }
    let grouped = !query.groups.is_empty()
        || !query.having.is_empty()
        || outputs.iter().any(|output| output.value.facts.aggregate);
    for output in outputs {
        group_level(query, &output.value, &format!("column `{}`", output.column), grouped)?;
    }
    for having in &query.having {
        group_level(query, having, "a HAVING", grouped)?;
        if having.facts.window {
            return Err(
                "a HAVING has a window function, which is computed after it; use `qualify`".to_owned()
            );
        }
    }
    for qualify in &query.qualify {
        group_level(query, qualify, "a QUALIFY", grouped)?;
        if !qualify.facts.window {
            return Err("a QUALIFY has no window function; use `filter`, or `having` for groups".to_owned());
        }
    }
    let ranks =
        query.one_per.iter().flat_map(|one| one.keys.iter().chain(one.order.iter().map(|order| &order.by)));
    for rank in ranks {
        group_level(query, rank, "the choice of one row per key", grouped)?;
        if rank.facts.window {
            return Err("the choice of one row per key has a window function inside another".to_owned());
        }
    }
    for order in &query.order {
        group_level(query, &order.by, "an ORDER BY", grouped)?;
    }
    if query.limit.is_some() && query.order.is_empty() {
        return Err(
            "LIMIT without an order takes any rows, others each time; give one by `order_by`".to_owned()
        );
    }
    Ok(())
}

/// No text may be longer than the column it goes to: Redshift refuses it when the data comes.
pub(crate) fn widths(table: &TableDef, outputs: &[Output]) -> Result<(), String> {
    for output in outputs {
        let limit = table.column(output.column).and_then(|column| column.max_bytes);
        if let (Some(limit), Some(bytes)) = (limit, output.value.facts.max_bytes)
            && bytes > limit
        {
            return Err(format!(
                "column `{}` takes {limit} bytes, but its value may have {bytes}; widen the column, or cut the value \
                 by `.truncate::<{limit}>()`",
                output.column
            ));
        }
    }
    Ok(())
}

fn aliases(query: &Query) -> Result<(), String> {
    let mut seen: Vec<&str> = Vec::new();
    for (i, source) in query.sources.iter().enumerate() {
        let alias = source.alias;
        if identifier::is_reserved(alias) {
            return Err(format!("the alias `{alias}` is a reserved word of Redshift; take another"));
        }
        if identifier::must_be_quoted(alias) {
            return Err(format!(
                "the alias `{alias}` is not a plain name; use lower-case letters, digits and `_`"
            ));
        }
        if seen.contains(&alias) {
            return Err(format!("the alias `{alias}` is used twice"));
        }
        seen.push(alias);
        let is_from = matches!(source.join, Join::From);
        if is_from != (i == 0) {
            return Err(if is_from {
                format!("`from` is called twice, for `{}` and `{alias}`; join the second table", seen[0])
            } else {
                format!("`{alias}` is joined before `from` is called")
            });
        }
    }
    if seen.is_empty() { Err("the query reads no table; call `from`".to_owned()) } else { Ok(()) }
}

fn lookup(source: &Source) -> Result<(), String> {
    if matches!(source.join, Join::Lookup(_)) && source.lookup_keys().is_none() {
        return Err(format!(
            "the lookup of `{}` has to be equalities joined by `and`, each between `{}` and the tables before it",
            source.table.name, source.alias
        ));
    }
    Ok(())
}

/// Rules of an expression judged for each row before grouping.
fn row_level(query: &Query, facts: &Facts, place: &str) -> Result<(), String> {
    in_scope(query, facts, place)?;
    if facts.aggregate {
        return Err(format!("{place} has an aggregate, which is known only after grouping; use `having`"));
    }
    if facts.window {
        return Err(format!(
            "{place} has a window function, which is computed after it; use `qualify`, or compute it in a subquery"
        ));
    }
    Ok(())
}

/// Rules of an expression that may stand over groups.
fn group_level(query: &Query, operand: &Operand, place: &str, grouped: bool) -> Result<(), String> {
    in_scope(query, &operand.facts, place)?;
    if !grouped {
        return Ok(());
    }
    let groups: Vec<_> = query.groups.iter().map(|group| &group.node).collect();
    match operand.facts.bare.iter().find(|column| tree::uses(&operand.node, **column, &groups)) {
        Some((alias, column)) => {
            Err(format!("{place} uses `{alias}.{column}`, which is neither aggregated nor in GROUP BY"))
        }
        None => Ok(()),
    }
}

fn in_scope(query: &Query, facts: &Facts, place: &str) -> Result<(), String> {
    if let Some(mistake) = &facts.mistake {
        return Err(format!("{place} has {mistake}"));
    }
    let known = |alias: &str| query.sources.iter().any(|source| source.alias == alias);
    match facts.columns().find(|(alias, _)| !known(alias)) {
        Some((alias, column)) => {
            let aliases: Vec<_> = query.sources.iter().map(|source| format!("`{}`", source.alias)).collect();
            Err(format!(
                "{place} uses `{alias}.{column}`, but `{alias}` is not in this query's FROM, which has {}",
                aliases.join(", ")
            ))
        }
        None => Ok(()),
    }
}
