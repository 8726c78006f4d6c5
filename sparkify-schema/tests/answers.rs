//! Queries whose rows are kept: the mistakes the compiler can't see.
#![expect(missing_docs, reason = "the tables of a test")]

use sparkify_schema::{
    Binding, CreateTableAs, DistStyle, Encryption, ExternalTable, MaterializedView, Row, RowGroups, Select,
    SortKey, Stored, Table, Unload, UnloadFormat, UnloadOptions, View, count_rows,
};

#[derive(Table)]
#[table(name = "loans", kind = staging)]
pub struct Loan {
    pub book_id: i32,
    pub year: i32,
}

#[derive(Row)]
pub struct Year {
    pub year: i32,
    pub loans: i64,
}

fn years() -> Select<Year> {
    Select::new(|q| {
        let l = q.from::<Loan>("l");
        YearValues { year: q.grouped(l.year()), loans: count_rows() }
    })
}

fn wrong() -> Select<Year> {
    Select::new(|q| {
        let l = q.from::<Loan>("l");
        YearValues { year: l.year(), loans: count_rows() }
    })
}

fn table(stored: Stored) -> String {
    let table = CreateTableAs { stored, temporary: false, select: years() };
    table.try_statement().expect_err("there is a mistake").to_string()
}

#[test]
fn keys_are_columns_of_the_query() {
    let stored = Stored::new("years");
    assert_eq!(
        table(Stored { dist_style: DistStyle::Key("book_id"), ..stored }),
        "years/create_table_as: the distribution key `book_id` is no column of the query, which has `year`, `loans`"
    );
    let sorted = |keys| table(Stored { sort_key: SortKey::Compound(keys), ..stored });
    assert!(sorted(&["month"]).contains("the sort key `month` is no column"));
    assert!(sorted(&["year", "year"]).contains("`year` is in the sort key twice"));
    assert!(sorted(&[]).contains("the sort key has no column"));
    let view = MaterializedView {
        stored: Stored { dist_style: DistStyle::Key("month"), ..stored },
        auto_refresh: false,
        select: years(),
    };
    let mistake = view.try_statement().expect_err("there is a mistake").to_string();
    assert!(mistake.starts_with("years/create_materialized_view: the distribution key `month`"), "{mistake}");
}

#[test]
fn a_temporary_table_has_no_schema() {
    let stored = Stored { schema: Some("lending"), ..Stored::new("years") };
    let table = CreateTableAs { stored, temporary: true, select: years() };
    assert_eq!(
        table.try_statement().expect_err("there is a mistake").to_string(),
        "years/create_table_as: a temporary table has a schema of its own; leave out `lending`"
    );
}

#[test]
fn a_materialized_view_says_what_is_not_left_to_redshift() {
    let view = MaterializedView { stored: Stored::new("years"), auto_refresh: false, select: years() };
    let sql = view.statement().sql;
    assert!(sql.starts_with("CREATE MATERIALIZED VIEW years\nAUTO REFRESH NO\nAS\nSELECT"), "{sql}");
}

#[test]
fn a_view_without_binding_reads_tables_by_their_schema() {
    let view = |binding| View { schema: None, name: "years", binding, select: years() };
    assert!(view(Binding::Bound).try_statement().is_ok());
    let mistake = view(Binding::Late).try_statement().expect_err("there is a mistake").to_string();
    assert_eq!(
        mistake,
        "years/create_view: a view without binding reads tables by their schema, and `loans` has none; say `schema = \
         \"…\"` at its struct"
    );
}

#[derive(ExternalTable)]
#[table(name = "visits", schema = "lake", stored_as = parquet)]
pub struct Visit {
    pub gate: Option<i32>,
}

#[derive(Debug, Row)]
pub struct Gate {
    pub gate: Option<i32>,
}

fn gates() -> Select<Gate> {
    Select::new(|q| GateValues { gate: q.from::<Visit>("v").gate() })
}

#[test]
fn a_view_of_an_external_table_has_no_binding() {
    let nested = || {
        Select::<Gate>::new(|q| {
            let gates = q.with("gates", gates());
            GateValues { gate: q.from_rows("g", &gates).gate() }
        })
    };
    let view = |binding, select| View { schema: None, name: "gates_seen", binding, select };
    for select in [gates(), nested(), gates().union_all(gates())] {
        let mistake =
            view(Binding::Bound, select).try_statement().expect_err("there is a mistake").to_string();
        assert_eq!(
            mistake,
            "gates_seen/create_view: a view can't hold on to `visits`, an external table; say `Binding::Late`"
        );
    }
    for select in [gates(), nested()] {
        let sql = view(Binding::Late, select).statement().sql;
        assert!(sql.ends_with("WITH NO SCHEMA BINDING"), "{sql}");
    }
}

