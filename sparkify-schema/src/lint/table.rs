//! The lints of a table, seen in its definition alone.

use super::{Finding, Lint, LintName, settled};
use crate::{
    column::ColumnDef,
    layout::{DistStyle, Encoding, SortKey},
    table::{Kind, TableDef},
    types::Family,
};

/// The lints of a table, those allowed among them.
#[must_use]
pub fn lints(table: &TableDef) -> Vec<Lint> {
    let findings = [distribution(table), sort_order(table), encodings(table)].concat();
    settled(findings, table.allows).into_iter().map(|finding| Lint::new(table.name, finding)).collect()
}

fn distribution(table: &TableDef) -> Vec<Finding> {
    let name = table.name;
    let key = match table.dist_style {
        DistStyle::All if table.kind == Kind::Fact => {
            return vec![Finding::new(
                LintName::DistStyleAllOnAFact,
                format!(
                    "the fact `{name}` has DISTSTYLE ALL, so every node stores and loads every row of it"
                ),
                "distribute it by the column it is joined by most, `dist_key = …`, or by `dist_style = even`",
            )];
        }
        DistStyle::Key(key) => key,
        _ => return Vec::new(),
    };
    let Some(column) = table.column(key) else { return Vec::new() };
    let few = match column.family {
        Family::Boolean => "is a boolean".to_owned(),
        _ if !column.values.is_empty() => format!("has {} values", column.values.len()),
        Family::Date => {
            return vec![Finding::new(
                LintName::DistKeyOfADate,
                format!(
                    "`{name}` is distributed by `{key}`, a DATE, so the rows of one day are read by one slice"
                ),
                format!("distribute it by the column it is joined by, and sort it by `{}`", column.field),
            )];
        }
        _ => return Vec::new(),
    };
    vec![Finding::new(
        LintName::DistKeyOfLowCardinality,
        format!(
            "`{name}` is distributed by `{key}`, which {few}, so a few slices hold all rows and do all work"
        ),
        "take a column with many values, or `dist_style = even`",
    )]
}

fn sort_order(table: &TableDef) -> Vec<Finding> {
    let name = table.name;
    match table.sort_key {
        SortKey::Auto if table.kind == Kind::Fact => vec![Finding::new(
            LintName::FactWithoutASortKey,
            format!(
                "the fact `{name}` has no sort key, so a query of some of its rows reads the blocks of all"
            ),
            "sort it by the time its rows are asked by: `sort_key(…)`",
        )],
        SortKey::Auto | SortKey::Compound(_) => Vec::new(),
        SortKey::Interleaved(keys) => columns(table, keys)
            .filter_map(|column| Some((column, growing(column)?)))
            .map(|(column, what)| {
                Finding::new(
                    LintName::InterleavedKeyOnAMonotonicColumn,
                    format!(
                        "the interleaved sort key of `{name}` has `{}`, {what}: values that only grow undo the \
                         interleaving with every load",
                        column.name
                    ),
                    format!("take a compound key that begins with it: `sort_key({}, …)`", column.field),
                )
            })
            .collect(),
    }
}

/// What makes the values of a column grow.
fn growing(column: &ColumnDef) -> Option<&'static str> {
    match column.family {
        _ if column.identity.is_some() => Some("an identity"),
        Family::Date => Some("a DATE"),
        Family::Timestamp | Family::TimestampTz => Some("a moment"),
        _ => None,
    }
}

fn encodings(table: &TableDef) -> Vec<Finding> {
    let name = table.name;
    let (keys, leading) = match table.sort_key {
        SortKey::Auto => (&[][..], None),
        SortKey::Compound(keys) => (keys, keys.first()),
        SortKey::Interleaved(keys) => (keys, None),
    };
    let mut findings = Vec::new();
    for column in columns(table, keys) {
        let key = column.name;
        findings.extend(match column.encoding {
            Some(Encoding::Runlength) => Some(Finding::new(
                LintName::RunlengthOnASortKey,
                format!(
                    "`{key}` of the sort key of `{name}` has ENCODE RUNLENGTH, so one of its blocks spans so many \
                     rows that a range of it skips nothing"
                ),
                format!("take the encoding of `{}` away, or say `encode = raw`", column.field),
            )),
            Some(encoding) if Some(&key) == leading && encoding != Encoding::Raw => Some(Finding::new(
                LintName::EncodedLeadingSortKey,
                format!(
                    "`{key}`, the first of the sort key of `{name}`, has ENCODE {}, so a range of it reads more \
                     blocks of the other columns than it needs",
                    encoding.sql()
                ),
                format!("take the encoding of `{}` away, or say `encode = raw`", column.field),
            )),
            _ => None,
        });
    }
    findings.extend(bytedicts(table));
    findings
}

fn bytedicts(table: &TableDef) -> Vec<Finding> {
    let is_unique = |column: &&ColumnDef| column.unique || table.primary_key == [column.name];
    table
        .columns
        .iter()
        .filter(|column| column.encoding == Some(Encoding::Bytedict))
        .filter(|column| is_unique(column) || column.identity.is_some())
        .map(|column| {
            Finding::new(
                LintName::BytedictOnAUniqueColumn,
                format!(
                    "`{}` of `{}` is unique and has ENCODE BYTEDICT, whose dictionary has room for 256 values of a \
                     block; the others are stored raw",
                    column.name, table.name
                ),
                format!("take the encoding of `{}` away, or another", column.field),
            )
        })
        .collect()
}

fn columns<'a>(table: &'a TableDef, names: &'a [&str]) -> impl Iterator<Item = &'a ColumnDef> {
    names.iter().filter_map(|name| table.column(name))
}
