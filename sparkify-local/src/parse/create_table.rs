//! CREATE TABLE and CREATE TABLE AS, with Redshift's rules across columns.

use std::collections::BTreeSet;

use sqlparser::tokenizer::Token as Lexeme;

use super::columns::{self, Definition};
use super::cursor::{Cursor, TableName};
use super::plan::{Constraint, ConstraintKind, CreateTable, CreateTableAs, Layout, Like, Plan};
use super::table_attributes::{self, two_dist_keys};
use crate::catalog::table::DistStyle;
use crate::error::SqlError;

/// The most columns a table may have.
const COLUMNS_MAX: usize = 1_600;

/// Reads everything after CREATE.
pub(crate) fn parse(cursor: &mut Cursor<'_>) -> Result<Plan, SqlError> {
    cursor.keyword("LOCAL");
    let mut temporary = cursor.one_of(&["TEMPORARY", "TEMP"]).is_some();
    cursor.expect_keyword("TABLE")?;
    let if_not_exists = cursor.keywords(&["IF", "NOT", "EXISTS"]);
    let name = cursor.table_name()?;
    temporary |= name.name.starts_with('#');
    if temporary && name.schema.is_some() {
        return Err(
            SqlError::new("42P16", "temporary tables may not specify a schema name").at(name.position)
        );
    }
    if as_follows(cursor) {
        return create_as(cursor, name, temporary, if_not_exists);
    }
    let (definitions, like, mut constraints) = body(cursor)?;
    let position = cursor.position();
    let layout = table_attributes::parse(cursor)?;
    if like.is_some() && layout != Layout::default() {
        return Err(SqlError::syntax(
            "LIKE takes distribution and sort keys over; they may not be given too",
        )
        .at(position));
    }
    let mut table = CreateTable {
        name,
        temporary,
        if_not_exists,
        columns: Vec::new(),
        like,
        constraints: Vec::new(),
        layout,
    };
    merge_column_keys(&mut table.layout, &definitions)?;
    for definition in definitions {
        constraints.extend(definition.constraints);
        if table.columns.iter().any(|column| column.name == definition.column.name) {
            let message = format!("column \"{}\" specified more than once", definition.column.name);
            return Err(SqlError::new("42701", message).at(definition.position));
        }
        table.columns.push(definition.column);
    }
    table.constraints = constraints;
    check(&mut table)?;
    Ok(Plan::CreateTable(table))
}

/// Whether this is CREATE TABLE AS: `AS`, an attribute, or a list of names without types comes next.
fn as_follows(cursor: &Cursor<'_>) -> bool {
    !cursor.at_symbol(&Lexeme::LParen)
        || matches!(cursor.peek_ahead(2).map(|token| &token.lexeme), Some(Lexeme::Comma | Lexeme::RParen))
}

fn create_as(
    cursor: &mut Cursor<'_>,
    name: TableName,
    temporary: bool,
    if_not_exists: bool,
) -> Result<Plan, SqlError> {
    let columns =
        if cursor.at_symbol(&Lexeme::LParen) { cursor.list(Cursor::identifier)? } else { Vec::new() };
    let position = cursor.position();
    let layout = table_attributes::parse(cursor)?;
    check_style(&layout).map_err(|error| error.at(position))?;
    if layout.encode_auto {
        return Err(SqlError::syntax("CREATE TABLE AS takes no ENCODE").at(position));
    }
    cursor.expect_keyword("AS")?;
    if !["SELECT", "WITH"].iter().any(|word| cursor.at_keyword(word)) && !cursor.at_symbol(&Lexeme::LParen) {
        return Err(cursor.expected("a query"));
    }
    let query = cursor.skip_rest();
    Ok(Plan::CreateTableAs(CreateTableAs { name, temporary, if_not_exists, columns, layout, query }))
}

type Body = (Vec<Definition>, Option<Like>, Vec<Constraint>);

/// Reads the parenthesised columns, table constraints and LIKE.
fn body(cursor: &mut Cursor<'_>) -> Result<Body, SqlError> {
    let mut definitions = Vec::new();
    let mut like = None;
    let mut constraints = Vec::new();
    cursor.list(|cursor| {
        let position = cursor.position();
        if cursor.keyword("LIKE") {
            let table = cursor.table_name()?;
            let defaults = cursor.keywords(&["INCLUDING", "DEFAULTS"]);
            if !defaults {
                cursor.keywords(&["EXCLUDING", "DEFAULTS"]);
            }
            if like.replace(Like { table, defaults, after: definitions.len() }).is_some() {
                return Err(SqlError::unsupported("LIKE is given twice").at(position));
            }
        } else if let Some(constraint) = table_constraint(cursor)? {
            constraints.push(constraint);
        } else {
            definitions.push(columns::parse(cursor)?);
        }
        Ok(())
    })?;
    Ok((definitions, like, constraints))
}

