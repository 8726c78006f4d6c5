//! ALTER TABLE: columns, names, keys and layout; everything else is refused by name.

use super::cursor::Cursor;
use super::plan::{Alter, AlterAction, Plan};
use super::{alter_layout, columns, create_table, encoding};
use crate::error::SqlError;

/// Reads the whole statement.
pub(crate) fn parse(cursor: &mut Cursor<'_>) -> Result<Plan, SqlError> {
    cursor.expect_keyword("ALTER")?;
    if !cursor.at_keyword("TABLE") {
        return Err(
            SqlError::unsupported("only ALTER TABLE is supported by the stand-in").at(cursor.position())
        );
    }
    cursor.expect_keyword("TABLE")?;
    let table = cursor.table_name()?;
    let position = cursor.position();
    let action = if cursor.keywords(&["ADD", "COLUMN"]) || (is_bare_add(cursor) && cursor.keyword("ADD")) {
        add_column(cursor)?
    } else if cursor.keyword("ADD") {
        match create_table::table_constraint(cursor)? {
            Some(key) => AlterAction::AddKey(key),
            None => return Err(cursor.expected("COLUMN, PRIMARY KEY, UNIQUE or FOREIGN KEY")),
        }
    } else if cursor.keywords(&["DROP", "CONSTRAINT"]) {
        let position = cursor.position();
        let name = cursor.identifier()?;
        let cascade = cursor.one_of(&["CASCADE", "RESTRICT"]) == Some("CASCADE");
        AlterAction::DropKey { name, cascade, position }
    } else if cursor.keywords(&["DROP", "COLUMN"]) || cursor.keyword("DROP") {
        let position = cursor.position();
        let name = cursor.identifier()?;
        let cascade = cursor.one_of(&["CASCADE", "RESTRICT"]) == Some("CASCADE");
        AlterAction::DropColumn { name, cascade, position }
    } else if cursor.keywords(&["RENAME", "TO"]) {
        let to = cursor.identifier()?;
        if to.starts_with('#') {
            return Err(SqlError::syntax("a permanent table cannot be renamed to a name that starts with #")
                .at(position));
        }
        AlterAction::Rename { to }
    } else if cursor.keyword("RENAME") {
        cursor.keyword("COLUMN");
        let position = cursor.position();
        let from = cursor.identifier()?;
        cursor.expect_keyword("TO")?;
        AlterAction::RenameColumn { from, to: cursor.identifier()?, position }
    } else if cursor.at_keyword("ALTER") {
        alter_layout::parse(cursor)?
    } else {
        return Err(refused(cursor, position));
    };
    Ok(Plan::Alter(Alter { table, action }))
}

fn is_bare_add(cursor: &Cursor<'_>) -> bool {
    !["CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK"]
        .iter()
        .any(|word| cursor.at_keywords(&["ADD", word]))
}

fn add_column(cursor: &mut Cursor<'_>) -> Result<AlterAction, SqlError> {
    let definition = columns::parse(cursor)?;
    let mut column = definition.column;
    let refuse = |what: &str| {
        SqlError::unsupported(format!("ALTER TABLE ADD COLUMN does not support {what}"))
            .at(definition.position)
    };
    if !definition.constraints.is_empty() {
        return Err(refuse("PRIMARY KEY, UNIQUE and REFERENCES"));
    }
    if column.identity.is_some() {
        return Err(refuse("IDENTITY"));
    }
    if column.dist_key || definition.sort_key {
        return Err(refuse("DISTKEY and SORTKEY"));
    }
    if column.not_null && column.default.is_none() {
        return Err(SqlError::new(
            "0A000",
            "ALTER TABLE ADD COLUMN defined as NOT NULL must have a non-null default expression",
        )
        .at(definition.position));
    }
    if column.encoding.is_empty() {
        encoding::default_for(column.data_type, false, false).clone_into(&mut column.encoding);
    }
    Ok(AlterAction::AddColumn(Box::new(column)))
}

fn refused(cursor: &Cursor<'_>, position: u32) -> SqlError {
    let error = match cursor.peek().map(|token| token.lexeme.to_string().to_ascii_uppercase()) {
        Some(word) => SqlError::unsupported(format!("ALTER TABLE {word} is not supported by the stand-in")),
        None => return cursor.expected("ADD, ALTER, DROP or RENAME"),
    };
    error.at(position)
}
