//! INSERT, UPDATE, DELETE: assignment to columns.

use super::{check, refusal};

#[test]
fn values_are_assigned() {
    check(&[
        ("insert into t (id, price, name) values (10, 1.005, 'abc'), ('11', 2.5, null)", "2"),
        ("select id, price, name from t where id > 9 order by id", "10|1.01|abc\n11|2.50|~"),
        ("insert into u values (20, 'é', 'abc')", "1"),
        ("insert into u values (21, 'x', 'abcd')", "ERROR: value too long for type character varying(3)"),
        ("insert into u values (22, 'x', 'éé')", "ERROR: value too long for type character varying(3)"),
        ("insert into u values (23, 'x', 'abc   ')", "1"),
        ("select v || '|' from u where id = 23", "abc|"),
        ("insert into u (id, v) select id, name from t where id = 1", "1"),
        ("insert into u select 24, 'x', 'abc   ' union all select '25', 'x', 'abc'", "2"),
        ("select count(*) from u where v = 'abc' and id > 23", "2"),
        (
            "insert into u (id, v) select id, name || '!' from t where id = 1",
            "ERROR: value too long for type character varying(3)",
        ),
        (
            "insert into u (id, v) select id, price from t where id = 4",
            "ERROR: value too long for type character varying(3)",
        ),
        ("insert into u (id) select 2.6", "1"),
        ("select count(*) from u where id = 3", "1"),
        (
            "insert into u (id) values (99999999999)",
            "ERROR: Type INT64 with value 99999999999 can't be cast because the value is out of range for the destination type INT32",
        ),
        ("insert into keyed (v) values ('a'), ('b')", "2"),
        ("insert into keyed (key, v) values (default, 'c')", "1"),
        ("select v from keyed order by key", "a\nb\nc"),
        ("insert into n default values", "1"),
        ("insert into u with w as (select 7 as k) select k, 'w', 'w' from w", "1"),
        ("select count(*) from u where id = 7", "1"),
        ("insert into t (id, seen) values (30, getdate())", "1"),
    ]);
}

#[test]
fn rows_are_changed() {
    check(&[
        ("update u set v = 'new' where name = 'ann'", "1"),
        ("update u set v = 'longer'", "ERROR: value too long for type character varying(3)"),
        ("update u set v = t.id from t where t.name = u.name and t.id = 3", "1"),
        ("select v from u order by id", "new\n3\nz "),
        ("update t set big = big / 3, price = price * 2 where id = 2", "1"),
        ("select big, price from t where id = 2", "6|5.00"),
        ("delete from u using t where t.name = u.name and t.id = 3", "1"),
        ("delete u where name = 'eve'", "1"),
        ("select count(*) from u", "1"),
        ("delete from u where id in (select id from t)", "1"),
        ("delete from t", "4"),
    ]);
}

#[test]
fn rows_are_changed_by_queries_of_with() {
    check(&[
        (
            "with w as (select id from t where id < 2) update u set v = 'new' where id in (select id from w)",
            "1",
        ),
        (
            "with w as (select id, id * 2 as twice from t) update u set v = w.twice from w where w.id = u.id",
            "2",
        ),
        ("select v from u order by id", "2\n4\nz "),
        ("with t as (select 5 as id) update u set v = 'own' from t where t.id = u.id", "1"),
        (
            "with w as (select 1 as k), x as (select k + 1 as k from w) delete from u using x where x.k = u.id",
            "1",
        ),
        (
            "with recursive r (n) as (select 3 union all select n + 1 from r where n < 9) delete from u where id in (select n from r)",
            "1",
        ),
        ("select id from u", "1"),
    ]);
    assert_eq!(
        refusal("with w as (select 1 as id) merge into u using w on u.id = w.id when matched then delete when not matched then insert (id) values (w.id)").message,
        "WITH before MERGE is not supported"
    );
    let missing = refusal("with w as (select 1 as id) update u set v = 'x' from w where w.idd = u.id");
    assert_eq!(missing.code, "42703");
}

#[test]
fn wrong_assignments_are_refused() {
    let typed = refusal("insert into t (id) select name from t");
    assert_eq!(typed.code, "42804");
    assert_eq!(typed.message, "column \"id\" is of type integer but expression is of type character varying");
    assert_eq!(
        refusal("insert into keyed (key) values (1)").message,
        "cannot set an identity column to a value"
    );
    assert_eq!(
        refusal("insert into keyed select 1, 'a'").message,
        "cannot set an identity column to a value"
    );
    assert_eq!(refusal("insert into u values (1, 'a', 'b', 'c')").code, "42601");
    assert_eq!(refusal("insert into u (id, v) values (1)").code, "42601");
    let missing = refusal("insert into u (idd) values (1)");
    assert_eq!((missing.code, missing.position), ("42703", Some(16)));
    assert_eq!(
        refusal("insert into u values (1) on conflict do nothing").message,
        "ON CONFLICT is not supported"
    );
    assert_eq!(refusal("insert into u (id) values (1) returning id").message, "RETURNING is not supported");
    assert_eq!(refusal("update u set idd = 1").code, "42703");
}