#[test]
fn mistakes_of_the_query_stay_mistakes() {
    let view = View { schema: None, name: "years", binding: Binding::Bound, select: wrong() };
    let mistake = view.try_statement().expect_err("there is a mistake").to_string();
    assert!(mistake.contains("neither aggregated nor in GROUP BY"), "{mistake}");
}

#[test]
fn files_are_partitioned_by_columns() {
    let unload = |options: UnloadOptions| {
        let to = "s3://lending-desk/years/".parse().expect("the URL is well-formed");
        let format = UnloadFormat::Parquet { row_groups: RowGroups::Auto };
        Unload { options, ..Unload::new(years(), to, format) }.try_statement("years", "unload")
    };
    let mistake = |options| unload(options).expect_err("there is a mistake").to_string();
    let by = |partition_by: &[&'static str]| UnloadOptions {
        partition_by: partition_by.to_vec(),
        ..UnloadOptions::default()
    };
    assert!(unload(by(&["year"])).is_ok());
    assert_eq!(
        mistake(by(&["month"])),
        "years/unload: the partition `month` is no column of the query, which has `year`, `loans`"
    );
    assert!(mistake(by(&["year", "year"])).contains("a partition twice"));
    assert!(mistake(by(&["year", "loans"])).contains("the files would be empty"));
    assert!(unload(UnloadOptions { include_partitions: true, ..by(&["year", "loans"]) }).is_ok());
    assert!(
        mistake(UnloadOptions { include_partitions: true, ..by(&[]) }).contains("there are no partitions")
    );
    let size = |size| UnloadOptions { max_file_megabytes: Some(size), ..UnloadOptions::default() };
    assert!(unload(size(5)).is_ok());
    assert!(mistake(size(4)).contains("5 to 6348 megabytes"));
}

#[test]
fn files_are_encrypted_and_named() {
    let to = || "s3://lending-desk/years/".parse().expect("the URL is well-formed");
    let unload = |options: UnloadOptions| {
        let unload =
            Unload { options, ..Unload::new(years(), to(), UnloadFormat::Json { compression: None }) };
        unload.try_statement("years", "unload").map(|statement| {
            let (_, options) = statement.sql.split_once("FORMAT AS JSON").expect("the format is said");
            options.to_owned()
        })
    };
    let encrypted = |encryption| unload(UnloadOptions { encryption, ..UnloadOptions::default() });
    assert_eq!(encrypted(Encryption::OfS3).as_deref(), Ok(""));
    assert_eq!(encrypted(Encryption::OfTheBucket).as_deref(), Ok("\nENCRYPTED AUTO"));
    let key = "1234abcd-12ab-34cd-56ef-1234567890ab".parse().expect("the key is well-formed");
    assert_eq!(
        encrypted(Encryption::Key(key)).as_deref(),
        Ok("\nKMS_KEY_ID '1234abcd-12ab-34cd-56ef-1234567890ab'\nENCRYPTED")
    );
    let named =
        |text: &str| unload(UnloadOptions { extension: Some(text.to_owned()), ..UnloadOptions::default() });
    assert_eq!(named("json").as_deref(), Ok("\nEXTENSION 'json'"));
    for wrong in ["", ".json", "json.", "a/b", "a b", "'"] {
        let mistake = named(wrong).expect_err("there is a mistake").to_string();
        assert!(mistake.contains("is no extension"), "{mistake}");
    }
}

#[test]
fn row_groups_have_a_size() {
    let unload = |size| {
        let to = "s3://lending-desk/years/".parse().expect("the URL is well-formed");
        let format = UnloadFormat::Parquet { row_groups: RowGroups::Megabytes(size) };
        Unload::new(years(), to, format).try_statement("years", "unload")
    };
    for size in [32, 48, 128] {
        let sql = unload(size).expect("the size is right").sql;
        assert!(sql.ends_with(&format!("ROWGROUPSIZE AS {size} MB")), "{sql}");
    }
    for size in [31, 129] {
        let mistake = unload(size).expect_err("there is a mistake").to_string();
        assert_eq!(mistake, format!("years/unload: a row group has 32 to 128 megabytes, not {size}"));
    }
}

#[test]
fn an_unload_has_no_limit() {
    let limited = Select::<Year>::new(|q| {
        let l = q.from::<Loan>("l");
        let year = q.grouped(l.year());
        q.order_by([year.clone().desc()]);
        q.limit(3);
        YearValues { year, loans: count_rows() }
    });
    let to = "s3://lending-desk/years/".parse().expect("the URL is well-formed");
    let unload = Unload::new(limited, to, UnloadFormat::Json { compression: None });
    assert_eq!(
        unload.try_statement("years", "unload").expect_err("there is a mistake").to_string(),
        "years/unload: UNLOAD refuses a LIMIT and an OFFSET; put the limited query into another's FROM"
    );
}
