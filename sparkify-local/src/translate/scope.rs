//! Which names an expression sees: FROM items, joined columns, CTEs, select aliases, outer queries.

use std::cell::RefCell;

use super::{
    term::{Term, quoted},
    types::Type,
};

/// A column a query or relation puts out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Output {
    pub(crate) name: String,
    pub(crate) data_type: Type,
}

/// One FROM item.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub(crate) name: String,
    /// `None` when nobody knows them.
    pub(crate) columns: Option<Vec<Output>>,
}

/// The names of one query level.
#[derive(Debug, Default)]
pub(crate) struct Scope<'p> {
    pub(crate) parent: Option<&'p Scope<'p>>,
    pub(crate) sources: Vec<Source>,
    /// Columns that JOIN … USING merged, and what stands for them.
    pub(crate) merged: Vec<(String, Term)>,
    pub(crate) ctes: Vec<(String, Option<Vec<Output>>)>,
    /// Aliases of the select list so far.
    pub(crate) aliases: RefCell<Vec<(String, Term)>>,
    /// Keys that are grouped without their trailing blanks, and what a group shows of them.
    pub(crate) groups: RefCell<Vec<(String, String)>>,
    /// Inside a WITH subquery.
    pub(crate) inside_cte: bool,
}

/// What a column name stands for.
pub(crate) enum Found {
    Column(Term),
    Ambiguous,
    Nothing,
}

impl<'p> Scope<'p> {
    pub(crate) fn inside(parent: Option<&'p Scope<'p>>) -> Self {
        let inside_cte = parent.is_some_and(|parent| parent.inside_cte);
        Self { parent, inside_cte, ..Self::default() }
    }

    /// The CTE of that name nearest to here.
    pub(crate) fn cte(&self, name: &str) -> Option<&Option<Vec<Output>>> {
        let here = self.ctes.iter().rev().find(|(cte, _)| cte == name);
        match (here, self.parent) {
            (Some((_, outputs)), _) => Some(outputs),
            (None, Some(parent)) => parent.cte(name),
            (None, None) => None,
        }
    }

    /// The FROM item of that name nearest to here.
    pub(crate) fn source(&self, name: &str) -> Option<&Source> {
        let here = self.sources.iter().find(|source| source.name == name);
        here.or_else(|| self.parent.and_then(|parent| parent.source(name)))
    }

    /// `name` without a table.
    pub(crate) fn column(&self, name: &str) -> Found {
        if let Some((_, term)) = self.merged.iter().find(|(merged, _)| merged == name) {
            return Found::Column(term.clone());
        }
        let mut owners = self.sources.iter().filter_map(|source| {
            let columns = source.columns.as_ref()?;
            let column = columns.iter().find(|column| column.name == name)?;
            Some(reference(source, column))
        });
        match (owners.next(), owners.next()) {
            (Some(_), Some(_)) => return Found::Ambiguous,
            (Some(term), None) => return Found::Column(term),
            (None, _) => {}
        }
        // A row of a described outer query never hides a column of an undescribed inner one.
        if self.sources.iter().any(|source| source.columns.is_none()) {
            return Found::Column(Term::new(quoted(name), Type::Unknown));
        }
        if let Some((_, term)) = self.aliases.borrow().iter().rev().find(|(alias, _)| alias == name) {
            return Found::Column(term.clone());
        }
        self.parent.map_or(Found::Nothing, |parent| parent.column(name))
    }

    /// Every column name in reach, for a hint.
    pub(crate) fn known_columns(&self) -> Vec<String> {
        let here = self.sources.iter().filter_map(|source| source.columns.as_ref()).flatten();
        let mut names: Vec<String> = here.map(|column| column.name.clone()).collect();
        if let Some(parent) = self.parent {
            names.extend(parent.known_columns());
        }
        names
    }
}

/// The text of a source's column.
pub(crate) fn reference(source: &Source, column: &Output) -> Term {
    let sql = format!("{}.{}", quoted(&source.name), quoted(&column.name));
    Term::new(sql, column.data_type.held())
}
