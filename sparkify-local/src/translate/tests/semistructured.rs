//! Paths into SUPER and arrays as rows, with the values that AWS documents.
//!
//! Sources: <https://docs.aws.amazon.com/redshift/latest/dg/query-super.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/super-configurations.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/limitations-super.html>.

use super::{check, refusal};

const TV: &str = r#"with j as (select json_parse('{"ITEMS":{"Name":"TV"}, "price": 345}') as data) "#;
const BAR: &str = r#"with bar as (select json_parse('{"scalar_array": [1, 2.3, 45000000]}') as data) "#;
const FOO: &str =
    "with foo as (select json_parse('[[1.1, 1.2], [2.1, 2.2], [3.1, 3.2]]') as multi_level_array) ";
const ORDERS: &str = r#"with c as (select 1 as id, json_parse('[{"o_orderkey":3020007,"o_orderstatus":"P","o_lineitems":[1,2]}]') as c_orders union all select 2, json_parse('[]') union all select 3, null) "#;

#[test]
fn paths_lead_to_values_or_nowhere() {
    let folded = format!("{TV}select j.data.\"ITEMS\".\"Name\", j.data.\"price\", data.price from j");
    let lax = format!(
        "{ORDERS}select c.c_orders.something, c.c_orders[1][1], c_orders[0].o_orderkey, c.c_orders[0].o_orderstatus \
         from c where c.c_orders[0].o_orderkey is not null"
    );
    check(&[(&folded, "~|345|345"), (&lax, "~|~|3020007|\"P\"")]);
}

#[test]
fn casts_of_a_super_are_lax() {
    let casts = r#"with c as (select json_parse('{"status":"Good","day":"2001-09-08","five":5,"half":5.0,"list":[1,"abc",null],"yes":true,"long":"abcdef"}') as v)
        select cast(v.status as integer), v.status::varchar, v.day::date, v.five::bool, v.half::integer, v.list::varchar,
        v.yes::bool, v.long::varchar(3), json_serialize(v.list), v.nothing::int, v.half::bool from c"#;
    check(&[(casts, "~|Good|2001-09-08|true|5|~|true|abc|[1,\"abc\",null]|~|~")]);
}

#[test]
fn a_super_says_what_it_holds() {
    let kinds = r#"with c as (select json_parse('{"list":[1,2],"text":"a","yes":false,"none":null}') as v)
        select is_array(v.list), is_object(v), is_scalar(v.text), is_varchar(v.text), is_boolean(v.yes), is_array(v.nothing),
        is_scalar(v), get_array_length(v.list), get_array_length(v.text), json_typeof(v.list) from c"#;
    check(&[(kinds, "true|true|true|true|true|false|false|2|~|array")]);
}

#[test]
fn arrays_become_rows() {
    let scalars = format!(
        "{BAR}select index, element from bar as b, b.data.scalar_array as element at index order by index"
    );
    let levels = format!(
        "{FOO}select array1, element::decimal(3, 1) from foo as f, f.multi_level_array as array1, array1 as element \
         order by 2"
    );
    let joined = format!(
        "{ORDERS}select c.id, o.o_orderkey::int, l::int from c, c.c_orders as o, o.o_lineitems as l order by 1, 3"
    );
    let kept =
        format!("{ORDERS}select c.id, o.o_orderkey::int from c left join c.c_orders as o on true order by 1");
    let exists = format!(
        "{ORDERS}select c.id from c where exists (select 1 from c.c_orders as o where o.o_orderstatus::varchar = 'P')"
    );
    check(&[
        (&scalars, "0|1\n1|2.3\n2|45000000"),
        (&levels, "[1.1,1.2]|1.1\n[1.1,1.2]|1.2\n[2.1,2.2]|2.1\n[2.1,2.2]|2.2\n[3.1,3.2]|3.1\n[3.1,3.2]|3.2"),
        (&joined, "1|3020007|1\n1|3020007|2"),
        (&kept, "1|3020007\n2|~\n3|~"),
        (&exists, "1"),
    ]);
}

