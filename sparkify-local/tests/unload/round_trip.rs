//! Whatever the rows hold: what was unloaded is what others read, COPY, the `csv` crate and `DuckDB`'s reader of Parquet.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;
use tokio::runtime::Runtime;

use crate::support::Bench;

const COLUMNS: &str =
    "id INT, i BIGINT, d DECIMAL(18, 4), f FLOAT, b BOOLEAN, s VARCHAR(400), day DATE, t TIMESTAMP, j SUPER";
const SHOWN: &str = "id, i, d, f, b, s, day, t, JSON_SERIALIZE(j)";

#[derive(Debug, Clone)]
struct Row {
    i: Option<i64>,
    d: Option<i64>,
    f: Option<f64>,
    b: Option<bool>,
    s: Option<String>,
    day: Option<i32>,
    t: Option<i64>,
    j: Option<Value>,
}

fn text() -> impl Strategy<Value = String> {
    let awkward = prop::collection::vec(
        prop_oneof![
            Just("\""),
            Just("'"),
            Just("\\"),
            Just("|"),
            Just(","),
            Just("\n"),
            Just("\r\n"),
            Just("\t"),
            Just("{}"),
            Just("null"),
            Just("é"),
            Just("😀"),
            Just("\u{1}"),
            Just(" "),
            Just("x"),
            Just("\\N"),
            Just("\u{2028}"),
        ],
        0..8,
    );
    prop_oneof![awkward.prop_map(|parts| parts.concat()), "[ -~]{0,20}", "\\PC{0,10}"]
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        text().prop_map(Value::from),
        Just(Value::Null),
    ];
    let tree = leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,4}", inner, 0..3).prop_map(|it| it.into_iter().collect()),
        ]
    });
    // A NULL of JSON alone is loaded as NULL of SQL.
    tree.prop_filter("a value", |value| !value.is_null())
}

fn row() -> impl Strategy<Value = Row> {
    let float = any::<f64>().prop_filter("a number", |f| f.is_finite()).prop_map(|f| f % 1e12);
    let option = prop::option::of::<BoxedStrategy<Value>>;
    (
        prop::option::of(any::<i64>()),
        prop::option::of(-99_999_999_999_999_999..=99_999_999_999_999_999_i64),
        prop::option::of(float),
        prop::option::of(any::<bool>()),
        prop::option::of(text()),
        prop::option::of(-25_000..80_000_i32),
        prop::option::of(-2_000_000_000_000_000..6_000_000_000_000_000_i64),
        option(json().boxed()),
    )
        .prop_map(|(i, d, f, b, s, day, t, j)| Row { i, d, f, b, s, day, t, j })
}

fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''"))
}

impl Row {
    /// As the list of a SELECT.
    fn sql(&self, id: usize) -> String {
        let or_null = |value: Option<String>| value.unwrap_or_else(|| "NULL".to_owned());
        let decimal = |digits: i64| {
            let (sign, digits) = (if digits < 0 { "-" } else { "" }, digits.unsigned_abs());
            format!("CAST('{sign}{}.{:04}' AS DECIMAL(18, 4))", digits / 10_000, digits % 10_000)
        };
        [
            id.to_string(),
            or_null(self.i.map(|i| format!("CAST('{i}' AS BIGINT)"))),
            or_null(self.d.map(decimal)),
            or_null(self.f.map(|f| format!("CAST('{f:e}' AS FLOAT)"))),
            or_null(self.b.map(|b| b.to_string())),
            or_null(self.s.as_deref().map(literal)),
            or_null(self.day.map(|days| format!("DATEADD(day, {days}, DATE '1970-01-01')"))),
            or_null(self.t.map(|t| format!("DATEADD(microsecond, {t}, TIMESTAMP '1970-01-01 00:00:00')"))),
            or_null(self.j.as_ref().map(|j| format!("JSON_PARSE({})", literal(&j.to_string())))),
        ]
        .join(", ")
    }
}

async fn fill(bench: &Bench, rows: &[Row]) {
    let selects: Vec<String> =
        rows.iter().enumerate().map(|(id, row)| format!("SELECT {}", row.sql(id))).collect();
    let inserts: Vec<String> = selects.iter().map(|select| format!("INSERT INTO t {select}")).collect();
    bench.run(&format!("DELETE FROM t; DELETE FROM back; {}", inserts.join("; "))).await;
}

/// The rows of a table, field by field; NULL as `None`.
async fn fields(bench: &Bench, table: &str) -> Vec<Vec<Option<String>>> {
    let sql = format!("SELECT {SHOWN} FROM {table} ORDER BY id");
    let messages = bench.client.simple_query(&sql).await.expect("rows");
    let row = |message: &tokio_postgres::SimpleQueryMessage| match message {
        tokio_postgres::SimpleQueryMessage::Row(row) => {
            Some((0..row.len()).map(|at| row.get(at).map(str::to_owned)).collect())
        }
        _ => None,
    };
    messages.iter().filter_map(row).collect()
}

