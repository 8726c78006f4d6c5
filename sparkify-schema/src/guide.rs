//! A guide to the DSL, from the first table to MERGE.
//!
//! Every chapter is short, and every example is a test: it compiles, and the SQL beside it is what it makes. One schema
//! runs through all of them, a city's bicycle hire; [`hire`] shows it as a whole.
//!
//! | chapter | about |
//! |---|---|
//! | [`table`] | a struct, its columns, its text and its data |
//! | [`types`] | column types, newtypes, enums of allowed values, NULL in expressions |
//! | [`layout`] | distribution, sort order and compression, on a cluster of four nodes |
//! | [`constraints`] | keys, references, identity, defaults, and the checks made of them |
//! | [`copy`] | files of S3 into a staging table, in every format |
//! | [`load`] | the typed `INSERT … SELECT`: joins, lookups, one row of many |
//! | [`aggregates`] | GROUP BY, ROLLUP, HAVING, aggregates, CASE, ORDER BY |
//! | [`windows`] | window functions with typed frames, QUALIFY |
//! | [`subqueries`] | EXISTS, IN, scalar subqueries, queries as tables, WITH, set operations |
//! | [`recursion`] | WITH RECURSIVE |
//! | [`pivots`] | PIVOT and UNPIVOT |
//! | [`functions`] | texts, dates, numbers, choices, and SQL of your own |
//! | [`own_functions`] | functions of your own, with typed signatures |
//! | [`semistructured`] | SUPER, and JSON in texts |
//! | [`external`] | external schemas and tables, partitions |
//! | [`reports`] | the answer of a query as structs |
//! | [`changes`] | INSERT … VALUES, UPDATE, DELETE, MERGE |
//! | [`views`] | views, materialized views, tables made of queries |
//! | [`unload`] | the rows of a query as files |
//! | [`alter`] | ALTER TABLE, temporary tables, tables made like others |
//! | [`upkeep`] | schemas, comments, privileges, ANALYZE, VACUUM |
//! | [`transactions`] | what may stand in a transaction, and what commits it |
//! | [`lints`] | what compiles and is probably not meant, and how it is allowed |

/// Declares the chapters; each is a file of `guide/`.
macro_rules! chapters {
    ($($chapter:ident: $title:literal;)+) => {$(
        #[doc = concat!($title, "\n\n", include_str!(concat!("guide/", stringify!($chapter), ".md")))]
        pub mod $chapter {}
    )+};
}

chapters! {
    table: "A table and its columns.";
    types: "Types, newtypes, enums.";
    layout: "Distribution, order, compression.";
    constraints: "Keys, references, defaults, and checks.";
    copy: "COPY and its formats.";
    load: "The typed INSERT … SELECT.";
    aggregates: "Aggregates, GROUP BY, CASE.";
    windows: "Window functions and QUALIFY.";
    subqueries: "Subqueries, WITH, set operations.";
    recursion: "Recursive queries.";
    pivots: "PIVOT and UNPIVOT.";
    functions: "Functions, and SQL of your own.";
    own_functions: "Functions of your own.";
    semistructured: "SUPER, and JSON in texts.";
    external: "Tables that lie in S3.";
    reports: "Answers as structs.";
    changes: "INSERT … VALUES, UPDATE, DELETE, MERGE.";
    views: "Views, materialized views, CREATE TABLE AS.";
    unload: "UNLOAD.";
    alter: "ALTER TABLE, and tables made like others.";
    upkeep: "Schemas, comments, privileges, upkeep.";
    transactions: "Transactions, and what may not stand in one.";
    lints: "Lints, and how one is allowed.";
}

/// The schema of the guide as a whole, in one file.
///
/// ```
#[doc = include_str!("guide/hire.rs")]
/// ```
pub mod hire {}
