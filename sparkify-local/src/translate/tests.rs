//! Redshift text against what it answers, run on `DuckDB`.

mod aggregates;
mod comparison;
mod dates;
mod insert;
mod merge;
mod numbers;
mod queries;
mod refused;
mod semistructured;
mod strings;
mod turned;
mod windows;

use std::fmt::Write;

use duckdb::Connection;
use sqlparser::ast::Statement;

use super::{
    Kind, MACROS, Relations, Translated, query, register,
    session::Session,
    statement,
    types::{Type, storage},
};
use crate::{
    catalog::table::{Column, DataType, Identity},
    dialect,
    error::SqlError,
};

/// The tables of the tests.
const TABLES: [(&str, &[(&str, DataType)]); 4] = [
    (
        "t",
        &[
            ("id", DataType::Integer),
            ("small", DataType::SmallInt),
            ("big", DataType::BigInt),
            ("price", DataType::Decimal { precision: 10, scale: 2 }),
            ("ratio", DataType::Double),
            ("name", DataType::Varchar(20)),
            ("code", DataType::Char(5)),
            ("born", DataType::Date),
            ("seen", DataType::Timestamp),
            ("flag", DataType::Boolean),
        ],
    ),
    ("u", &[("id", DataType::Integer), ("name", DataType::Varchar(10)), ("v", DataType::Varchar(3))]),
    ("n", &[("x", DataType::Integer)]),
    ("keyed", &[("key", DataType::BigInt), ("v", DataType::Varchar(3))]),
];

struct Tables;

impl Relations for Tables {
    fn columns(&self, schema: Option<&str>, name: &str) -> Option<Vec<Column>> {
        if !matches!(schema, None | Some("public")) {
            return None;
        }
        let (table, columns) = TABLES.iter().find(|(table, _)| *table == name)?;
        let column = |&(name, data_type): &(&str, DataType)| Column {
            name: name.into(),
            data_type,
            not_null: false,
            insensitive: false,
            default: None,
            identity: (*table == "keyed" && name == "key").then_some(Identity {
                seed: 0,
                step: 1,
                by_default: false,
            }),
            encoding: "raw".into(),
            dist_key: false,
            sort_key: 0,
        };
        Some(columns.iter().map(column).collect())
    }
}

/// A database as the engine sets it up, with rows in `t` and `u`.
struct Database(Connection);

impl Database {
    fn new() -> Self {
        let connection = Connection::open_in_memory().expect("DuckDB opens in memory");
        let ddl = TABLES.map(|(table, columns)| {
            let columns: Vec<String> =
                columns.iter().map(|(name, kind)| format!("\"{name}\" {}", storage(*kind))).collect();
            format!("CREATE TABLE public.{table} ({});", columns.join(", "))
        });
        let setup = format!(
            "SET default_null_order = 'nulls_last_on_asc_first_on_desc'; SET integer_division = true; {MACROS} CREATE SCHEMA public; SET search_path = 'public,sparkify_internal'; {}
            
             CREATE SEQUENCE keys MINVALUE 0; ALTER TABLE keyed ALTER COLUMN key SET DEFAULT nextval('keys');
             INSERT INTO t VALUES
               (1, 1, 10, 1.25, 1.5, 'ann', 'a', '2018-11-01', '2018-11-15 00:30:26.796', true),
               (2, 2, 20, 2.50, 2.5, 'ann ', 'a ', '2016-02-29', '2016-02-29 23:59:59', false),
               (3, 4, NULL, NULL, NULL, 'bob', 'b', NULL, NULL, NULL),
               (4, NULL, -7, -0.05, 0.0, NULL, NULL, '1999-12-31', '2000-01-01 00:00:00', true);
             INSERT INTO u VALUES (1, 'ann  ', 'x'), (2, 'bob', 'y'), (5, 'eve', 'z ');",
            ddl.join(" ")
        );
        register(&connection).expect("the functions register");
        connection.execute_batch(&setup).expect("the setup is DuckDB SQL");
        Self(connection)
    }

    /// The answer: fields by `|`, rows by newline, NULL as `~`; an error as `ERROR: …`.
    fn answer(&self, sql: &str) -> String {
        match statement(sql, &Tables) {
            Err(error) => format!("REFUSED {}: {error}", error.code),
            Ok(translated) => match self.rows(&translated) {
                Ok(rows) => rows,
                Err(error) => {
                    let text = error.to_string();
                    let line = text.lines().next().unwrap_or_default();
                    format!("ERROR: {}", line.split_once("Error: ").map_or(line, |(_, words)| words))
                }
            },
        }
    }

    /// Every field as text, as Redshift would print it.
    fn rows(&self, translated: &Translated) -> duckdb::Result<String> {
        if translated.kind != Kind::Select {
            return self.0.execute(&translated.sql, []).map(|count| count.to_string());
        }
        let sql = format!("SELECT CAST(COLUMNS(*) AS VARCHAR) FROM ({})", translated.sql);
        let mut statement = self.0.prepare(&sql)?;
        let mut rows = statement.query([])?;
        let width = rows.as_ref().map_or(0, duckdb::Statement::column_count);
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            let fields = (0..width).map(|index| row.get::<_, Option<String>>(index));
            let fields = fields.map(|field| field.map(|text| text.unwrap_or_else(|| "~".into())));
            lines.push(fields.collect::<duckdb::Result<Vec<_>>>()?.join("|"));
        }
        Ok(lines.join("\n"))
    }

    /// Where `DuckDB`'s type of a result column is not the one that was inferred.
    fn misjudged(&self, sql: &str) -> Option<String> {
        let parsed = dialect::parse(sql).ok()?;
        let Statement::Query(query) = &parsed.statement else {
            return None;
        };
        let translation = query::query(&Session::new(sql, &Tables), query, None).ok()?;
        let inferred: Vec<String> = translation
            .outputs?
            .iter()
            .map(|output| match output.data_type {
                Type::Data(data_type) => storage(data_type),
                Type::Literal => "VARCHAR".into(),
                kind if kind.is_interval() => "INTERVAL".into(),
                _ => "?".into(),
            })
            .collect();
        let mut statement = self.0.prepare(&format!("DESCRIBE {}", translation.sql)).ok()?;
        let found: Vec<String> = statement.query_map([], |row| row.get(1)).ok()?.flatten().collect();
        let same = inferred
            .iter()
            .zip(&found)
            .all(|(inferred, found)| inferred == "?" || scale(inferred) == scale(found));
        (!same).then(|| format!("inferred {inferred:?}, DuckDB has {found:?}"))
    }
}

/// The type, of a DECIMAL its scale alone.
fn scale(name: &str) -> &str {
    name.strip_prefix("DECIMAL").and_then(|digits| digits.split_once(',')).map_or(name, |(_, scale)| scale)
}

/// Checks a table of statements and their answers, all of it before failing.
#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let database = Database::new();
    let mut wrong = String::new();
    for (sql, expected) in cases {
        let found = database.answer(sql);
        if let Some(words) = database.misjudged(sql) {
            let _ = write!(wrong, "\n{sql}\n  {words}\n");
        }
        if found != *expected {
            let text = statement(sql, &Tables).map_or_else(|_| String::new(), |translated| translated.sql);
            let _ =
                write!(wrong, "\n{sql}\n  expected {expected:?}\n  found    {found:?}\n  as       {text}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The error a statement is refused with.
#[track_caller]
fn refusal(sql: &str) -> SqlError {
    statement(sql, &Tables).expect_err("the statement is one Redshift refuses")
}
