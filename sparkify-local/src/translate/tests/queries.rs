//! The shape of queries: CTEs, subqueries, aliases, limits, names.

use super::{Tables, check, statement};

#[test]
fn shapes() {
    check(&[
        ("with a as (select id from t), b (k) as (select id from a) select max(k) from b", "4"),
        (
            "with recursive r (n) as (select 1 union all select n + 1 from r where n < 3) select n from r order by n",
            "1\n2\n3",
        ),
        ("select top 2 id from t order by id", "1\n2"),
        ("select id from t order by id limit 1 offset 2", "3"),
        ("select id as a, a + 1 as b, b * 2 from t where id = 1", "1|2|4"),
        ("select \"ID\", T.Id from T where t.ID = 1", "1|1"),
        ("select id from public.t where id = 1", "1"),
        (
            "select (select max(id) from u), (select count(*) from u where u.id = t.id) from t where id = 1",
            "5|1",
        ),
        (
            "select a.id from (select id, name from t) as a join (select id from u) b on a.id = b.id order by a.id",
            "1\n2",
        ),
        ("select * from u order by id limit 1", "1|ann  |x"),
        ("select u.*, t.id from t join u on t.id = u.id order by 1 limit 1", "1|ann  |x|1"),
        ("select * from t cross join n", ""),
        ("select x from n union all select 1", "1"),
        ("(select 1) union all (select 2) order by 1 desc limit 1", "2"),
        ("select count(*) from t where not (id = 1 or id = 2) and name is not null", "1"),
        ("select 1 where (1, 2) = (1, 2)", "1"),
        ("select count(*) from t where flag", "2"),
        ("select count(*) from t where flag is not true", "2"),
        ("select * from generate_series(1, 3) order by 1", "1\n2\n3"),
        ("select count(*), count(*) from t", "4|4"),
        ("select * from (select count(*), count(*) from t) as q", "4|4"),
        ("select id from t order by upper(name), id desc limit 1", "2"),
        ("select name from t order by 1 desc limit 1", "~"),
        ("select id -- a comment\nfrom t /* another */ where id = 1;", "1"),
        ("select sum(id) as s, s * 2 from t", "10|20"),
        (
            "select flag, sum(id) from t group by flag having sum(id) > 2 order by sum(id) desc, flag",
            "true|5\n~|3",
        ),
        ("select id from t where id in (select max(id) from t group by flag) order by id", "2\n3\n4"),
        ("select t.id from t left join u on t.id = u.id where u.id is null order by t.id", "3\n4"),
        ("select id from t where id not in (1, 2, null)", ""),
        ("select q.n from (select count(*) as n, max(name) from t where false) as q", "0"),
        ("select min(name), max(name) from u", "ann  |eve"),
        ("select a.name, b.name from u a, u b where a.id = b.id - 1", "ann  |bob"),
        ("select 1 as \"Mixed Case\" union all select 2 order by \"mixed case\"", "1\n2"),
        ("select case when 1 = 1 then 'x' end, case 'a ' when 'a' then 1 end", "x|1"),
        (
            "select u.id from u where exists (select 1 from t where t.id = u.id and t.name = u.name) order by 1",
            "1",
        ),
        (
            "select (select u.v from u where u.id = t.id) as v, count(*) from t group by 1 order by 1",
            "x|1\ny|1\n~|2",
        ),
    ]);
}

#[test]
fn columns_get_redshifts_names() {
    let database = super::Database::new();
    let names = |sql: &str| {
        let translated = statement(sql, &Tables).expect("the statement is Redshift SQL");
        let mut prepared =
            database.0.prepare(&format!("DESCRIBE {}", translated.sql)).expect("DuckDB reads it");
        let rows = prepared.query_map([], |row| row.get::<_, String>(0)).expect("DESCRIBE runs");
        rows.collect::<duckdb::Result<Vec<_>>>().expect("every row has a name").join(" ")
    };
    assert_eq!(
        names("select count(*), sum(id), nvl(name, 'x'), 1 + 1, max(id) from t group by name"),
        "count sum coalesce ?column? max"
    );
    assert_eq!(
        names("select id::varchar, extract(hour from seen), getdate(), 'x', 1::int, Name from t"),
        "id date_part getdate ?column? int4 name"
    );
}

#[test]
fn parameters_pass() {
    let translated = statement("select id from t where name = $1 and id = $2", &Tables).expect("a query");
    assert_eq!(
        translated.sql,
        "SELECT \"t\".\"id\" AS \"id\" FROM \"t\" AS \"t\" WHERE ((sparkify_internal.unpadded(\"t\".\"name\") = sparkify_internal.unpadded($1)) AND (\"t\".\"id\" = $2))"
    );
}

#[test]
fn joins_on_text_stay_hash_joins() {
    let database = super::Database::new();
    let sql = "select count(*) from t join u on t.name = u.name and t.code = u.v and t.ratio = u.id::float8";
    let translated = statement(sql, &Tables).expect("a query");
    let mut prepared =
        database.0.prepare(&format!("EXPLAIN {}", translated.sql)).expect("DuckDB explains it");
    let plan: Vec<String> =
        prepared.query_map([], |row| row.get(1)).expect("EXPLAIN runs").flatten().collect();
    assert!(plan.concat().contains("HASH_JOIN"), "{}", plan.concat());
}
