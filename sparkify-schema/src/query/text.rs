//! The text of a SELECT: one clause and one column to a line.

use super::{
    Query,
    body::Excerpt,
    judge::Output,
    rows::{self, With},
    source::{Join, Source},
    unnest::{Unnest, Unnested},
};
use crate::{
    expr::{ColumnUse, Operand, Order},
    identifier::quoted,
    render::{conjuncts, expression, indented},
};
use std::fmt::Write as _;

/// The rank of a row among those that match the same lookup.
const RANK: &str = "lookup_rank";

/// The whole SELECT.
pub(crate) fn select(query: &Query, outputs: &[Output]) -> String {
    let mut sql = with(&query.ctes);
    sql.push_str(if query.distinct { "SELECT DISTINCT" } else { "SELECT" });
    for (i, output) in outputs.iter().enumerate() {
        sql.push_str(if i == 0 { "\n    " } else { ",\n    " });
        sql.push_str(&indented(&item(output), 4));
    }
    for (i, each) in query.sources.iter().enumerate() {
        if let Join::Unnest(unnest) = &each.join {
            sql.push_str(&unnested(each, unnest, i == 0));
        } else {
            sql.push('\n');
            sql.push_str(&source(each, query, outputs));
        }
    }
    conditions(&mut sql, "WHERE", "\n    AND ", query.filters.iter());
    if let Some(totals) = &query.totals {
        sql.push_str("\nGROUP BY ");
        sql.push_str(&totals.text(&query.groups));
    } else if !query.groups.is_empty() {
        let keys: Vec<_> = query.groups.iter().map(|key| expression(&key.node)).collect();
        sql.push_str("\nGROUP BY\n    ");
        sql.push_str(&keys.join(",\n    "));
    }
    conditions(&mut sql, "HAVING", "\n    AND ", query.having.iter());
    sql.push_str(&qualify(query));
    sql.push_str(&arranged(&query.order, query.excerpt));
    sql
}

/// ORDER BY, LIMIT and OFFSET.
pub(super) fn arranged(order: &[Order], excerpt: Excerpt) -> String {
    let mut sql = String::new();
    if !order.is_empty() {
        sql.push_str("\nORDER BY\n    ");
        sql.push_str(&orders(order).join(",\n    "));
    }
    // Writing into a string never fails.
    if let Some(rows) = excerpt.limit {
        let _ = write!(sql, "\nLIMIT {rows}");
    }
    if let Some(rows) = excerpt.offset {
        let _ = write!(sql, "\nOFFSET {rows}");
    }
    sql
}

/// The queries of WITH, each to be read by those after it.
pub(super) fn with(ctes: &[With]) -> String {
    let mut sql = String::new();
    let first = if rows::is_recursive(ctes) { "WITH RECURSIVE " } else { "WITH " };
    for (i, with) in ctes.iter().enumerate() {
        let word = if i == 0 { first } else { ",\n" };
        let columns: Vec<_> = with.columns.iter().map(|column| quoted(column)).collect();
        let columns = if columns.is_empty() {
            String::new()
        } else {
            format!(" (\n    {}\n)", columns.join(",\n    "))
        };
        let _ = write!(sql, "{word}{}{columns} AS (\n    {}\n)", quoted(with.name), indented(&with.sql, 4));
    }
    if !sql.is_empty() {
        sql.push('\n');
    }
    sql
}

/// The rank of each row among those of its key, and the conditions on windows.
fn qualify(query: &Query) -> String {
    let mut sql = String::new();
    if let Some(one) = &query.one_per {
        let keys: Vec<_> = one.keys.iter().map(|key| expression(&key.node)).collect();
        let order = orders(&one.order).join(",\n        ");
        let _ = write!(
            sql,
            "\nQUALIFY ROW_NUMBER() OVER (\n    PARTITION BY {}\n    ORDER BY\n        {order}\n) = 1",
            keys.join(", ")
        );
    }
    let parts: Vec<_> = query.qualify.iter().flat_map(|operand| conjuncts(&operand.node)).collect();
    let several = parts.len() > 1 || query.one_per.is_some();
    for part in parts {
        sql.push_str(if sql.is_empty() { "\nQUALIFY " } else { "\n    AND " });
        sql.push_str(&indented(&conjunct(part, several), 4));
    }
    sql
}

fn item(output: &Output) -> String {
    let name = quoted(output.column);
    let value = expression(&output.value.node);
    if output.column.is_empty() {
        return value;
    }
    let is_column = matches!(output.value.node, sea_query::Expr::Column(_));
    if is_column && value.rsplit('.').next() == Some(&name) { value } else { format!("{value} AS {name}") }
}

