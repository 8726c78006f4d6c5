//! Names, and where errors stand.

use super::*;
use crate::parse::tokens::tokens;

#[test]
fn names_fold_even_when_quoted() {
    let sql = "Public.\"UserId\"";
    let tokens = tokens(sql).expect("valid text");
    let name = Cursor::new(sql, &tokens).table_name().expect("a name");
    assert_eq!((name.schema.as_deref(), name.name.as_str()), (Some("public"), "userid"));
}

#[test]
fn a_reserved_word_is_no_name() {
    let sql = "user";
    let tokens = tokens(sql).expect("valid text");
    let error = Cursor::new(sql, &tokens).identifier().expect_err("reserved");
    assert_eq!(error.message, "syntax error at or near \"user\"");
    assert_eq!(error.position, Some(1));
}

#[test]
fn an_error_names_the_token_and_its_place() {
    let sql = "(1, x)";
    let tokens = tokens(sql).expect("valid text");
    let error = Cursor::new(sql, &tokens).list(Cursor::integer).expect_err("x is no number");
    assert_eq!(error.message, "syntax error at or near \"x\"");
    assert_eq!(error.detail.as_deref(), Some("expected a whole number"));
    assert_eq!(error.position, Some(5));
}

#[test]
fn the_end_has_a_position_too() {
    let sql = "(1, 2 ";
    let tokens = tokens(sql).expect("valid text");
    let error = Cursor::new(sql, &tokens).list(Cursor::integer).expect_err("not closed");
    assert_eq!((error.message.as_str(), error.position), ("syntax error at end of input", Some(6)));
}
