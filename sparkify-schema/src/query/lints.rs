//! The lints of a query, found when its statement is rendered.

mod filters;
mod joins;
mod ties;
mod widths;

pub(super) use joins::{Side, joins};

use super::{Query, judge::Output, source::Source, text};
use crate::{
    expr::{Joined, tree},
    lint::{Allow, Finding, settled},
    render::conjuncts,
    table::TableDef,
};

/// What is probably not meant in a query, with the reasons of what is allowed.
pub(crate) fn query(query: &Query, outputs: &[Output]) -> Vec<Finding> {
    settled(findings(query, outputs), &query.allows)
}

/// As [`query`], of one that fills a table.
pub(super) fn load(query: &Query, outputs: &[Output], table: &TableDef) -> Vec<Finding> {
    let mut findings = findings(query, outputs);
    findings.extend(widths::widths(table, outputs));
    settled(findings, &query.allows)
}

/// Whoever allows a lint says why.
pub(super) fn reasons(allows: &[Allow]) -> Result<(), String> {
    match allows.iter().find(|allow| allow.reason.trim().is_empty()) {
        Some(allow) => Err(format!("`{}` is allowed without a reason", allow.lint)),
        None => Ok(()),
    }
}

fn findings(query: &Query, outputs: &[Output]) -> Vec<Finding> {
    let with = query.ctes.iter().flat_map(|with| &with.findings);
    let sources = query.sources.iter().flat_map(|source| &source.relation.findings);
    let operands = text::operands(query).chain(outputs.iter().map(|output| &output.value));
    let subqueries = operands.flat_map(|operand| &operand.facts.subqueries);
    let nested = with.chain(sources).chain(subqueries.flat_map(|subquery| &subquery.findings));
    let mut findings: Vec<_> = nested.cloned().collect();
    let mut sides: Vec<_> = query.sources.iter().map(side).collect();
    let in_filters = query.filters.iter().flat_map(|filter| &filter.facts.subqueries);
    sides.extend(in_filters.filter_map(|subquery| subquery.joined.as_ref()).map(|joined| Side {
        alias: joined.alias,
        table: Some(joined.table),
        on: Some(joined.on.iter().collect()),
        looked_into: true,
    }));
    findings.extend(joins(&sides));
    findings.extend(ties::lookups(query, outputs));
    findings.extend(ties::one_row_per_key(query, outputs));
    findings.extend(filters::filters(query));
    findings
}

/// The table of a query inside an expression, and the conditions that join it with the query around it: EXISTS, and
/// what is made of it, is a join to Redshift.
pub(super) fn joined(query: &Query) -> Option<Joined> {
    let [source] = &query.sources[..] else { return None };
    let is_outer = |alias: &String| alias != source.alias;
    let parts = query.filters.iter().flat_map(|filter| conjuncts(&filter.node));
    let on: Vec<_> = parts
        .filter(|part| tree::aliases(part).is_some_and(|aliases| aliases.iter().any(is_outer)))
        .cloned()
        .collect();
    let table = source.relation.table?;
    (!on.is_empty()).then_some(Joined { alias: source.alias, table, on })
}

fn side(source: &Source) -> Side<'_> {
    Side {
        alias: source.alias,
        table: source.relation.table,
        on: source.on.as_ref().map(|on| conjuncts(&on.node)),
        looked_into: false,
    }
}
