//! Which rows of a table UPDATE and DELETE change: other tables, and conditions.

mod sources;

use super::{
    Mistake, Place, judge,
    lints::{self, Side},
    relation::Relation,
    rows::With,
    text,
};
use crate::{
    expr::{ColumnUse, Condition, Expr, Facts, Operand, tree},
    identifier::{self, quoted},
    lint::{Allow, Finding, LintName, settled},
    render::{conjuncts, expression},
    table::{Table, TableDef},
    types::SqlType,
};
use std::panic::Location;

/// The rows a statement changes, while it is written: the argument of the closures of
/// [`Update::new`](crate::Update::new) and [`Delete::new`](crate::Delete::new).
///
/// The columns of the table that is changed stand under the table's own name; Redshift documents no alias for it.
#[derive(Debug)]
pub struct Affected {
    table: TableDef,
    ctes: Vec<With>,
    sources: Vec<Used>,
    filters: Vec<Operand>,
    every: bool,
    allows: Vec<Allow>,
    /// Where it is written.
    at: Place,
}

/// What is read besides the table.
#[derive(Debug)]
struct Used {
    relation: Relation,
    alias: &'static str,
    /// Where it is written.
    at: Place,
}

impl Affected {
    #[track_caller]
    pub(super) fn new(table: TableDef) -> Self {
        Self {
            at: Location::caller(),
            table,
            ctes: Vec::new(),
            sources: Vec::new(),
            filters: Vec::new(),
            every: false,
            allows: Vec::new(),
        }
    }

    /// `WHERE condition`; several are joined by AND.
    #[track_caller]
    pub fn filter<C: Condition>(&mut self, condition: Expr<C>) {
        self.filters.push(condition.operand().at(Location::caller()));
    }

    /// Leaves the rows alone where `value` is NULL, and gives the value as one that is not.
    #[track_caller]
    pub fn require<T: SqlType>(&mut self, value: Expr<T>) -> Expr<T::Base> {
        self.filter(value.clone().is_not_null());
        let Operand { node, facts } = value.operand();
        Expr::new(node, facts)
    }

    /// Every row is meant: without it, and without a condition, the statement is refused.
    pub fn every_row(&mut self) {
        self.every = true;
    }

    /// Allows a lint of the statement, and says why; see [`lint`](crate::lint).
    pub fn allow(&mut self, lint: LintName, reason: &'static str) {
        self.allows.push(Allow { lint, reason });
    }

    /// Where it is written.
    pub(super) fn place(&self) -> Place {
        self.at
    }

    /// The first mistake, with `values` those that are written.
    pub(super) fn judge<'a>(
        &'a self,
        values: impl Iterator<Item = (&'a str, &'a Operand)>,
    ) -> Result<(), Mistake> {
        self.judged(values).map_err(|mistake| mistake.at(Some(self.at)))
    }

    fn judged<'a>(&'a self, values: impl Iterator<Item = (&'a str, &'a Operand)>) -> Result<(), Mistake> {
        lints::reasons(&self.allows)?;
        judge::with(&self.ctes)?;
        let mut seen = vec![self.table.name];
        for used in &self.sources {
            used.judge(&seen).map_err(|mistake| mistake.at(Some(used.at)))?;
            seen.push(used.alias);
        }
        if self.filters.is_empty() != self.every {
            return Err(if self.every {
                "`every_row` is said, and a condition is given".into()
            } else {
                "it would change every row; give a condition, or say `every_row`".into()
            });
        }
        for filter in &self.filters {
            row_of(&seen, &filter.facts, "a condition")?;
            self.knows_ctes(&filter.facts)?;
        }
        for Used { relation, at, .. } in &self.sources {
            self.knows(relation.ctes.iter()).map_err(|mistake| mistake.at(Some(*at)))?;
        }
        for (column, value) in values {
            row_of(&seen, &value.facts, &format!("column `{column}`"))?;
            self.knows_ctes(&value.facts)?;
        }
        Ok(())
    }

    /// What is probably not meant. A condition joins the last of the tables it uses.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let parts: Vec<_> = self.filters.iter().flat_map(|filter| conjuncts(&filter.node)).collect();
        let mut sides =
            vec![Side { alias: self.table.name, table: Some(self.table), on: None, looked_into: false }];
        for (i, Used { relation, alias, .. }) in self.sources.iter().enumerate() {
            let later = &self.sources[i + 1..];
            let joins = |part: &&sea_query::Expr| {
                tree::aliases(part).is_some_and(|aliases| {
                    aliases.iter().any(|used| used == alias)
                        && !later.iter().any(|later| aliases.iter().any(|used| used == later.alias))
                })
            };
            let on = parts.iter().copied().filter(joins).collect();
            sides.push(Side { alias, table: relation.table, on: Some(on), looked_into: false });
        }
        let mut findings: Vec<_> = self
            .filters
            .iter()
            .flat_map(|filter| &filter.facts.subqueries)
            .flat_map(|subquery| subquery.findings.clone())
            .collect();
        findings.extend(self.ctes.iter().flat_map(|with| with.findings.clone()));
        findings.extend(self.sources.iter().flat_map(|used| used.relation.findings.clone()));
        findings.extend(lints::joins(&sides));
        settled(findings, &self.allows)
    }

    fn knows_ctes(&self, facts: &Facts) -> Result<(), Mistake> {
        let of_with = self.ctes.iter().filter_map(|with| with.judged.as_ref().ok()).flatten();
        self.knows(facts.subqueries.iter().flat_map(|subquery| &subquery.ctes).chain(of_with))
    }

    fn knows<'a>(&self, reads: impl Iterator<Item = &'a &'static str>) -> Result<(), Mistake> {
        let is_stray = |read: &&str| !self.ctes.iter().any(|with| with.name == *read);
        let strays: Vec<_> = reads.copied().filter(is_stray).collect();
        judge::no_ctes(&strays)
    }

    /// `WITH …`, if there is any, with a line break behind it.
    pub(super) fn with_text(&self) -> String {
        text::with(&self.ctes)
    }

    /// `FROM …` or `USING …`, and `WHERE …`.
    pub(super) fn text(&self, keyword: &str) -> String {
        let sources =
            self.sources.iter().map(|used| format!("{} AS {}", used.relation.sql, quoted(used.alias)));
        let sources: Vec<_> = sources.collect();
        let parts: Vec<_> = self.filters.iter().flat_map(|filter| conjuncts(&filter.node)).collect();
        let from =
            if sources.is_empty() { String::new() } else { format!("\n{keyword} {}", sources.join(", ")) };
        format!("{from}{}", conditions("\nWHERE ", &parts))
    }
}

