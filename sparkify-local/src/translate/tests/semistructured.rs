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
fn what_is_not_imitated_is_refused() {
    for sql in [
        format!("{TV}select 1 from j where j.data.price = 345"),
        "select id[0] from t".to_owned(),
        "select is_array(name) from t".to_owned(),
        format!("{TV}select 1 from j, unpivot j.data as v at k"),
    ] {
        let error = refusal(&sql);
        assert!(["0A000", "42601", "42809", "42883"].contains(&error.code), "{sql}: {error:?}");
    }
}
