//! One column of CREATE TABLE or ALTER TABLE ADD COLUMN: type, attributes, constraints.

use sqlparser::tokenizer::Token as Lexeme;

use super::cursor::Cursor;
use super::plan::{Constraint, ConstraintKind, References};
use super::{data_type, encoding};
use crate::catalog::table::{Column, DataType, Identity};
use crate::error::SqlError;

/// A column as written, before the rules across columns.
#[derive(Debug, Clone)]
pub(crate) struct Definition {
    /// The encoding is empty where none was written.
    pub(crate) column: Column,
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) sort_key: bool,
    pub(crate) position: u32,
}

/// Names that no column may have.
const FORBIDDEN: &[&str] = &["oid", "tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"];

/// Reads `name type attribute…`.
pub(crate) fn parse(cursor: &mut Cursor<'_>) -> Result<Definition, SqlError> {
    let position = cursor.position();
    let name = cursor.identifier()?;
    if FORBIDDEN.contains(&name.as_str()) {
        let message = format!("column name \"{name}\" conflicts with a system column name");
        return Err(SqlError::new("42701", message).at(position));
    }
    let data_type = data_type::parse(cursor)?;
    let mut definition = Definition {
        column: Column {
            name,
            data_type,
            not_null: false,
            insensitive: false,
            default: None,
            identity: None,
            encoding: String::new(),
            dist_key: false,
            sort_key: 0,
        },
        constraints: Vec::new(),
        sort_key: false,
        position,
    };
    let mut nullable = None;
    while !(cursor.peek().is_none() || cursor.at_symbol(&Lexeme::Comma) || cursor.at_symbol(&Lexeme::RParen))
    {
        attribute(cursor, &mut definition, &mut nullable)?;
    }
    let column = &mut definition.column;
    if nullable == Some(true) && (column.not_null || column.identity.is_some()) {
        return Err(SqlError::syntax(format!(
            "conflicting NULL/NOT NULL declarations for column \"{}\"",
            column.name
        ))
        .at(position));
    }
    column.not_null |= column.identity.is_some();
    if column.identity.is_some() && column.default.is_some() {
        let message = format!("multiple default values specified for column \"{}\"", column.name);
        return Err(SqlError::syntax(message).at(position));
    }
    Ok(definition)
}

fn attribute(
    cursor: &mut Cursor<'_>,
    definition: &mut Definition,
    nullable: &mut Option<bool>,
) -> Result<(), SqlError> {
    let position = cursor.position();
    let column = &mut definition.column;
    if cursor.keywords(&["NOT", "NULL"]) {
        column.not_null = true;
    } else if cursor.keyword("NULL") {
        *nullable = Some(true);
    } else if cursor.keyword("DEFAULT") {
        if column.default.replace(default(cursor)?).is_some() {
            let message = format!("multiple default values specified for column \"{}\"", column.name);
            return Err(SqlError::syntax(message).at(position));
        }
    } else if cursor.keyword("IDENTITY") {
        set_identity(cursor, column, false, position)?;
    } else if cursor.keywords(&["GENERATED", "BY", "DEFAULT", "AS", "IDENTITY"]) {
        set_identity(cursor, column, true, position)?;
    } else if cursor.keyword("ENCODE") {
        column.encoding = column_encoding(cursor, column)?;
    } else if cursor.keyword("DISTKEY") {
        column.dist_key = true;
    } else if cursor.keyword("SORTKEY") {
        definition.sort_key = true;
    } else if cursor.keyword("COLLATE") {
        match cursor.one_of(&["CASE_SENSITIVE", "CS", "CASE_INSENSITIVE", "CI"]) {
            Some(_) if !matches!(column.data_type, DataType::Char(_) | DataType::Varchar(_)) => {
                let message = format!("collations are not supported by type {}", column.data_type.format());
                return Err(SqlError::new("42804", message).at(position));
            }
            Some(collation) => column.insensitive = matches!(collation, "CASE_INSENSITIVE" | "CI"),
            None => return Err(cursor.expected("CASE_SENSITIVE or CASE_INSENSITIVE")),
        }
    } else if cursor.keywords(&["PRIMARY", "KEY"]) {
        column.not_null = true;
        definition.constraints.push(key(ConstraintKind::PrimaryKey, &definition.column.name, None));
    } else if cursor.keyword("UNIQUE") {
        definition.constraints.push(key(ConstraintKind::Unique, &definition.column.name, None));
    } else if cursor.keyword("REFERENCES") {
        let references = references(cursor)?;
        definition.constraints.push(key(
            ConstraintKind::ForeignKey,
            &definition.column.name,
            Some(references),
        ));
    } else if cursor.at_keyword("CHECK") {
        return Err(SqlError::unsupported("CHECK constraints do not exist in Redshift").at(position));
    } else {
        return Err(cursor.expected(
            "DEFAULT, IDENTITY, ENCODE, DISTKEY, SORTKEY, COLLATE, NOT NULL, UNIQUE, PRIMARY KEY, REFERENCES, \",\" or \")\"",
        ));
    }
    Ok(())
}

