//! Aggregates and their result types.

use super::check;

#[test]
fn types_of_results() {
    check(&[
        ("select avg(id), sum(id), sum(small), count(id), avg(big) from t", "2|10|7|4|7"),
        ("select avg(id::float8), avg(ratio), sum(ratio) from t", "2.5|1.3333333333333333|4.0"),
        ("select sum(price), min(price), max(name), min(born) from t", "3.70|-0.05|bob|1999-12-31"),
        (
            "select sum(9223372036854775807) from t",
            "ERROR: Type INT128 with value 36893488147419103228 can't be cast because the value is out of range for the destination type INT64 when casting from source column sum(9223372036854775807)",
        ),
        ("select count(*), sum(id), avg(id), max(name) from t where false", "0|~|~|~"),
        ("select bool_and(flag), bool_or(flag) from t", "false|true"),
        ("select stddev(id)::decimal(10,4), var_pop(id) from t", "1.2910|1.25"),
        (
            "select median(id), percentile_cont(0.5) within group (order by ratio), percentile_disc(0.5) within group (order by id) from t",
            "2.50|1.5|2",
        ),
        ("select approximate count(distinct name) from t", "2"),
        ("select any_value(id) from t where id = 3", "3"),
    ]);
}

#[test]
fn grouping() {
    check(&[
        (
            "select flag, avg(id) from t group by flag having avg(id) > 1 order by avg(id) desc, flag",
            "~|3\nfalse|2\ntrue|2",
        ),
        ("select id % 2 as odd, sum(id) from t group by odd order by odd", "0|6\n1|4"),
        (
            "select extract(year from seen), count(*) from t group by 1 order by 1",
            "2000|1\n2016|1\n2018|1\n~|1",
        ),
        ("select id / 2, count(*) from t group by id / 2 order by 1", "0|1\n1|2\n2|1"),
        (
            "select id / small, count(*) from t where small is not null group by id / small order by 1",
            "0|1\n1|2",
        ),
        (
            "select date_trunc('month', seen) as m, count(*) from t where seen > '2001-01-01' group by date_trunc('month', seen) order by m",
            "2016-02-01 00:00:00|1\n2018-11-01 00:00:00|1",
        ),
        (
            "select case when id > 2 then 'hi' else 'lo' end as size, count(*) from t group by 1 order by 2, 1",
            "hi|2\nlo|2",
        ),
        (
            "select name, flag, count(*) from t group by rollup (name, flag) order by 1, 2, 3",
            "ann|false|1\nann|true|1\nann|~|2\nbob|~|1\nbob|~|1\n~|true|1\n~|~|1\n~|~|4",
        ),
        ("select 'x' as k, count(*) from t group by k", "x|4"),
    ]);
}

#[test]
fn lists() {
    check(&[
        ("select listagg(id, ',') within group (order by id desc) from t", "4,3,2,1"),
        ("select listagg(distinct name, '+') within group (order by name) from t", "ann+bob"),
        (
            "select flag, listagg(id) within group (order by id) from t group by flag order by 1",
            "false|2\ntrue|14\n~|3",
        ),
        ("select listagg(name) from t where false", "~"),
    ]);
}

#[test]
fn listagg_leaves_out_what_is_empty() {
    check(&[
        ("select listagg(nullif(name, 'bob'), '-') within group (order by id) from t", "ann-ann "),
        ("select listagg(replace(name, 'bob', ''), '-') within group (order by id) from t", "ann-ann "),
        ("select listagg(distinct name, '-') within group (order by id desc) from t", "bob-ann"),
        ("select listagg(distinct name, '-') within group (order by id) over () from t where id < 2", "ann"),
    ]);
}
