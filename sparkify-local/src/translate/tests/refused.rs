//! What Redshift refuses, or what never may reach `DuckDB`.

use super::{Tables, refusal};
use crate::{
    catalog::table::DataType,
    translate::{default, statement},
};

#[track_caller]
fn code(sql: &str) -> (&'static str, Option<u32>) {
    let error = refusal(sql);
    (error.code, error.position)
}

#[test]
fn leader_node_functions_with_tables() {
    for sql in [
        "select now(), id from t",
        "select current_timestamp from t",
        "select id from t where seen < localtimestamp",
        "select age(seen, seen) from t",
        "select log(10) from t",
    ] {
        assert_eq!(
            refusal(sql).message,
            "Specified types or functions (one per INFO message) not supported on Redshift tables.",
            "{sql}"
        );
    }
    assert_eq!(code("select generate_series.generate_series from generate_series(1, 3), t").0, "0A000");
    assert_eq!(code("select listagg('a', ',')").0, "0A000");
    assert_eq!(code("select median(1)").0, "0A000");
}

#[test]
fn newer_sql() {
    for sql in [
        "select 1 is distinct from 2",
        "select count(*) filter (where id > 1) from t",
        "select * from (values (1)) as v",
        "select id from t except all select id from u",
        "select id from t intersect all select id from u",
        "select distinct on (name) id from t",
        "select 1 from t, lateral (select 1) as l",
        "select id, id is true from t",
        "select id from t for update",
        "select id from t fetch first 1 row only",
        "select sum(id) over w from t window w as (order by id)",
        "with a as (with b as (select 1) select * from b) select * from a",
        "values (1)",
    ] {
        assert_eq!(refusal(sql).code, "0A000", "{sql}");
    }
}

#[test]
fn functions_that_do_not_exist() {
    let error = refusal("select foo(id, name) from t");
    assert_eq!(error.message, "function foo(integer, character varying) does not exist");
    assert_eq!((error.code, error.position), ("42883", Some(8)));
    for sql in [
        "select string_agg(name, ',') from t",
        "select array_agg(id) from t",
        "select read_text('/etc/passwd')",
        "select getenv('HOME')",
        "select list_value(1)",
        "select sparkify_internal.nonzero(1)",
        "select max(flag) from t",
    ] {
        assert_eq!(refusal(sql).code, "42883", "{sql}");
    }
}

#[test]
fn nothing_of_duckdb_passes() {
    for sql in [
        "select * from read_csv('/etc/passwd')",
        "select * from '/etc/passwd'",
        "select * from \"/etc/passwd.csv\"",
        "select * from \"pg_x.csv\"",
        "select * from duckdb_tables()",
        "select * from glob('*')",
        "select * from information_schema.\"x.csv\"",
        "select * exclude (id) from t",
        "select [1, 2]",
        "select {'a': 1}",
        "select t.id from t asof join u on t.id >= u.id",
        "select 1 from t semi join u on t.id = u.id",
        "from t",
        "select * from range(3)",
        "select x -> x + 1",
        "select * from t pivot (median(id) for name in ('a'))",
        "select * from t pivot (sum(id), max(id) for name in ('a'))",
        "select * from t pivot (count(distinct id) for name in ('a'))",
        "select * from t pivot (sum(id) for name in (any))",
        "select * from t pivot (sum(id) for name in ('a')) pivot (sum(id) for born in ('b'))",
        "select * from (t join u on t.id = u.id) pivot (sum(id) for name in ('a'))",
        "select columns(*) from t",
        "select id from t using sample 1",
        "pragma version",
        "copy t to 'x'",
        "attach 'x'",
        "select 1; select 2",
        "explain select 1",
        "select $$a$$",
    ] {
        let error = refusal(sql);
        assert!(["42601", "42883", "42P01", "0A000", "42703"].contains(&error.code), "{sql}: {error:?}");
    }
}

#[test]
fn errors_point_at_their_place() {
    assert_eq!(code("select idd from t"), ("42703", Some(8)));
    assert_eq!(code("select id\nfrom t\nwhere nmae = 'x'"), ("42703", Some(24)));
    assert_eq!(code("select id from t, u"), ("42702", Some(8)));
    assert_eq!(code("select id from missing"), ("42P01", Some(16)));
    assert_eq!(code("select x.id from t"), ("42P01", Some(8)));
    assert_eq!(code("select id from t where sum(id) > 1"), ("42803", Some(24)));
    assert_eq!(code("select id form t"), ("42601", Some(16)));
    assert_eq!(refusal("select id form t").message, "syntax error at or near \"t\"");
    assert_eq!(refusal("select id from").message, "syntax error at end of input");
    assert_eq!(code("select 1 from (select 2)").0, "42601");
    assert_eq!(code("select distinct name from t order by id"), ("42P10", Some(38)));
    assert_eq!(code("select id from t union select id from u order by v"), ("42P10", Some(50)));
    assert_eq!(code("select id from t order by 2"), ("42P10", Some(27)));
    assert_eq!(code("select id as x from t where x = 1"), ("42703", Some(29)));
    assert_eq!(code("select id || 1 + name from t").0, "42883");
    assert_eq!(code("select id from t where id"), ("42804", Some(24)));
}

#[test]
fn depth_is_limited() {
    let long = vec!["id = 1"; 9_900].join(" or ");
    assert!(statement(&format!("select id from t where {long}"), &Tables).is_ok());
    let deep = vec!["1"; 19_000].join(" + ");
    assert_eq!(refusal(&format!("select {deep}")).code, "54001");
    let endless = vec!["1"; 100_000].join(" + ");
    assert_eq!(refusal(&format!("select {endless}")).code, "54001");
    let unions = vec!["select 1"; 9_900].join(" union all ");
    assert!(statement(&unions, &Tables).is_ok());
    let nested = format!("{}1{}", "(".repeat(3_000), ")".repeat(3_000));
    assert_eq!(refusal(&format!("select {nested}")).code, "54001");
    let queries = format!("{}1{}", "(select ".repeat(3_000), ")".repeat(3_000));
    assert_eq!(refusal(&format!("select {queries}")).code, "54001");
}

#[test]
fn defaults() {
    assert_eq!(default("'x'", DataType::Varchar(9)).expect("a literal"), "'x'");
    assert_eq!(
        default("getdate()", DataType::Varchar(9)).expect("a call"),
        "date_trunc('second', make_timestamp(sparkify_statement_time(0)))"
    );
    assert_eq!(default("id", DataType::Varchar(9)).expect_err("no columns here").code, "42703");
    assert_eq!(default("read_text('x')", DataType::Varchar(9)).expect_err("no such function").code, "42883");
}
