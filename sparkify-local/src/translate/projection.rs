//! The select list: its items, stars and aliases.

use sqlparser::ast::{SelectItem, SelectItemQualifiedWildcardKind, Spanned, WildcardAdditionalOptions};

use super::{
    env::Env,
    names,
    scope::{Output, reference},
    session::folded,
    term::{Term, quoted},
    types::Type,
};
use crate::error::SqlError;

/// An entry of the select list.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) term: Term,
    pub(crate) name: String,
    /// A star over columns nobody described.
    pub(crate) star: bool,
}

/// The select list; each alias is seen by the items after it.
pub(crate) fn list(env: Env<'_>, projection: &[SelectItem]) -> Result<Vec<Item>, SqlError> {
    env.scope.aliases.borrow_mut().clear();
    let mut items = Vec::new();
    for entry in projection {
        match entry {
            SelectItem::UnnamedExpr(expr) => {
                let term = env.term(expr)?;
                items.push(Item { term, name: names::of(expr), star: false });
            }
            SelectItem::ExprWithAlias { expr, alias } => {
                let term = env.term(expr)?;
                let name = folded(alias);
                env.scope.aliases.borrow_mut().push((name.clone(), term.clone()));
                items.push(Item { term, name, star: false });
            }
            SelectItem::Wildcard(options) if plain(options) => {
                all_columns(env, None, &mut items);
            }
            SelectItem::QualifiedWildcard(SelectItemQualifiedWildcardKind::ObjectName(name), options)
                if plain(options) =>
            {
                let table = name
                    .0
                    .last()
                    .map_or_else(String::new, |part| part.to_string().trim_matches('"').to_lowercase());
                if env.scope.sources.iter().all(|source| source.name != table) {
                    return env.fail("42P01", format!("relation \"{table}\" does not exist"), entry.span());
                }
                all_columns(env, Some(&table), &mut items);
            }
            _ => return env.refuse("this form of a select item", entry.span()),
        }
    }
    Ok(items)
}

fn plain(options: &WildcardAdditionalOptions) -> bool {
    options.opt_ilike.is_none()
        && options.opt_exclude.is_none()
        && options.opt_except.is_none()
        && options.opt_replace.is_none()
        && options.opt_rename.is_none()
        && options.opt_alias.is_none()
}

fn all_columns(env: Env<'_>, table: Option<&str>, items: &mut Vec<Item>) {
    let merged = &env.scope.merged;
    let joined = |name: &str| table.is_none() && merged.iter().any(|(merged, _)| merged == name);
    if table.is_none() {
        items.extend(merged.iter().map(|(name, term)| Item {
            term: term.clone(),
            name: name.clone(),
            star: false,
        }));
    }
    for source in env.scope.sources.iter().filter(|source| table.is_none_or(|table| source.name == table)) {
        match &source.columns {
            None => {
                let term = Term::new(format!("{}.*", quoted(&source.name)), Type::Unknown);
                items.push(Item { term, name: String::new(), star: true });
            }
            Some(columns) => {
                for column in columns.iter().filter(|column| !joined(&column.name)) {
                    let term = shown(env, reference(source, column));
                    items.push(Item { term, name: column.name.clone(), star: false });
                }
            }
        }
    }
}

/// A column as a group shows it.
fn shown(env: Env<'_>, term: Term) -> Term {
    let groups = env.scope.groups.borrow();
    match groups.iter().find(|(key, _)| *key == term.sql) {
        Some((_, value)) => Term::new(value.clone(), term.data_type),
        None => term,
    }
}

/// What the list puts out; `None` with a star over unknown columns.
pub(crate) fn outputs(items: &[Item]) -> Option<Vec<Output>> {
    items
        .iter()
        .map(|item| (!item.star).then(|| Output { name: item.name.clone(), data_type: item.term.data_type }))
        .collect()
}
