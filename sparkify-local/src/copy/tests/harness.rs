//! What every test needs: an engine with a table, objects, and a COPY in Redshift's words.

use duckdb::Connection;
use duckdb::types::Value;

use crate::catalog::table::{Column, DataType, DistStyle, Identity, Table};
use crate::copy::objects::Objects;
use crate::copy::{Copied, CopyError, register, run};
use crate::engine::types::to_duckdb;
use crate::options::{Content, Mount, S3};
use crate::parse::cursor::Cursor;
use crate::parse::tokens::tokens;

/// A table `t`, and objects it may be loaded from.
pub(super) struct Bench {
    connection: Connection,
    table: Table,
    mounts: Vec<Mount>,
    s3: S3,
}

impl Bench {
    /// Columns as `(name, type)`; a `!` behind the name is NOT NULL.
    pub(super) fn new(columns: &[(&str, DataType)]) -> Self {
        let connection = Connection::open_in_memory().expect("memory");
        connection
            .execute_batch("SET preserve_insertion_order = false; SET TimeZone = 'UTC'")
            .expect("known settings");
        register(&connection).expect("not registered yet");
        let columns = columns.iter().map(|(name, data_type)| column(name, *data_type)).collect();
        let table = Table {
            schema: "main".to_owned(),
            name: "t".to_owned(),
            columns,
            dist_style: DistStyle::Auto,
            temporary: false,
        };
        let bench = Self { s3: S3::default(), connection, table, mounts: Vec::new() };
        bench.create();
        bench
    }

    fn create(&self) {
        let columns: Vec<String> = self.table.columns.iter().map(definition).collect();
        let temporary = if self.table.temporary { "TEMP" } else { "" };
        let sql = format!(
            "CREATE OR REPLACE SEQUENCE ids START 100; CREATE OR REPLACE {temporary} TABLE t ({})",
            columns.join(", ")
        );
        self.connection.execute_batch(&sql).expect("a table");
    }

    /// Gives the last column a default.
    pub(super) fn default(mut self, sql: &str) -> Self {
        self.last().default = Some(sql.to_owned());
        self.create();
        self
    }

    /// Makes the last column an identity.
    pub(super) fn identity(mut self, by_default: bool) -> Self {
        self.last().identity = Some(Identity { seed: 100, step: 1, by_default });
        self.create();
        self
    }

    /// Makes the table a temporary one, beside a permanent one of the same name.
    pub(super) fn temporary(mut self) -> Self {
        self.table.temporary = true;
        self.table.schema = "pg_temp".to_owned();
        self.create();
        self
    }

    fn last(&mut self) -> &mut Column {
        self.table.columns.last_mut().expect("a column")
    }

    /// An object at `s3://b/<key>`.
    pub(super) fn object(self, key: &str, content: impl AsRef<[u8]>) -> Self {
        self.mount(&format!("s3://b/{key}"), Content::Bytes(content.as_ref().to_vec()))
    }

    pub(super) fn mount(mut self, prefix: &str, content: Content) -> Self {
        self.mounts.push(Mount { prefix: prefix.to_owned(), content });
        self
    }

    /// The endpoint of everything that is not mounted.
    pub(super) fn s3(mut self, s3: S3) -> Self {
        self.s3 = s3;
        self
    }

    /// Runs `COPY t <clauses>` in a transaction.
    pub(super) fn copy(&self, clauses: &str) -> Result<Copied, Box<CopyError>> {
        let sql = format!("COPY t {clauses}");
        let tokens = tokens(&sql)?;
        let mut cursor = Cursor::new(&sql, &tokens);
        let statement = crate::parse::copy::copy(&mut cursor)?;
        let objects = Objects::new(self.mounts.clone(), self.s3.clone());
        self.connection.execute_batch("BEGIN").expect("no transaction yet");
        let copied = run(&self.connection, &self.table, &statement, &objects, drop);
        let end = if copied.is_ok() { "COMMIT" } else { "ROLLBACK" };
        self.connection.execute_batch(end).expect("a transaction");
        copied
    }

    /// `COPY t FROM 's3://b/' … JSON 'auto' <options>`.
    pub(super) fn auto(&self, options: &str) -> Result<Copied, Box<CopyError>> {
        self.copy(&format!("FROM 's3://b/' IAM_ROLE default JSON 'auto' {options}"))
    }

    /// The rows of a query, each its values joined by a bar; NULL as it is.
    pub(super) fn rows(&self, sql: &str) -> Vec<String> {
        let mut statement = self.connection.prepare(sql).expect("a query");
        let rows = statement
            .query_map([], |row| {
                let values: Vec<String> =
                    (0..).map_while(|at| row.get::<_, Value>(at).ok()).map(|value| shown(&value)).collect();
                Ok(values.join("|"))
            })
            .expect("rows");
        rows.map(|row| row.expect("a row")).collect()
    }

    /// The table's rows in the order of its columns.
    pub(super) fn table(&self) -> Vec<String> {
        let columns: Vec<String> =
            self.table.columns.iter().map(|c| format!("\"{}\"::VARCHAR", c.name)).collect();
        self.rows(&format!("SELECT {} FROM t ORDER BY ALL", columns.join(", ")))
    }
}

/// The code and reason of a COPY that failed at its first bad row.
pub(super) fn reason(result: Result<Copied, Box<CopyError>>) -> (i32, String) {
    let error = result.expect_err("a bad row");
    let row = error.rows.first().expect("a load error").clone();
    (row.error_code, row.error_message)
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "NULL".to_owned(),
        Value::Text(text) => text.clone(),
        Value::BigInt(number) => number.to_string(),
        Value::HugeInt(number) => number.to_string(),
        other => format!("{other:?}"),
    }
}

fn column(name: &str, data_type: DataType) -> Column {
    Column {
        insensitive: false,
        name: name.trim_end_matches('!').to_owned(),
        data_type,
        not_null: name.ends_with('!'),
        default: None,
        identity: None,
        encoding: "none".to_owned(),
        dist_key: false,
        sort_key: 0,
    }
}

fn definition(column: &Column) -> String {
    let data_type = to_duckdb(column.data_type);
    let default = match (&column.default, column.identity) {
        (Some(default), _) => format!(" DEFAULT {default}"),
        (None, Some(_)) => " DEFAULT nextval('ids')".to_owned(),
        (None, None) => String::new(),
    };
    let not_null = if column.not_null { " NOT NULL" } else { "" };
    format!("\"{}\" {data_type}{default}{not_null}", column.name)
}
