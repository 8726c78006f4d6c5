//! ALTER TABLE ALTER: the size of a VARCHAR, encodings, distribution and sort key.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html>.

use sqlparser::tokenizer::Token as Lexeme;

use super::cursor::Cursor;
use super::plan::{AlterAction, DistChange, Encoded, SortChange};
use super::{data_type, encoding};
use crate::catalog::table::DistStyle;
use crate::error::SqlError;

/// The most columns of a sort key.
const SORT_KEY_MAX: usize = 400;

/// Reads what follows `ALTER TABLE name`, from the word ALTER on.
pub(super) fn parse(cursor: &mut Cursor<'_>) -> Result<AlterAction, SqlError> {
    cursor.expect_keyword("ALTER")?;
    if cursor.at_keyword("COLUMN") {
        return column(cursor);
    }
    if cursor.keywords(&["ENCODE", "AUTO"]) {
        return Ok(AlterAction::EncodeAuto);
    }
    let (mut dist, mut sort) = (None, None);
    clause(cursor, &mut dist, &mut sort)?;
    if cursor.symbol(&Lexeme::Comma) {
        let position = cursor.position();
        cursor.expect_keyword("ALTER")?;
        clause(cursor, &mut dist, &mut sort)?;
        let together = matches!(sort, Some(SortChange::Columns(_)))
            && matches!(dist, Some(DistChange::Key { alone: true, .. } | DistChange::Style(DistStyle::All)));
        if !together {
            let message = "only ALTER SORTKEY (…) goes together with ALTER DISTKEY or ALTER DISTSTYLE ALL";
            return Err(SqlError::syntax(message).at(position));
        }
    }
    Ok(AlterAction::LayOut { dist, sort })
}

fn column(cursor: &mut Cursor<'_>) -> Result<AlterAction, SqlError> {
    cursor.expect_keyword("COLUMN")?;
    let position = cursor.position();
    let name = cursor.identifier()?;
    if cursor.keyword("TYPE") {
        let data_type = data_type::parse(cursor)?;
        if cursor.at_keyword("USING") {
            return Err(SqlError::unsupported("ALTER COLUMN TYPE … USING does not exist in Redshift")
                .at(cursor.position()));
        }
        return Ok(AlterAction::Resize { name, data_type, position });
    }
    if cursor.at_keyword("SET") || cursor.at_keyword("DROP") {
        let message = "ALTER COLUMN SET and DROP of NOT NULL or DEFAULT do not exist in Redshift";
        return Err(SqlError::unsupported(message).at(cursor.position()));
    }
    let mut all = vec![encoded(cursor, name, position)?];
    while cursor.symbol(&Lexeme::Comma) {
        cursor.expect_keywords(&["ALTER", "COLUMN"])?;
        let position = cursor.position();
        let name = cursor.identifier()?;
        all.push(encoded(cursor, name, position)?);
    }
    Ok(AlterAction::Encode(all))
}

fn encoded(cursor: &mut Cursor<'_>, name: String, position: u32) -> Result<Encoded, SqlError> {
    cursor.expect_keyword("ENCODE")?;
    let word = match cursor.peek().map(|token| &token.lexeme) {
        Some(Lexeme::Word(word)) => encoding::known(&word.value),
        _ => None,
    };
    let Some(encoding) = word else {
        return Err(cursor.expected("an encoding"));
    };
    cursor.next();
    Ok(Encoded { name, encoding, position })
}

fn clause(
    cursor: &mut Cursor<'_>,
    dist: &mut Option<DistChange>,
    sort: &mut Option<SortChange>,
) -> Result<(), SqlError> {
    let position = cursor.position();
    if cursor.keyword("DISTKEY") {
        let change = DistChange::Key { position: cursor.position(), name: cursor.identifier()?, alone: true };
        return once(dist, change, position);
    }
    if cursor.keywords(&["DISTSTYLE", "KEY"]) {
        cursor.expect_keyword("DISTKEY")?;
        let change =
            DistChange::Key { position: cursor.position(), name: cursor.identifier()?, alone: false };
        return once(dist, change, position);
    }
    if cursor.keyword("DISTSTYLE") {
        let style = match cursor.one_of(&["ALL", "EVEN", "AUTO"]) {
            Some("ALL") => DistStyle::All,
            Some("EVEN") => DistStyle::Even,
            Some(_) => DistStyle::Auto,
            None => return Err(cursor.expected("ALL, EVEN, AUTO or KEY DISTKEY")),
        };
        return once(dist, DistChange::Style(style), position);
    }
    let compound = cursor.keyword("COMPOUND");
    if !cursor.keyword("SORTKEY") {
        return Err(cursor.expected("COLUMN, ENCODE AUTO, DISTKEY, DISTSTYLE or SORTKEY"));
    }
    let change = match cursor.one_of(&["AUTO", "NONE"]) {
        Some("AUTO") if !compound => SortChange::Auto,
        Some(_) if !compound => SortChange::Nothing,
        Some(_) => return Err(cursor.expected("\"(\"")),
        None => {
            let place = cursor.position();
            let names = cursor.list(Cursor::identifier)?;
            if names.len() > SORT_KEY_MAX {
                let message = format!("compound sort keys have at most {SORT_KEY_MAX} columns");
                return Err(SqlError::new("54011", message).at(place));
            }
            SortChange::Columns(names)
        }
    };
    once(sort, change, position)
}

fn once<T>(slot: &mut Option<T>, change: T, position: u32) -> Result<(), SqlError> {
    match slot.replace(change) {
        None => Ok(()),
        Some(_) => Err(SqlError::syntax("the same is altered twice").at(position)),
    }
}