/// The conditions, one to a line.
pub(super) fn conditions(keyword: &str, parts: &[&sea_query::Expr]) -> String {
    let texts: Vec<_> = parts
        .iter()
        .map(|part| match part {
            // An OR would bind weaker than the AND around it.
            sea_query::Expr::Binary(_, sea_query::BinOper::Or, _) if parts.len() > 1 => {
                format!("({})", expression(part))
            }
            _ => expression(part),
        })
        .collect();
    if texts.is_empty() { String::new() } else { format!("{keyword}{}", texts.join("\n    AND ")) }
}

/// An alias needs no quotes.
pub(super) fn alias_is_plain(alias: &str) -> Result<(), Mistake> {
    if identifier::must_be_quoted(alias) {
        return Err(format!(
            "the alias `{alias}` is a reserved word or not a plain name; use lower-case letters, digits and `_`"
        )
        .into());
    }
    Ok(())
}

/// An expression of one row, made of the columns of `known`.
pub(super) fn row_of(known: &[&str], facts: &Facts, place: &str) -> Result<(), Mistake> {
    in_a_row(known, facts, place).map_err(|mistake| mistake.at(facts.at))
}

fn in_a_row(known: &[&str], facts: &Facts, place: &str) -> Result<(), Mistake> {
    if let Some(stray) = facts.columns().find(|column| !known.contains(&column.alias)) {
        let ColumnUse { alias, name, at, .. } = stray;
        let known: Vec<_> = known.iter().map(|alias| format!("`{alias}`")).collect();
        let known = known.join(", ");
        let text = format!(
            "{place} uses `{alias}.{name}`, but `{alias}` is not in this statement, which has {known}"
        );
        return Err(Mistake::from(text).at(at));
    }
    if facts.aggregate {
        return Err(format!(
            "{place} has an aggregate, which is known only after grouping; take a lookup of a query"
        )
        .into());
    }
    if let Some(mistake) = &facts.mistake {
        return Err(mistake.clone().within(format!("{place} has ")));
    }
    if facts.window {
        return Err(format!(
            "{place} has a window function, which stands in SELECT alone; take a subquery's value"
        )
        .into());
    }
    let subqueries = &facts.subqueries;
    match subqueries.iter().flat_map(|subquery| &subquery.aliases).find(|alias| known.contains(alias)) {
        Some(alias) => {
            Err(format!("the alias `{alias}` is used in {place} and in a subquery of it; take another")
                .into())
        }
        None => Ok(()),
    }
}

/// The values that are not those the row has already.
pub(super) fn changed<T: Table>(values: T::Values) -> Vec<(&'static str, Option<Operand>)> {
    use super::Values as _;
    let kept =
        |column, value: &Option<Operand>| value.as_ref().and_then(Operand::column) == Some((T::NAME, column));
    values.assignments().into_iter().filter(|(column, value)| !kept(*column, value)).collect()
}

/// No value may be wider than its column, and one may be nothing but a column's default.
pub(super) fn widths(table: &TableDef, values: &[(&'static str, Option<Operand>)]) -> Result<(), Mistake> {
    let outputs: Vec<_> = values
        .iter()
        .filter_map(|(column, value)| Some(judge::Output { column, value: value.clone()? }))
        .collect();
    judge::widths(table, &outputs)
}

/// `column = value`, one to a line.
pub(super) fn assignments(values: &[(&'static str, Option<Operand>)]) -> String {
    let all: Vec<_> = values
        .iter()
        .map(|(column, value)| format!("{} = {}", quoted(column), value_of(value.as_ref())))
        .collect();
    all.join(",\n    ")
}

/// A value, or `DEFAULT`.
pub(super) fn value_of(value: Option<&Operand>) -> String {
    value.map_or_else(|| "DEFAULT".to_owned(), |value| expression(&value.node))
}