fn key(kind: ConstraintKind, column: &str, references: Option<References>) -> Constraint {
    Constraint { name: None, kind, columns: vec![column.to_owned()], references }
}

/// Reads `table [(column, …)]` after REFERENCES.
pub(crate) fn references(cursor: &mut Cursor<'_>) -> Result<References, SqlError> {
    let table = cursor.table_name()?;
    let columns =
        if cursor.at_symbol(&Lexeme::LParen) { cursor.list(Cursor::identifier)? } else { Vec::new() };
    Ok(References { table, columns })
}

fn set_identity(
    cursor: &mut Cursor<'_>,
    column: &mut Column,
    by_default: bool,
    position: u32,
) -> Result<(), SqlError> {
    let place = cursor.position();
    let numbers = cursor.list(Cursor::integer)?;
    let [seed, step] = numbers[..] else {
        return Err(SqlError::syntax("IDENTITY takes a seed and a step, as in IDENTITY(0, 1)").at(place));
    };
    if step == 0 {
        return Err(SqlError::new("22023", "the step of an IDENTITY column must not be 0").at(place));
    }
    if !matches!(column.data_type, DataType::Integer | DataType::BigInt) {
        let message = format!(
            "identity column \"{}\" must be INT or BIGINT, not {}",
            column.name,
            column.data_type.format()
        );
        return Err(SqlError::new("42611", message).at(position));
    }
    column.identity = Some(Identity { seed, step, by_default });
    Ok(())
}

fn column_encoding(cursor: &mut Cursor<'_>, column: &Column) -> Result<String, SqlError> {
    let position = cursor.position();
    let Some(Lexeme::Word(word)) = cursor.peek().map(|token| &token.lexeme) else {
        return Err(cursor.expected("an encoding"));
    };
    let Some(name) = encoding::known(&word.value) else {
        return Err(cursor.expected(
            "RAW, AZ64, BYTEDICT, DELTA, DELTA32K, LZO, MOSTLY8, MOSTLY16, MOSTLY32, RUNLENGTH, TEXT255, TEXT32K or ZSTD",
        ));
    };
    cursor.next();
    if encoding::is_legal(name, column.data_type) {
        return Ok(name.to_owned());
    }
    let message = format!(
        "invalid encoding type specified for column \"{}\": {name} does not apply to {}",
        column.name,
        column.data_type.format()
    );
    Err(SqlError::new("0A000", message).at(position))
}

/// Words that end a DEFAULT expression.
const AFTER_DEFAULT: &[&str] = &[
    "NOT",
    "NULL",
    "DEFAULT",
    "IDENTITY",
    "GENERATED",
    "ENCODE",
    "DISTKEY",
    "SORTKEY",
    "COLLATE",
    "UNIQUE",
    "PRIMARY",
    "REFERENCES",
    "CHECK",
];

fn default(cursor: &mut Cursor<'_>) -> Result<String, SqlError> {
    let start = cursor.clone();
    let mut depth = 0_u32;
    while let Some(token) = cursor.peek() {
        match &token.lexeme {
            Lexeme::Comma | Lexeme::RParen if depth == 0 => break,
            Lexeme::Word(_)
                if depth == 0
                    && !cursor.text_since(&start).is_empty()
                    && AFTER_DEFAULT.iter().any(|word| cursor.at_keyword(word)) =>
            {
                break;
            }
            Lexeme::Word(_) if cursor.at_keyword("SELECT") => {
                return Err(
                    SqlError::unsupported("cannot use subquery in default expression").at(token.position)
                );
            }
            Lexeme::LParen => depth += 1,
            Lexeme::RParen => depth -= 1,
            _ => {}
        }
        cursor.next();
    }
    match cursor.text_since(&start) {
        "" => Err(cursor.expected("an expression")),
        text => Ok(text.to_owned()),
    }
}
