//! `MERGE INTO …`: rows that match are changed or deleted, the others are inserted.

use super::{
    Inner, Mistake, Place, QueryError, Values as _,
    affected::{self, conditions, row_of},
    lints::{self, Side},
};
use crate::{
    expr::{Condition, Expr, Facts, Operand},
    identifier::quoted,
    lint::{Allow, Finding, LintName, settled},
    render::conjuncts,
    statement::Statement,
    table::{Table, TableDef},
};
use std::{marker::PhantomData, panic::Location};

/// `MERGE INTO T USING S ON …`.
///
/// Redshift fails where several rows of the source match one of the target, and inserts a row whose key is NULL on
/// every run: the source has to be unique by what `on` compares, and to have no NULL in it.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html>.
#[derive(Debug)]
pub struct Merge<T: Table> {
    source: TableDef,
    alias: &'static str,
    on: Operand,
    actions: Actions,
    allows: Vec<Allow>,
    /// Where it is written.
    at: Place,
    table: PhantomData<fn() -> T>,
}

/// What a MERGE does: Redshift wants both of its clauses, so both have to be given.
pub struct When<T: Table> {
    /// With the rows of the target that match.
    pub matched: Matched<T>,
    /// The row inserted where none matches, of the source's columns alone.
    pub not_matched: T::Values,
}

/// What happens to the rows that match.
pub enum Matched<T: Table> {
    /// They get these values; the columns that stay are the rest of the struct: `..Book::kept()`.
    Set(T::Values),
    /// They go.
    Removed,
}

