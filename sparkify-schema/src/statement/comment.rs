//! `COMMENT ON`: the documentation of a struct and its fields, where the readers of the warehouse see it.

use super::Statement;
use crate::{identifier::quoted, query::QueryError, render::literal, table::TableDef};

/// The comments of a table and its columns, as `<table>/comment` and `<table>/comment_<column>`; none where nothing
/// is documented.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_COMMENT.html>.
///
/// # Errors
/// If a documentation holds NUL; that of a derived table does not compile then.
pub fn comments(table: &TableDef) -> Result<Vec<Statement>, QueryError> {
    let comment = |name: String, on: String, doc: &str| {
        let sql = format!("COMMENT ON {on} IS {}", literal(doc));
        (!doc.is_empty()).then(|| Statement::checked(table.name, name, sql))
    };
    let own = comment("comment".to_owned(), format!("TABLE {}", table.sql_name()), table.doc);
    let columns = table.columns.iter().filter_map(|column| {
        let on = format!("COLUMN {}.{}", table.sql_name(), quoted(column.name));
        comment(format!("comment_{}", column.name), on, column.doc)
    });
    own.into_iter().chain(columns).collect()
}

#[cfg(test)]
mod tests {
    use super::comments;
    use crate::{statement::fixture::BOOKS, table::TableDef};

    #[test]
    fn what_is_documented_is_commented() {
        let comments = comments(&BOOKS).expect("the documentation is text");
        let texts: Vec<_> = comments.iter().map(|comment| comment.sql.as_str()).collect();
        assert_eq!(
            texts,
            [
                "COMMENT ON TABLE lending.books IS 'One row per book.'",
                "COMMENT ON COLUMN lending.books.title IS 'It''s on the cover.'",
            ]
        );
        assert_eq!(comments[1].name.to_string(), "books/comment_title");
    }

    #[test]
    fn a_comment_is_text() {
        let refused = comments(&TableDef { doc: "one\0row", ..BOOKS }).expect_err("there is NUL in it");
        assert_eq!(
            refused.to_string(),
            "books/comment: a text in it holds NUL, which no value of Redshift does"
        );
    }
}