fn source(source: &Source, query: &Query, outputs: &[Output]) -> String {
    let alias = quoted(source.alias);
    let table = &source.relation.sql;
    let mut sql = match &source.join {
        Join::From => format!("FROM {table} AS {alias}"),
        Join::Inner => format!("JOIN {table} AS {alias}"),
        Join::Left => format!("LEFT JOIN {table} AS {alias}"),
        Join::Full => format!("FULL JOIN {table} AS {alias}"),
        Join::Cross => format!("CROSS JOIN {table} AS {alias}"),
        Join::Unnest(unnest) => unnested(source, unnest, false),
        Join::Lookup(tie_break) => {
            format!(
                "LEFT JOIN (\n    {}\n) AS {alias}",
                indented(&ranked(source, tie_break, query, outputs), 4)
            )
        }
    };
    conditions(&mut sql, "    ON", "\n    AND ", source.on.iter());
    if matches!(source.join, Join::Lookup(_)) {
        let _ = write!(sql, "\n    AND {alias}.{RANK} = 1");
    }
    sql
}

/// What a value has in it, behind a comma or joined.
fn unnested(source: &Source, unnest: &Unnest, is_first: bool) -> String {
    let (value, alias) = (&source.relation.sql, quoted(source.alias));
    let second = unnest.second_name().map_or_else(String::new, |name| format!(" AT {}", quoted(name)));
    let before = if is_first { "\nFROM " } else { ",\n    " };
    match unnest.kind {
        Unnested::Elements(_) => format!("{before}{value} AS {alias}{second}"),
        Unnested::Fields(_) => format!("{before}UNPIVOT {value} AS {alias}{second}"),
        Unnested::ElementsOrNull => format!("\nLEFT JOIN {value} AS {alias}\n    ON TRUE"),
    }
}

/// The looked-up table with its rows ranked among those of equal keys.
fn ranked(source: &Source, tie_break: &[Order], query: &Query, outputs: &[Output]) -> String {
    let alias = quoted(source.alias);
    let keys: Vec<_> = source.equal_keys().unwrap_or_default().into_iter().map(expression).collect();
    let mut sql = String::from("SELECT\n");
    for column in used(source, query, outputs) {
        let _ = writeln!(sql, "    {alias}.{},", quoted(column));
    }
    let order = match &orders(tie_break)[..] {
        [key] => format!(" {key}"),
        keys => format!("\n            {}", keys.join(",\n            ")),
    };
    let _ = write!(
        sql,
        "    ROW_NUMBER() OVER (\n        PARTITION BY {}\n        ORDER BY{order}\n    ) AS {RANK}\nFROM {} AS \
         {alias}",
        keys.join(", "),
        source.relation.sql,
    );
    sql
}

/// The columns of a source that the query uses, in their own order, so that no text depends on that of the values.
pub(super) fn used(source: &Source, query: &Query, outputs: &[Output]) -> Vec<&'static str> {
    let mut columns = Vec::new();
    let all = outputs.iter().map(|output| &output.value).chain(operands(query));
    for (alias, column) in all.flat_map(|operand| operand.facts.columns()).map(ColumnUse::names) {
        if alias == source.alias && !columns.contains(&column) {
            columns.push(column);
        }
    }
    columns.sort_by_key(|column| source.relation.columns.iter().position(|it| it == column));
    columns
}

/// Every expression of the query but its outputs.
pub(super) fn operands(query: &Query) -> impl Iterator<Item = &Operand> {
    query
        .sources
        .iter()
        .flat_map(Source::operands)
        .chain(&query.filters)
        .chain(&query.groups)
        .chain(&query.having)
        .chain(
            query
                .one_per
                .iter()
                .flat_map(|one| one.keys.iter().chain(one.order.iter().map(|order| &order.by))),
        )
        .chain(&query.qualify)
        .chain(query.order.iter().map(|order| &order.by))
}

fn conditions<'a>(sql: &mut String, keyword: &str, and: &str, all: impl Iterator<Item = &'a Operand>) {
    let parts: Vec<_> = all.flat_map(|operand| conjuncts(&operand.node)).collect();
    let several = parts.len() > 1;
    for (i, part) in parts.into_iter().enumerate() {
        let text = conjunct(part, several);
        if i == 0 {
            sql.extend(["\n", keyword, " ", &text]);
        } else {
            sql.push_str(and);
            sql.push_str(&indented(&text, 4));
        }
    }
}

/// A part of a conjunction; one that is itself an OR would bind weaker than the AND around it.
fn conjunct(part: &sea_query::Expr, several: bool) -> String {
    let text = expression(part);
    if several && is_or(part) { format!("({text})") } else { text }
}

fn is_or(node: &sea_query::Expr) -> bool {
    matches!(node, sea_query::Expr::Binary(_, sea_query::BinOper::Or, _))
}

fn orders(orders: &[Order]) -> Vec<String> {
    orders.iter().map(|order| format!("{}{}", expression(&order.by.node), order.direction())).collect()
}