/// `[CONSTRAINT name] PRIMARY KEY | UNIQUE | FOREIGN KEY …`, if it is next.
pub(super) fn table_constraint(cursor: &mut Cursor<'_>) -> Result<Option<Constraint>, SqlError> {
    let name = if cursor.keyword("CONSTRAINT") { Some(cursor.identifier()?) } else { None };
    let kind = if cursor.keywords(&["PRIMARY", "KEY"]) {
        ConstraintKind::PrimaryKey
    } else if cursor.keyword("UNIQUE") {
        ConstraintKind::Unique
    } else if cursor.keywords(&["FOREIGN", "KEY"]) {
        ConstraintKind::ForeignKey
    } else if cursor.at_keyword("CHECK") {
        return Err(SqlError::unsupported("CHECK constraints do not exist in Redshift").at(cursor.position()));
    } else if name.is_some() {
        return Err(cursor.expected("PRIMARY KEY, UNIQUE or FOREIGN KEY"));
    } else {
        return Ok(None);
    };
    let columns = cursor.list(Cursor::identifier)?;
    let references = if kind == ConstraintKind::ForeignKey {
        cursor.expect_keyword("REFERENCES")?;
        Some(columns::references(cursor)?)
    } else {
        None
    };
    Ok(Some(Constraint { name, kind, columns, references }))
}

/// Keys written at columns become keys of the layout.
fn merge_column_keys(layout: &mut Layout, definitions: &[Definition]) -> Result<(), SqlError> {
    for definition in definitions {
        let name = &definition.column.name;
        if definition.column.dist_key && layout.dist_key.replace(name.clone()).is_some() {
            return Err(two_dist_keys().at(definition.position));
        }
        if definition.sort_key {
            if !layout.sort_key.is_empty() {
                let message =
                    "a table has at most one SORTKEY column; write SORTKEY (a, b) after the columns for more";
                return Err(SqlError::syntax(message).at(definition.position));
            }
            layout.sort_key.push(name.clone());
        }
    }
    Ok(())
}

fn check(table: &mut CreateTable) -> Result<(), SqlError> {
    let position = table.name.position;
    if table.columns.len() > COLUMNS_MAX {
        return Err(
            SqlError::new("54011", format!("tables can have at most {COLUMNS_MAX} columns")).at(position)
        );
    }
    check_style(&table.layout).map_err(|error| error.at(position))?;
    if table.layout.encode_auto && table.columns.iter().any(|column| !column.encoding.is_empty()) {
        return Err(SqlError::syntax("ENCODE AUTO may not be combined with ENCODE of a column").at(position));
    }
    if table.columns.iter().filter(|column| column.identity.is_some()).count() > 1 {
        return Err(SqlError::unsupported("a table has at most one IDENTITY column").at(position));
    }
    if table.constraints.iter().filter(|c| c.kind == ConstraintKind::PrimaryKey).count() > 1 {
        let message = format!("multiple primary keys for table \"{}\" are not allowed", table.name.name);
        return Err(SqlError::new("42P16", message).at(position));
    }
    let mut names = BTreeSet::new();
    for name in table.constraints.iter().filter_map(|constraint| constraint.name.as_ref()) {
        if !names.insert(name) {
            let message =
                format!("constraint \"{name}\" for relation \"{}\" already exists", table.name.name);
            return Err(SqlError::new("42710", message).at(position));
        }
    }
    if table.like.is_some() {
        return Ok(());
    }
    let keys = table.layout.dist_key.iter().map(|name| ("DISTKEY", name));
    let keys = keys.chain(table.layout.sort_key.iter().map(|name| ("SORTKEY", name)));
    for (kind, name) in keys {
        let column = table.columns.iter().find(|column| column.name == *name);
        let column = column.ok_or_else(|| no_column(kind, name, position))?;
        if !column.data_type.may_be_key() {
            let message = format!("{kind} column \"{name}\" cannot be of type {}", column.data_type.format());
            return Err(SqlError::unsupported(message).at(position));
        }
    }
    for constraint in &table.constraints {
        for name in &constraint.columns {
            let Some(column) = table.columns.iter_mut().find(|column| column.name == *name) else {
                let message = format!("column \"{name}\" named in key does not exist");
                return Err(SqlError::new("42703", message).at(position));
            };
            column.not_null |= constraint.kind == ConstraintKind::PrimaryKey;
        }
    }
    Ok(())
}

fn no_column(kind: &str, name: &str, position: u32) -> SqlError {
    SqlError::new("42703", format!("{kind} column \"{name}\" does not exist")).at(position)
}

/// DISTKEY and DISTSTYLE must agree.
fn check_style(layout: &Layout) -> Result<(), SqlError> {
    match (layout.dist_style, &layout.dist_key) {
        (Some(DistStyle::Key), None) => Err(SqlError::syntax("DISTSTYLE KEY needs a DISTKEY")),
        (Some(style), Some(_)) if style != DistStyle::Key => Err(SqlError::syntax(format!(
            "cannot specify DISTKEY with DISTSTYLE {}; leave DISTSTYLE out or say KEY",
            style.name()
        ))),
        _ => Ok(()),
    }
}