#[test]
fn fields_become_rows() {
    let order = r#"with c as (select 9451 as c_custkey, json_parse('[{"o_orderstatus":"F","o_clerk":"Clerk#7","o_lineitems":[],"o_shippriority":0,"o_totalprice":1.5,"a/b~":{"c":true}}]') as c_orders) "#;
    let kinds = format!(
        "{order}select attr, json_typeof(val) from c, c.c_orders as o, unpivot o as val at attr where c_custkey = 9451 order by 1"
    );
    let values = format!("{order}select json_serialize(v) from c, UNPIVOT c.c_orders[0] AS v order by 1");
    let filtered = format!(
        "{order}select c.c_custkey from c where exists (select 1 from c.c_orders as o, unpivot o as v at k where k = 'o_clerk' and v::varchar = 'Clerk#7')"
    );
    check(&[
        (
            &kinds,
            "a/b~|object\no_clerk|string\no_lineitems|array\no_orderstatus|string\no_shippriority|number\no_totalprice|number",
        ),
        (&values, "\"Clerk#7\"\n\"F\"\n0\n1.5\n[]\n{\"c\":true}"),
        (&filtered, "9451"),
        (
            "with c as (select json_parse('{}') as d union all select null) select v from c, unpivot c.d as v at k",
            "",
        ),
        ("with c as (select json_parse('{\"a\":1}') as d) select k, v from c, unpivot d as v at k", "a|1"),
    ]);
}

#[test]
fn values_are_made() {
    check(&[
        ("select array(1,50,null,100)", "[1,50,null,100]"),
        ("select array(1,'abc',true,3.14)", "[1,\"abc\",true,3.14]"),
        ("select array()", "[]"),
        ("select subarray(array('a', 'b', 'c', 'd', 'e', 'f'), 2, 3)", "[\"c\",\"d\",\"e\"]"),
        ("select subarray(array(1, 2), 1, 5), subarray(array(1, 2), 0, 0)", "[2]|[]"),
        (
            "select array(name, id, json_parse('{\"a\":1}'), cast(null as varchar)) from t where id = 1",
            "[\"ann\",1,{\"a\":1},null]",
        ),
        ("select object()", "{}"),
        (
            "select object('foo', 'bar', 'it''s', 2, 'list', array(1, null))",
            "{\"foo\":\"bar\",\"it's\":2,\"list\":[1,null]}",
        ),
        ("select array_concat(array(10001,10002), array(10003,10004))", "[10001,10002,10003,10004]"),
        ("select array_concat(array(10001,10002), array('ab','cd'))", "[10001,10002,\"ab\",\"cd\"]"),
        (
            "select array_flatten(array(array(1,2,3,4), array(5,6,7,8), array(9,10)))",
            "[1,2,3,4,5,6,7,8,9,10]",
        ),
        ("select get_array_length(array(1,2,3,4,5,6,7,8,9,10))", "10"),
        ("select split_to_array('12|345|6789', '|')", "[\"12\",\"345\",\"6789\"]"),
        (
            "select is_object(object('a', 1)), is_array(array(1)), json_serialize(object('a', array(true)))",
            "true|true|{\"a\":[true]}",
        ),
    ]);
}

#[test]
fn values_that_no_super_holds_are_refused() {
    for (sql, code) in [
        ("select array(born) from t", "42846"),
        ("select object('seen', seen) from t", "42846"),
        ("select array(ratio) from t", "0A000"),
        ("select object('a', 1, 'a', 2)", "0A000"),
        ("select object(name, 1) from t", "0A000"),
        ("select object('a')", "42883"),
        ("select subarray(array(1, 2), id, 1) from t", "0A000"),
        ("select subarray(array(1, 2), -1, 1)", "0A000"),
        ("select array(select 1)", "42601"),
    ] {
        assert_eq!(refusal(sql).code, code, "{sql}");
    }
}

#[test]
fn what_is_not_imitated_is_refused() {
    for sql in [
        format!("{TV}select 1 from j where j.data.price = 345"),
        "select id[0] from t".to_owned(),
        "select is_array(name) from t".to_owned(),
        format!("{TV}select 1 from j, unpivot missing as v at k"),
        format!("{TV}select 1 from j, unpivot j.data"),
    ] {
        let error = refusal(&sql);
        assert!(["0A000", "42601", "42809", "42883"].contains(&error.code), "{sql}: {error:?}");
    }
}
