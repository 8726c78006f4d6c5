//! Window functions and QUALIFY.

use super::{check, refusal};

#[test]
fn windows() {
    check(&[
        (
            "select id, row_number() over (partition by name order by id desc) from t order by id",
            "1|2\n2|1\n3|1\n4|1",
        ),
        (
            "select id, rank() over (order by flag), dense_rank() over (order by flag desc) from t order by id",
            "1|2|2\n2|1|3\n3|4|1\n4|2|2",
        ),
        (
            "select id, sum(id) over (order by id rows unbounded preceding), avg(id) over () from t order by id",
            "1|1|2\n2|3|2\n3|6|2\n4|10|2",
        ),
        (
            "select id, lag(id) over (order by id), lead(id, 2) over (order by id) from t order by id",
            "1|~|3\n2|1|4\n3|2|~\n4|3|~",
        ),
        ("select id, lag(big) ignore nulls over (order by id) from t order by id", "1|~\n2|10\n3|20\n4|20"),
        (
            "select id, first_value(id) over (partition by flag order by id rows between unbounded preceding and unbounded following) from t order by id",
            "1|1\n2|2\n3|3\n4|1",
        ),
        (
            "select id, ntile(2) over (order by id), ratio_to_report(id) over () from t order by id",
            "1|1|0.1\n2|1|0.2\n3|2|0.3\n4|2|0.4",
        ),
        ("select name, count(*) over (partition by name) from t order by id", "ann|2\nann |2\nbob|1\n~|1"),
        (
            "select id, count(*) over (partition by name order by id rows between 1 preceding and current row) from t order by id",
            "1|1\n2|2\n3|1\n4|1",
        ),
        (
            "select name, rank() over (order by count(*) desc) from t group by name order by 2, 1",
            "ann|1\nbob|2\n~|2",
        ),
    ]);
}

#[test]
fn qualify() {
    check(&[
        (
            "select id from t as x qualify row_number() over (partition by name order by id desc) = 1 order by id",
            "2\n3\n4",
        ),
        (
            "select id, row_number() over (partition by name order by id) as rn from t as x where name is not null qualify rn = 1 order by id",
            "1|1\n3|1",
        ),
    ]);
}

#[test]
fn what_redshift_does_not_know() {
    let frameless = refusal("select sum(id) over (order by id) from t");
    assert_eq!(
        frameless.message,
        "Aggregate window functions with an ORDER BY clause require a frame clause"
    );
    let range = refusal("select sum(id) over (order by id range unbounded preceding) from t");
    assert_eq!((range.code, range.message.as_str()), ("0A000", "a RANGE frame is not supported"));
    assert_eq!(
        refusal("select row_number() over (order by id rows unbounded preceding) from t").code,
        "42601"
    );
    assert_eq!(refusal("select id from t where row_number() over (order by id) = 1").code, "42P20");
    assert_eq!(refusal("select sum(row_number() over (order by id)) over () from t").code, "42P20");
    assert_eq!(refusal("select row_number() over (order by 1) from t").code, "0A000");
    assert_eq!(refusal("select lag(id) from t").code, "42809");
}