type Assignments = Vec<(&'static str, Option<Operand>)>;

#[derive(Debug)]
enum Actions {
    /// None for DELETE.
    When(Option<Assignments>, Assignments),
    RemoveDuplicates,
}

impl<T: Table> Merge<T> {
    /// The rows of `S` into `T`. The closures get the columns of `T`, which stand under its own name, and of `S`.
    #[track_caller]
    pub fn using<S: Table, C: Condition>(
        alias: &'static str,
        on: impl FnOnce(T::Columns<Inner>, S::Columns<Inner>) -> Expr<C>,
        when: impl FnOnce(T::Columns<Inner>, S::Columns<Inner>) -> When<T>,
    ) -> Self {
        let When { matched, not_matched } = when(T::columns(T::NAME), S::columns(alias));
        let matched = match matched {
            Matched::Set(values) => Some(affected::changed::<T>(values)),
            Matched::Removed => None,
        };
        Self {
            source: S::DEF,
            alias,
            on: on(T::columns(T::NAME), S::columns(alias)).operand(),
            actions: Actions::When(matched, not_matched.assignments()),
            allows: Vec::new(),
            at: Location::caller(),
            table: PhantomData,
        }
    }

    /// `REMOVE DUPLICATES`: rows that match are replaced by those of `S`, and the others are inserted. `S` has to have
    /// the columns of `T`, in order.
    #[track_caller]
    pub fn remove_duplicates<S: Table, C: Condition>(
        on: impl FnOnce(T::Columns<Inner>, S::Columns<Inner>) -> Expr<C>,
    ) -> Self {
        Self {
            source: S::DEF,
            alias: S::NAME,
            on: on(T::columns(T::NAME), S::columns(S::NAME)).operand(),
            actions: Actions::RemoveDuplicates,
            allows: Vec::new(),
            at: Location::caller(),
            table: PhantomData,
        }
    }

    /// Allows a lint of the statement, and says why; see [`lint`](crate::lint).
    #[must_use]
    pub fn allow(mut self, lint: LintName, reason: &'static str) -> Self {
        self.allows.push(Allow { lint, reason });
        self
    }

    /// The statement `<table>/<name>`.
    ///
    /// # Panics
    /// If it has a mistake the compiler can't see, see [`Merge::try_statement`].
    #[must_use]
    #[track_caller]
    pub fn statement(&self, name: &str) -> Statement {
        self.try_statement(name).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The statement `<table>/<name>`.
    ///
    /// # Errors
    /// If source and target are one table, a value uses a column that is not there, no column changes, a text may be
    /// longer than its column, or without duplicates the tables' columns differ.
    pub fn try_statement(&self, name: &str) -> Result<Statement, QueryError> {
        self.judge().map_err(|mistake| QueryError::new(format!("{}/{name}", T::NAME), mistake))?;
        let alias = if self.alias == self.source.name {
            String::new()
        } else {
            format!(" AS {}", quoted(self.alias))
        };
        let into = format!("MERGE INTO {}\nUSING {}{alias}", T::DEF.sql_name(), self.source.sql_name());
        let on = conditions("\nON ", &conjuncts(&self.on.node));
        let sql = format!("{into}{on}{}", self.actions.text());
        Ok(Statement::checked(T::NAME, name, sql)?.with_findings(self.findings()))
    }

    fn findings(&self) -> Vec<Finding> {
        let target = Side { alias: T::NAME, table: Some(T::DEF), on: None, looked_into: false };
        let on = Some(conjuncts(&self.on.node));
        let source = Side { alias: self.alias, table: Some(self.source), on, looked_into: false };
        settled(lints::joins(&[target, source]), &self.allows)
    }

    fn judge(&self) -> Result<(), Mistake> {
        self.judged().map_err(|mistake| mistake.at(Some(self.at)))
    }

    fn judged(&self) -> Result<(), Mistake> {
        lints::reasons(&self.allows)?;
        affected::alias_is_plain(self.alias)?;
        if (self.source.schema, self.source.name) == (T::SCHEMA, T::NAME) {
            return Err("a table can't be merged into itself".into());
        }
        if self.alias == T::NAME {
            return Err(format!(
                "the alias `{}` is the name of the table merged into; take another",
                self.alias
            )
            .into());
        }
        let both = [T::NAME, self.alias];
        row_of(&both, &self.on.facts, "the condition")?;
        without_with(&self.on.facts)?;
        match &self.actions {
            Actions::When(matched, inserted) => {
                if matched.as_ref().is_some_and(Vec::is_empty) {
                    return Err("no column of the rows that match changes".into());
                }
                values(matched.iter().flatten(), &both, "set to")?;
                values(inserted.iter(), &[self.alias], "inserted as")?;
                affected::widths(&T::DEF, inserted)?;
                matched.as_ref().map_or(Ok(()), |values| affected::widths(&T::DEF, values))
            }
            Actions::RemoveDuplicates => same_columns(&T::DEF, &self.source),
        }
    }
}

impl Actions {
    fn text(&self) -> String {
        let Self::When(matched, inserted) = self else { return "\nREMOVE DUPLICATES".to_owned() };
        let matched = match matched {
            Some(values) => format!("UPDATE SET\n    {}", affected::assignments(values)),
            None => "DELETE".to_owned(),
        };
        let given = || inserted.iter().filter(|(_, value)| value.is_some());
        let columns: Vec<_> = given().map(|(column, _)| quoted(column)).collect();
        let values: Vec<_> = given().map(|(_, value)| affected::value_of(value.as_ref())).collect();
        format!(
            "\nWHEN MATCHED THEN {matched}\nWHEN NOT MATCHED THEN INSERT (\n    {}\n)\nVALUES (\n    {}\n)",
            columns.join(",\n    "),
            values.join(",\n    ")
        )
    }
}

fn values<'a>(
    values: impl Iterator<Item = &'a (&'static str, Option<Operand>)>,
    known: &[&str],
    how: &str,
) -> Result<(), Mistake> {
    for (column, value) in values {
        if let Some(value) = value {
            row_of(known, &value.facts, &format!("what column `{column}` is {how}"))?;
            without_with(&value.facts)?;
        }
    }
    Ok(())
}

/// MERGE has no WITH, so nothing in it reads one.
fn without_with(facts: &Facts) -> Result<(), Mistake> {
    match facts.subqueries.iter().flat_map(|subquery| &subquery.ctes).next() {
        None => Ok(()),
        Some(name) => Err(format!("`{name}` of WITH is read, which Redshift does not allow in MERGE").into()),
    }
}

/// The same number of columns, each of the same type.
fn same_columns(target: &TableDef, source: &TableDef) -> Result<(), Mistake> {
    let (of_target, of_source) = (target.columns, source.columns);
    if of_target.len() != of_source.len() {
        return Err(format!(
            "REMOVE DUPLICATES needs the same columns, but `{}` has {} and `{}` has {}",
            target.rust_name,
            of_target.len(),
            source.rust_name,
            of_source.len()
        )
        .into());
    }
    match of_target.iter().zip(of_source).find(|(one, other)| one.family != other.family) {
        Some((one, other)) => Err(format!(
            "REMOVE DUPLICATES needs the same columns, but `{}` of `{}` is {} where `{}` of `{}` is {}",
            one.name, target.rust_name, one.sql, other.name, source.rust_name, other.sql
        )
        .into()),
        None => Ok(()),
    }
}

impl<T: Table> std::fmt::Debug for When<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("When").field("matched", &self.matched).finish_non_exhaustive()
    }
}

impl<T: Table> std::fmt::Debug for Matched<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Set(_) => "Set(…)",
            Self::Removed => "Removed",
        })
    }
}
