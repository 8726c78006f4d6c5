//! `[AS] n [MB | GB]`.

use sqlparser::tokenizer::Token as Lexeme;

use crate::error::SqlError;
use crate::parse::cursor::Cursor;
use crate::unload::statement::LARGEST_FILE;

const MB: u64 = 1 << 20;

/// MAXFILESIZE: 5 MB to 6.2 GB, and need not be whole.
pub(super) fn file(cursor: &mut Cursor<'_>) -> Result<u64, SqlError> {
    cursor.keyword("AS");
    let before = cursor.clone();
    let (number, unit) = number(cursor)?;
    let size = thousandths(number).and_then(|n| Some(n.checked_mul(unit)? / 1000));
    size.filter(|size| (5 * MB..=LARGEST_FILE).contains(size))
        .ok_or_else(|| before.expected("a size from 5 MB to 6.2 GB"))
}

/// ROWGROUPSIZE: 32 MB to 128 MB, whole.
pub(super) fn row_group(cursor: &mut Cursor<'_>) -> Result<u64, SqlError> {
    cursor.keyword("AS");
    let before = cursor.clone();
    let (number, unit) = number(cursor)?;
    let size = number.parse().ok().and_then(|whole: u64| whole.checked_mul(unit));
    size.filter(|size| (32 * MB..=128 * MB).contains(size))
        .ok_or_else(|| before.expected("a whole size from 32 MB to 128 MB"))
}

/// The digits and what they count.
fn number<'a>(cursor: &mut Cursor<'a>) -> Result<(&'a str, u64), SqlError> {
    let Some(Lexeme::Number(digits, false)) = cursor.peek().map(|token| &token.lexeme) else {
        return Err(cursor.expected("a size"));
    };
    cursor.next();
    let unit = if cursor.one_of(&["MB", "GB"]) == Some("GB") { 1 << 30 } else { MB };
    Ok((digits, unit))
}

/// A decimal number of at most three places, in thousandths.
fn thousandths(digits: &str) -> Option<u64> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if fraction.len() > 3 {
        return None;
    }
    format!("{whole}{fraction:0<3}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_kept_to_three() {
        assert_eq!([thousandths("5"), thousandths("6.2"), thousandths(".125")], [5000, 6200, 125].map(Some));
        assert_eq!([thousandths("1.0001"), thousandths("1e3")], [None, None]);
    }
}
