//! Everything once.

use super::check;

#[test]
fn everything_once() {
    check(&[
        ("select 7/2, -7/2, 7%3", "3|-3|1"),
        ("select 'a ' = 'a', 'a' = 'b'", "true|false"),
        ("select count(*) from t where name = 'ann'", "2"),
        ("select name, count(*) from t group by name order by 1", "ann|2\nbob|1\n~|1"),
        ("select distinct name from t order by name", "ann|\nbob\n~"),
        ("select t.id, u.v from t join u on t.name = u.name order by 1", "1|x\n2|x\n3|y"),
        ("select avg(id), sum(id), count(id) from t", "2|10|4"),
        ("select 1/0", "ERROR: division by zero"),
        ("select 'é'::varchar(1)", ""),
        ("select name from t union select name from u order by 1", "ann\nbob\neve\n~"),
        ("select timestamp 'epoch' + 1541903636796/1000 * interval '1 second'", "2018-11-11 02:33:56"),
        ("select timestamp 'epoch' + 1541903636796/1000.0 * interval '1 second'", "2018-11-11 02:33:56.796"),
    ]);
}
