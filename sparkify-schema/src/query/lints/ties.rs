//! Choosing one row of several: whether the order decides.

use crate::{
    expr::Order,
    lint::{Finding, LintName},
    query::{
        Query,
        judge::Output,
        source::{Join, Source},
        text,
    },
    table::TableDef,
};

/// The lookups whose tie break leaves open which match is taken.
pub(super) fn lookups(query: &Query, outputs: &[Output]) -> Vec<Finding> {
    let lookup = |source: &Source| {
        let Join::Lookup(order) = &source.join else { return None };
        let keys = source.equal_keys()?;
        let mut known: Vec<_> = keys.into_iter().filter_map(crate::expr::tree::column).collect();
        known.extend(columns(order));
        let known: Vec<_> = known.iter().map(|(_, column)| column.as_str()).collect();
        let used = text::used(source, query, outputs);
        let open = open(source.relation.table.as_ref(), &known, &used)?;
        let label = &source.relation.label;
        let how = if order.iter().all(|key| key.by.facts.is_constant()) {
            "a constant".to_owned()
        } else {
            format!("what does not decide {}", quoted(&open))
        };
        let thens: Vec<_> =
            open.iter().map(|column| format!(".then({}.{column}().asc())", source.alias)).collect();
        Some(Finding::new(
            LintName::LookupWithoutATieBreak,
            format!(
                "the lookup of {label} breaks ties by {how}, so of several matches another may be taken each time"
            ),
            format!("end the tie break with a unique column, or with `{}`", thens.concat()),
        ))
    };
    query.sources.iter().filter_map(lookup).collect()
}

/// One row per key, chosen by one column that leaves open which.
pub(super) fn one_row_per_key(query: &Query, outputs: &[Output]) -> Option<Finding> {
    let one = query.one_per.as_ref()?;
    let [key] = &one.order[..] else { return None };
    let mut known: Vec<_> = one.keys.iter().filter_map(|key| crate::expr::tree::column(&key.node)).collect();
    known.extend(columns(&one.order));
    let is_open = query.sources.iter().any(|source| {
        let of_source = known.iter().filter(|(alias, _)| alias == source.alias);
        let known: Vec<_> = of_source.map(|(_, column)| column.as_str()).collect();
        open(source.relation.table.as_ref(), &known, &text::used(source, query, outputs)).is_some()
    });
    is_open.then(|| {
        Finding::new(
            LintName::LatestWithoutATieBreak,
            format!(
                "one row per key is chosen by `{}` alone, so of several rows with an equal one another may be \
                 taken each time",
                crate::render::expression(&key.by.node)
            ),
            "add a tie break: columns that are unique together with it",
        )
    })
}

/// The used columns that are not decided where the `known` ones are equal; none if all are.
fn open<'a>(table: Option<&TableDef>, known: &[&str], used: &[&'a str]) -> Option<Vec<&'a str>> {
    let open: Vec<_> = used.iter().copied().filter(|column| !known.contains(column)).collect();
    if open.is_empty() || table.is_some_and(|table| is_unique(table, known)) { None } else { Some(open) }
}

/// Whether a table has one row at most for each value of the columns.
fn is_unique(table: &TableDef, columns: &[&str]) -> bool {
    let key = table.primary_key;
    !key.is_empty() && key.iter().all(|column| columns.contains(column))
        || table
            .columns
            .iter()
            .any(|column| (column.unique || column.identity.is_some()) && columns.contains(&column.name))
}

fn columns(order: &[Order]) -> impl Iterator<Item = (String, String)> {
    order.iter().filter_map(|key| crate::expr::tree::column(&key.by.node))
}

fn quoted(columns: &[&str]) -> String {
    columns.iter().map(|column| format!("`{column}`")).collect::<Vec<_>>().join(", ")
}
