//! Temporary tables, and tables made like another: `CREATE TEMP TABLE`, `CREATE TABLE … (LIKE …)`.

use super::Statement;
use crate::{
    identifier::quoted,
    table::{Table, TableDef},
};

/// `CREATE TEMP TABLE` with everything the struct of `T` says but its schema: seen by its session only, searched before
/// a table of the same name, and dropped with the session. The statement is `<table>/create_temp_table`.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html>.
#[must_use]
pub fn create_temp_table<T: Table>() -> Statement {
    let head = format!("CREATE TABLE IF NOT EXISTS {}", T::DEF.sql_name());
    // CREATE begins so: it is written by one function for every table.
    let body = T::CREATE.strip_prefix(head.as_str()).unwrap_or(T::CREATE);
    let sql = format!("CREATE TEMP TABLE IF NOT EXISTS {}{body}", quoted(T::NAME));
    Statement::new(T::NAME, "create_temp_table", sql)
}

/// A table made like another: with its columns, NOT NULL, encodings, distribution and order, so that both are joined
/// where they lie. Keys, references and identity are not copied.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html>.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LikeTable {
    /// The other table.
    pub like: TableDef,
    /// The name it gets.
    pub name: LikeName,
    /// `INCLUDING DEFAULTS`: the defaults are copied as well.
    pub including_defaults: bool,
}

/// The name of a table made like another: a temporary one has a schema of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants' docs say it")]
pub enum LikeName {
    /// Seen by its session only, and dropped with it.
    Temporary(&'static str),
    /// To stay.
    Permanent { schema: Option<&'static str>, name: &'static str },
}

impl LikeTable {
    /// A temporary table like `T`, without its defaults.
    #[must_use]
    pub fn temporary<T: Table>(name: &'static str) -> Self {
        Self { like: T::DEF, name: LikeName::Temporary(name), including_defaults: false }
    }

    /// The statement `<table>/create_like`.
    #[must_use]
    pub fn statement(&self) -> Statement {
        let def = self.def();
        let temporary = if matches!(self.name, LikeName::Temporary(_)) { "TEMP " } else { "" };
        let defaults = if self.including_defaults { " INCLUDING DEFAULTS" } else { "" };
        let sql = format!(
            "CREATE {temporary}TABLE {} (\n    LIKE {}{defaults}\n)",
            def.sql_name(),
            self.like.sql_name()
        );
        Statement::new(def.name, "create_like", sql)
    }

    /// The table as data, to be loaded by [`Copy`](crate::Copy), emptied and dropped.
    #[must_use]
    pub const fn def(&self) -> TableDef {
        let (schema, name) = match self.name {
            LikeName::Temporary(name) => (None, name),
            LikeName::Permanent { schema, name } => (schema, name),
        };
        TableDef { schema, name, primary_key: &[], unique: &[], foreign_keys: &[], ..self.like }
    }
}

#[cfg(test)]
mod tests {
    use super::{LikeName, LikeTable};
    use crate::statement::fixture::BOOKS;

    #[test]
    fn a_table_is_made_like_another() {
        let stage =
            LikeTable { like: BOOKS, name: LikeName::Temporary("book_stage"), including_defaults: false };
        assert_eq!(stage.statement().sql, "CREATE TEMP TABLE book_stage (\n    LIKE lending.books\n)");
        assert_eq!(stage.statement().name.to_string(), "book_stage/create_like");
        let copy = LikeTable {
            name: LikeName::Permanent { schema: Some("lending"), name: "books_2026" },
            including_defaults: true,
            ..stage
        };
        assert_eq!(
            copy.statement().sql,
            "CREATE TABLE lending.books_2026 (\n    LIKE lending.books INCLUDING DEFAULTS\n)"
        );
        assert!(copy.def().primary_key.is_empty());
    }
}
