//! The rules of a query the compiler can't see, judged when its statement is rendered.

mod expressions;
mod sources;
mod unnests;

use super::{Mistake, Query, lints, relation::TableRead, source::Source, text};

use crate::{
    expr::{ColumnUse, Operand, Outside},
    table::TableDef,
};
pub(super) use sources::with;

/// A column of the answer, and what fills it.
#[derive(Debug)]
pub(crate) struct Output {
    /// Its name; empty for the value of a query in an expression.
    pub(crate) column: &'static str,
    pub(crate) value: Operand,
}

/// A query before its judge.
#[derive(Clone, Copy)]
struct Judge<'a> {
    query: &'a Query,
    /// Whether it is part of an expression of another query, whose columns it may use.
    in_expression: bool,
}

/// The first mistake of the query, which is a statement or the last part of one.
pub(crate) fn query(query: &Query, outputs: &[Output]) -> Result<(), Mistake> {
    alone(query, outputs)?;
    no_ctes(&missing_ctes(query, outputs)).map_err(|mistake| mistake.at(query.at))
}

/// The first mistake of the query, which sees no columns of another.
pub(super) fn alone(query: &Query, outputs: &[Output]) -> Result<(), Mistake> {
    Judge { query, in_expression: false }.judge(outputs).map_err(|mistake| mistake.at(query.at))
}

/// The first mistake of the query, which is part of an expression of another and sees its columns.
pub(super) fn nested(query: &Query, outputs: &[Output]) -> Result<(), Mistake> {
    in_expression(query, outputs).map_err(|mistake| mistake.at(query.at))
}

fn in_expression(query: &Query, outputs: &[Output]) -> Result<(), Mistake> {
    let judge = Judge { query, in_expression: true };
    judge.judge(outputs)?;
    if query.is_recursive() {
        return Err("it has a WITH RECURSIVE, which Redshift does not allow in a subquery".into());
    }
    let is_outside = |column: ColumnUse| !judge.knows(column.alias);
    if !all(query, outputs).flat_map(|operand| operand.facts.columns()).any(is_outside) {
        return Ok(());
    }
    if query.one_per.is_some() || all(query, outputs).any(|operand| operand.facts.window) {
        return Err(
            "it has a window function and uses columns of the query around it, which Redshift does not \
                    run; join a subquery instead"
                .into(),
        );
    }
    judge.unnests_outside()?;
    if !query.excerpt.is_all() {
        return Err("it has a LIMIT or OFFSET and uses columns of the query around it, which Redshift does not run; aggregate, or \
                    join a subquery instead"
            .into());
    }
    if query.groups.iter().flat_map(|group| group.facts.columns()).any(is_outside) {
        return Err("a GROUP BY uses a column of the query around it, which Redshift does not run".into());
    }
    if all(query, outputs).any(|operand| operand.facts.aggregated.iter().copied().any(is_outside)) {
        return Err("it aggregates a column of the query around it; aggregate it there".into());
    }
    Ok(())
}

/// What the query takes from those around it.
pub(super) fn outside(query: &Query, outputs: &[Output]) -> Outside {
    let judge = Judge { query, in_expression: true };
    let columns = all(query, outputs).flat_map(|operand| operand.facts.columns());
    Outside {
        aliases: query.sources.iter().flat_map(Source::names).collect(),
        columns: columns.filter(|column| !judge.knows(column.alias)).collect(),
        ctes: missing_ctes(query, outputs),
        tables: tables(query, outputs),
        findings: lints::query(query, outputs),
        joined: lints::joined(query),
    }
}

/// Every table the query reads, at any depth.
pub(super) fn tables(query: &Query, outputs: &[Output]) -> Vec<TableRead> {
    let with = query.ctes.iter().flat_map(|with| &with.tables);
    let sources = query.sources.iter().flat_map(|source| &source.relation.tables);
    let subqueries = all(query, outputs).flat_map(|operand| &operand.facts.subqueries);
    with.chain(sources).chain(subqueries.flat_map(|subquery| &subquery.tables)).copied().collect()
}

/// The queries of WITH that are read and not its own.
pub(super) fn missing_ctes(query: &Query, outputs: &[Output]) -> Vec<&'static str> {
    let with = query.ctes.iter().filter_map(|with| with.judged.as_ref().ok()).flatten();
    let sources = query.sources.iter().flat_map(|source| &source.relation.ctes);
    let subqueries = all(query, outputs).flat_map(|operand| &operand.facts.subqueries);
    let nested = subqueries.flat_map(|subquery| &subquery.ctes);
    let is_own = |name: &str| query.ctes.iter().any(|with| with.name == name);
    with.chain(sources).chain(nested).copied().filter(|name| !is_own(name)).collect()
}

/// A statement has every query of WITH that it reads.
pub(super) fn no_ctes(missing: &[&str]) -> Result<(), Mistake> {
    match missing.first() {
        None => Ok(()),
        Some(name) => Err(format!("`{name}` is read, but it is no WITH of this statement").into()),
    }
}

fn all<'a>(query: &'a Query, outputs: &'a [Output]) -> impl Iterator<Item = &'a Operand> {
    text::operands(query).chain(outputs.iter().map(|output| &output.value))
}

/// No text may be longer than the column it goes to: Redshift refuses it when the data comes.
pub(crate) fn widths(table: &TableDef, outputs: &[Output]) -> Result<(), Mistake> {
    for output in outputs {
        let limit = table.column(output.column).and_then(|column| column.max_bytes);
        if let (Some(limit), Some(bytes)) = (limit, output.value.facts.max_bytes)
            && bytes > limit
        {
            let text = format!(
                "column `{}` takes {limit} bytes, but its value may have {bytes}; widen the column, or cut the value \
                 by `.truncate::<{limit}>()`",
                output.column
            );
            return Err(Mistake::from(text).at(output.value.facts.at));
        }
    }
    Ok(())
}
