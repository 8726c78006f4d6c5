//! Trailing blanks do not count where values are compared, and count everywhere else.

use super::check;

#[test]
fn blanks_are_ignored_in_comparisons() {
    check(&[
        (
            "select 'a ' = 'a', 'a' <> 'a  ', 'a ' < 'a', 'a ' >= 'a', ' a' = 'a'",
            "true|false|false|true|false",
        ),
        ("select count(*) from t where name = 'ann'", "2"),
        ("select count(*) from t where name in ('ann  ', 'x')", "2"),
        ("select count(*) from t where name not in ('ann')", "1"),
        ("select count(*) from t where name between 'ann' and 'ann'", "2"),
        ("select count(*) from t where name not between 'ann' and 'ann'", "1"),
        ("select count(*) from t where code = 'a'", "2"),
        ("select count(*) from t where name in (select name from u)", "3"),
        ("select count(*) from t where name not in (select name from u where name is not null)", "0"),
        ("select count(*) from t where (name, id) in (select name, id from u)", "1"),
        ("select count(*) from t where exists (select 1 from u where u.name = t.name)", "3"),
        ("select count(*) from t where name = any (select name from u)", "3"),
        ("select case name when 'ann' then 1 else 0 end from t order by id", "1\n1\n0\n0"),
        ("select decode(name, 'ann', 1, null, 2, 3) from t order by id", "1\n1\n3\n2"),
        ("select nullif(name, 'ann') from t order by id", "~\n~\nbob\n~"),
    ]);
}

#[test]
fn a_literal_that_is_a_column_is_text() {
    check(&[
        ("select count(*) from (select 'a' as x union all select 'a  ') q where x = 'a'", "2"),
        ("select count(*) from (select distinct x from (select 'a' as x union all select 'a  ') q) r", "1"),
        ("select count(*) from (select 'a' union select 'a  ') q", "1"),
        ("select count(*) from (select '2018-11-01' as x) q where x = '2018-11-01'", "1"),
    ]);
}

#[test]
fn blanks_are_ignored_in_joins() {
    check(&[
        ("select t.id, u.v from t join u on t.name = u.name order by 1", "1|x\n2|x\n3|y"),
        ("select id, v from t left join u using (name, id) order by id", "1|x\n2|~\n3|~\n4|~"),
        ("select name, t.id, u.id from t join u using (name) where t.id < 3 order by 2", "ann|1|1\nann |2|1"),
        ("select count(*) from t natural join u", "1"),
        ("select id from t full join u using (id) order by id", "1\n2\n3\n4\n5"),
        ("select count(*) from t, u where t.name = u.name", "3"),
    ]);
}

#[test]
fn blanks_are_ignored_in_grouping() {
    check(&[
        ("select name, count(*) from t group by name order by name", "ann|2\nbob|1\n~|1"),
        ("select name, count(*) from t group by 1 having name = 'ann'", "ann|2"),
        ("select upper(name) as up, count(*) from t group by up order by up", "ANN|2\nBOB|1\n~|1"),
        ("select t.name || '!' from t group by name order by name", "ann!\nbob!\n~"),
        ("select count(distinct name), count(distinct code), count(name) from t", "2|2|3"),
        ("select count(*) from (select distinct name from t) as d", "3"),
        ("select count(*) from (select distinct name, id from t) as d", "4"),
        ("select name from t union select name from u order by name", "ann\nbob\neve\n~"),
        ("select rtrim(name) from t except select name from u", "~"),
        ("select count(*) from (select name from t intersect select name from u) as d", "2"),
        ("select count(*) from (select name from t minus select name from u) as d", "1"),
        ("select id from t union select id from u order by 1 desc", "5\n4\n3\n2\n1"),
        ("select distinct rtrim(name) from t order by 1 desc", "~\nbob\nann"),
        (
            "select distinct rtrim(name), flag from t where id < 3 order by rtrim(name), flag desc",
            "ann|true\nann|false",
        ),
    ]);
}

#[test]
fn blanks_count_elsewhere() {
    check(&[
        ("select 'a ' like 'a', 'a ' like 'a_'", "false|true"),
        ("select len('a '), octet_length('a ')", "2|2"),
        ("select len(name), len(code) from t where id = 2", "4|1"),
        ("select md5('a ') = md5('a')", "false"),
        ("select name || '|', code || '|' from t where id = 2", "ann ||a|"),
    ]);
}

#[test]
fn text_takes_the_type_it_is_compared_with() {
    check(&[
        ("select count(*) from t where id = '2'", "1"),
        ("select '10' > 9, 10 = '10'", "true|true"),
        ("select '10'::varchar > 9", "true"),
        ("select count(*) from t where price = '2.50'", "1"),
        ("select count(*) from t where born = '2018-11-01'", "1"),
        ("select count(*) from t where seen >= '2018-01-01'", "1"),
        ("select count(*) from t where seen between '2018-01-01' and '2018-12-31'", "1"),
        ("select count(*) from t where flag = 'yes'", "2"),
    ]);
}

#[test]
fn null_sorts_as_the_largest_value() {
    check(&[
        ("select name from t order by name desc, id desc", "~\nbob\nann \nann"),
        ("select id from t order by big", "4\n1\n2\n3"),
        ("select id from t order by big desc", "3\n2\n1\n4"),
        ("select id from t order by big desc nulls last", "2\n1\n4\n3"),
        ("select id from t order by big nulls first limit 1", "3"),
    ]);
}
