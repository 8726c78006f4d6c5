//! What follows the columns: BACKUP, DISTSTYLE, DISTKEY, SORTKEY, ENCODE AUTO.

use sqlparser::tokenizer::Token as Lexeme;

use super::cursor::Cursor;
use super::plan::Layout;
use crate::catalog::table::DistStyle;
use crate::error::SqlError;

/// Reads table attributes in any order, each at most once.
pub(crate) fn parse(cursor: &mut Cursor<'_>) -> Result<Layout, SqlError> {
    let mut layout = Layout::default();
    let mut seen = Vec::new();
    loop {
        let position = cursor.position();
        let attribute = if cursor.keyword("BACKUP") {
            if cursor.one_of(&["YES", "NO"]).is_none() {
                return Err(cursor.expected("YES or NO"));
            }
            "BACKUP"
        } else if cursor.keyword("DISTSTYLE") {
            layout.dist_style = Some(dist_style(cursor)?);
            "DISTSTYLE"
        } else if cursor.keyword("DISTKEY") {
            cursor.expect_symbol(&Lexeme::LParen)?;
            layout.dist_key = Some(cursor.identifier()?);
            if cursor.at_symbol(&Lexeme::Comma) {
                return Err(two_dist_keys().at(cursor.position()));
            }
            cursor.expect_symbol(&Lexeme::RParen)?;
            "DISTKEY"
        } else if cursor.keywords(&["SORTKEY", "AUTO"]) {
            "SORTKEY"
        } else if let Some(word) = cursor.one_of(&["COMPOUND", "INTERLEAVED", "SORTKEY"]) {
            if word != "SORTKEY" {
                cursor.expect_keyword("SORTKEY")?;
            }
            layout.interleaved = word == "INTERLEAVED";
            layout.sort_key = cursor.list(Cursor::identifier)?;
            "SORTKEY"
        } else if cursor.keyword("ENCODE") {
            cursor.expect_keyword("AUTO")?;
            layout.encode_auto = true;
            "ENCODE AUTO"
        } else {
            break;
        };
        if seen.contains(&attribute) {
            return Err(match attribute {
                "DISTKEY" => two_dist_keys().at(position),
                _ => SqlError::syntax(format!("{attribute} is given twice")).at(position),
            });
        }
        seen.push(attribute);
    }
    check(&layout)?;
    Ok(layout)
}

fn dist_style(cursor: &mut Cursor<'_>) -> Result<DistStyle, SqlError> {
    match cursor.one_of(&["AUTO", "EVEN", "KEY", "ALL"]) {
        Some("AUTO") => Ok(DistStyle::Auto),
        Some("EVEN") => Ok(DistStyle::Even),
        Some("KEY") => Ok(DistStyle::Key),
        Some(_) => Ok(DistStyle::All),
        None => Err(cursor.expected("AUTO, EVEN, KEY or ALL")),
    }
}

/// Redshift's limits on the number of sort key columns.
fn check(layout: &Layout) -> Result<(), SqlError> {
    let (kind, limit) = if layout.interleaved { ("interleaved", 8) } else { ("compound", 400) };
    if layout.sort_key.len() > limit {
        let message = format!("{kind} sort keys have at most {limit} columns, not {}", layout.sort_key.len());
        return Err(SqlError::new("54011", message));
    }
    Ok(())
}

/// The refusal of a second distribution key.
pub(crate) fn two_dist_keys() -> SqlError {
    SqlError::syntax("a table has at most one DISTKEY column")
}
