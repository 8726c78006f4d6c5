//! MERGE in both forms.

use super::{check, refusal};

#[test]
fn long_form() {
    check(&[
        (
            "merge into u using t on u.name = t.name and t.id in (1, 3) when matched then update set v = 'm', name = t.name when not matched then insert (id, name, v) values (t.id, 'new', 'n')",
            "4",
        ),
        ("select id, name, v from u order by id, v", "1|ann|m\n2|bob|m\n2|new|n\n4|new|n\n5|eve|z "),
        (
            "merge into u using (select id, name from t) s on u.name = s.name when matched then delete when not matched then insert values (s.id, s.name, null)",
            "ERROR: Merge error condition WHEN MATCHED AND (sparkify_matches > 1): Found multiple matches to update the same tuple",
        ),
        (
            "merge into n using t on n.x = t.id when matched then delete when not matched then insert values (t.id)",
            "4",
        ),
        (
            "merge into n using (select id + 2 as id from t) as s on n.x = s.id when not matched then insert values (s.id) when matched then delete",
            "4",
        ),
        ("select x from n order by x", "1\n2\n5\n6"),
    ]);
}

#[test]
fn remove_duplicates() {
    check(&[
        ("insert into u values (1, 'twin', 'q')", "1"),
        (
            "merge into u using (select id, 'src' as name, 'new' as v from t where id in (1, 4)) as s on u.id = s.id remove duplicates",
            "3",
        ),
        ("select id, name, v from u order by id", "1|src|new\n2|bob|y\n4|src|new\n5|eve|z "),
    ]);
}

#[test]
fn refused_forms() {
    assert_eq!(refusal("merge into u using t on u.id = t.id when matched then delete").code, "42601");
    let with_and = "merge into u using t on u.id = t.id when matched and t.id > 1 then delete when not matched then insert values (1, 'a', 'b')";
    assert_eq!(refusal(with_and).message, "AND after WHEN MATCHED is not supported");
    assert_eq!(refusal("with s as (select 1 as id) merge into u using s on u.id = s.id when matched then delete when not matched then insert (id) values (1)").code, "0A000");
    assert_eq!(refusal("merge into u using u on true when matched then delete when not matched then insert (id) values (1)").code, "0A000");
}
