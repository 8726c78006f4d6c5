//! The lints of a query, found when its statement is rendered.

mod filters;
mod joins;
mod ties;
mod widths;

pub(super) use joins::{Side, joins};

use super::{Query, judge::Output, source::Source, text};
use crate::{
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
    findings.extend(joins(&query.sources.iter().map(side).collect::<Vec<_>>()));
    findings.extend(ties::lookups(query, outputs));
    findings.extend(ties::one_row_per_key(query, outputs));
    findings.extend(filters::filters(query));
    findings
}

fn side(source: &Source) -> Side<'_> {
    Side {
        alias: source.alias,
        table: source.relation.table,
        on: source.on.as_ref().map(|on| conjuncts(&on.node)),
    }
}
