//! Names that Redshift takes and that stand in quotes all the same, in the statements made while compiling.
#![expect(missing_docs, reason = "the tables of a test")]

use sparkify_schema::{Table, Varchar};

/// `start` and `language` were once reserved words.
#[derive(Table)]
#[table(name = "connect", schema = "desk", kind = dimension, dist_key = start, sort_key(start, days), primary_key(start))]
pub struct Connection {
    pub start: i32,
    #[column(unique)]
    pub language: Varchar<8>,
    pub days: i16,
}

/// Bare names of its own, and a reference to names that are not.
#[derive(Table)]
#[table(name = "calls", kind = dimension)]
pub struct Call {
    #[column(references = Connection::start)]
    pub connection: i32,
}

#[test]
fn names_are_quoted_where_they_must_be() {
    assert_eq!(
        Connection::CREATE,
        r#"CREATE TABLE IF NOT EXISTS desk."connect" (
    "start" INTEGER NOT NULL,
    "language" VARCHAR(8) NOT NULL,
    days SMALLINT NOT NULL,
    PRIMARY KEY ("start"),
    UNIQUE ("language")
)
DISTSTYLE KEY
DISTKEY ("start")
COMPOUND SORTKEY ("start", days)"#
    );
    assert_eq!(Connection::DROP, r#"DROP TABLE IF EXISTS desk."connect""#);
}

#[test]
fn the_names_of_another_table_are_asked_for_themselves() {
    assert_eq!(
        Call::CREATE,
        r#"CREATE TABLE IF NOT EXISTS calls (
    connection INTEGER NOT NULL,
    FOREIGN KEY (connection) REFERENCES desk."connect" ("start")
)
DISTSTYLE AUTO"#
    );
}
