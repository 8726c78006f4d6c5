//! Tables, their keys, and how they come and go.

use super::{Feature, feature};

pub(crate) const FEATURES: &[Feature] = &[
    feature(
        "CREATE TABLE",
        "`#[derive(Table)]`, `Table::CREATE`, `Statement::create_table`",
        &["staging_loans/create_table", "books/create_table", "loans/create_table"],
    ),
    feature(
        "the definition as data",
        "`Table::DEF`, `TableDef`, `ColumnDef`, `Identity`, `DefaultValue`, `Reference`, `Family`",
        &["books/create_table"],
    ),
    feature("DROP TABLE", "`Table::DROP`, `Statement::drop_table`", &["loans/drop_table"]),
    feature("schema-qualified names", "`#[table(schema = \"…\")]`", &["books/create_table"]),
    feature("NULL and NOT NULL", "`Option<T>`, `T`", &["staging_loans/create_table"]),
    feature("PRIMARY KEY", "`#[column(primary_key)]`, `#[table(primary_key(…))]`", &["books/create_table"]),
    feature("UNIQUE", "`#[column(unique)]`", &["books/create_table"]),
    feature("REFERENCES", "`#[column(references = Table::field)]`", &["loans/create_table"]),
    feature(
        "DEFAULT of a literal, DEFAULT SYSDATE",
        "`#[column(default = sysdate)]`",
        &["books/create_table", "loans/create_table"],
    ),
    feature("IDENTITY", "`#[column(identity(0, 1))]`", &["loans/create_table"]),
    feature(
        "lints allowed with a reason",
        "`#[table(allow(…))]`, `Query::allow`, `lints`, `Statement::with_lints`",
        &["fines/create_table"],
    ),
    feature("BACKUP NO", "`#[table(backup = false)]`", &["staging_loans/create_table"]),
    feature("temporary tables", "`create_temp_table`", &["books/create_temp_table"]),
    feature(
        "tables LIKE others, INCLUDING DEFAULTS",
        "`LikeTable::temporary`, `LikeName`, `LikeTable::def`",
        &["loan_stage/create_like", "books_2026/create_like"],
    ),
    feature("comments from doc comments", "`comments`", &["shelves/comment"]),
    feature(
        "checks of the keys Redshift does not enforce",
        "`checks`, `Check`",
        &[
            "books/check_not_null",
            "books/check_unique_book_id",
            "books/check_unique_isbn",
            "books/check_values_state",
            "loans/check_not_null",
            "loans/check_references_book_id",
            "loans/check_unique_loan_id",
            "staging_loans/check_not_null",
            "staging_loans/check_values_state",
        ],
    ),
];