fn judged(by: impl Fn(&Runtime, &Bench, &[Row]) -> Result<(), TestCaseError>) {
    let runtime = Runtime::new().expect("a runtime");
    let bench = runtime.block_on(async {
        let bench = Bench::new().await;
        bench.run(&format!("CREATE TABLE t ({COLUMNS}); CREATE TABLE back ({COLUMNS})")).await;
        bench
    });
    let config = Config { cases: 48, failure_persistence: None, ..Config::default() };
    let rows = prop::collection::vec(row(), 1..12);
    TestRunner::new(config)
        .run(&rows, |rows| {
            runtime.block_on(fill(&bench, &rows));
            by(&runtime, &bench, &rows)
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn json_by_copy() {
    judged(|runtime, bench, rows| {
        let (expected, found) = runtime.block_on(async {
            let compression = ["", "GZIP", "BZIP2", "ZSTD"][rows.len() % 4];
            bench.unload("SELECT * FROM t", "json/", &format!("JSON MANIFEST CLEANPATH {compression}")).await;
            let copy = "COPY back FROM 's3://b/json/manifest' IAM_ROLE default JSON 'auto' MANIFEST";
            bench.run(&format!("{copy} {compression}")).await;
            (fields(bench, "t").await, fields(bench, "back").await)
        });
        prop_assert_eq!(expected, found);
        Ok(())
    });
}

#[test]
fn csv_by_the_csv_crate() {
    judged(|runtime, bench, rows| {
        let delimiter = [b',', b'|', b'\t', b'x'][rows.len() % 4];
        let expected = runtime.block_on(async {
            let options =
                format!("CSV HEADER PARALLEL OFF CLEANPATH DELIMITER '{}'", delimiter.escape_ascii());
            bench.unload(&format!("SELECT {SHOWN} AS j FROM t ORDER BY id"), "csv/", &options).await;
            fields(bench, "t").await
        });
        let bytes = bench.bytes("csv/000");
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(&*bytes);
        let header: Vec<String> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
        prop_assert_eq!(header.join(" "), "id i d f b s day t j");
        let found: Vec<Vec<String>> =
            reader.records().map(|row| row.expect("CSV").iter().map(str::to_owned).collect()).collect();
        // CSV has no NULL of its own.
        let expected: Vec<Vec<String>> = expected
            .into_iter()
            .map(|row| row.into_iter().map(Option::unwrap_or_default).collect())
            .collect();
        prop_assert_eq!(expected, found);
        Ok(())
    });
}

#[test]
fn parquet_by_duckdb() {
    let reader = duckdb::Connection::open_in_memory().expect("memory");
    // It would take a file for the one of the same name, size and second that it has read before.
    reader.execute_batch("SET enable_external_file_cache = false").expect("a known setting");
    judged(|runtime, bench, _| {
        let mut expected = runtime.block_on(async {
            bench.unload("SELECT * FROM t", "parquet/", "PARQUET CLEANPATH").await;
            fields(bench, "t").await
        });
        let files = bench.folder.path().join("parquet/*.parquet");
        let sql = format!(
            "SELECT id::INTEGER, i::BIGINT, d::DECIMAL(18, 4), f, CASE b WHEN true THEN 't' WHEN false THEN 'f' END, s, day, \
             t::TIMESTAMP, j::VARCHAR FROM read_parquet('{}') ORDER BY id",
            files.display()
        );
        let sql = format!("SELECT COLUMNS(*)::VARCHAR FROM ({sql})");
        let mut statement = reader.prepare(&sql).expect("a query");
        let rows = statement.query_map([], |row| (0..9).map(|at| row.get(at)).collect::<Result<Vec<_>, _>>());
        let mut found: Vec<Vec<Option<String>>> =
            rows.expect("rows").map(|row| row.expect("a row")).collect();
        for row in expected.iter_mut().chain(&mut found) {
            // The same number, written otherwise.
            row[3] = row[3].as_ref().map(|f| format!("{:e}", f.parse::<f64>().expect("a number")));
        }
        prop_assert_eq!(expected, found);
        Ok(())
    });
}

#[test]
fn parquet_has_row_groups_and_types() {
    let runtime = Runtime::new().expect("a runtime");
    let bench = runtime.block_on(async {
        let bench = Bench::new().await;
        bench.run("CREATE TABLE n (a INT); INSERT INTO n VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)").await;
        let query = "SELECT CAST(a.a AS SMALLINT) AS small, a.a, 1.5::DECIMAL(9, 2) AS d, TIMESTAMP '2020-01-01' AS t, \
                     DATE '2020-01-01' AS day, JSON_PARSE('[1]') AS j, REPEAT('x', 500) || a.a || b.a || c.a || d.a || e.a AS s \
                     FROM n a, n b, n c, n d, n e";
        bench.unload(query, "p/", "PARQUET PARALLEL OFF").await;
        bench
    });
    let reader = duckdb::Connection::open_in_memory().expect("memory");
    let file = bench.folder.path().join("p/000.parquet");
    let column = |sql: &str| -> Vec<String> {
        let mut statement = reader.prepare(&sql.replace('$', &file.display().to_string())).expect("a query");
        statement.query_map([], |row| row.get(0)).expect("rows").map(|row| row.expect("a row")).collect()
    };
    let types = "SELECT concat_ws(' ', name, type, logical_type, converted_type, repetition_type) FROM parquet_schema('$') \
                 WHERE num_children IS NULL";
    assert_eq!(
        column(types)
            .iter()
            .map(|it| it.split(' ').take(2).collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>(),
        [
            "small INT32",
            "a INT32",
            "d FIXED_LEN_BYTE_ARRAY",
            "t INT96",
            "day INT32",
            "j BYTE_ARRAY",
            "s BYTE_ARRAY"
        ]
    );
    assert!(column(types).iter().all(|it| it.ends_with("OPTIONAL")));
    assert!(column(types)[5].contains("JSON"), "{:?}", column(types));
    let groups =
        "SELECT DISTINCT concat_ws(' ', row_group_num_rows > 40000, compression) FROM parquet_metadata('$')";
    let count = column("SELECT count(DISTINCT row_group_id)::VARCHAR FROM parquet_metadata('$')");
    assert_eq!(count, ["2"], "54 MB in groups of 32");
    assert!(column(groups).iter().all(|it| it.ends_with("SNAPPY")), "{:?}", column(groups));
    assert_eq!(column("SELECT count(DISTINCT s)::VARCHAR FROM read_parquet('$')"), ["100000"]);
}
