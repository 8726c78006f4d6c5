//! Arithmetic and casts.

use super::check;

#[test]
fn integers_divide_as_integers() {
    check(&[
        ("select 7/2, -7/2, 7%3, -7%3, mod(7, 4)", "3|-3|1|-1|3"),
        ("select 1/0", "ERROR: division by zero"),
        ("select 1%0", "ERROR: division by zero"),
        ("select 1.0/0", "ERROR: division by zero"),
        ("select ratio/0 from t", "ERROR: division by zero"),
        ("select mod(id, 0) from t", "ERROR: division by zero"),
        ("select id/(id-2) from t where id = 3", "3"),
        ("select id/(id-2) from t", "ERROR: division by zero"),
        ("select case when id = 2 then 0 else id/(id-2) end from t order by id", "-1\n0\n3\n2"),
        ("select big/id from t where id in (2, 3) order by id", "10\n~"),
        ("select 2147483647 + 1", "ERROR: Overflow in addition of INT32 (2147483647 + 1)!"),
        ("select 9223372036854775807 + 1", "ERROR: Overflow in addition of INT64 (9223372036854775807 + 1)!"),
        ("select -9223372036854775808, -2147483648", "-9223372036854775808|-2147483648"),
        ("select small + 1, small * 2 from t where id = 3", "5|8"),
        ("select 2 ^ 10", "1024.0"),
    ]);
}

#[test]
fn decimals_follow_the_formulas() {
    check(&[
        // scale = max(4, s1 + p2 - s2 + 1)
        ("select 10.0/3", "3.333333333333"),
        ("select price/id from t where id = 1", "1.2500000000000"),
        ("select 1.00/3.00", "0.3333"),
        ("select price * 1.5 from t where id = 1", "1.875"),
        ("select price + 1.005 from t where id = 1", "2.255"),
        ("select price - 1 from t where id = 4", "-1.05"),
        ("select sum(price)/count(price) from t", "1.2333"),
        ("select price / 0 from t", "ERROR: division by zero"),
        ("select price * ratio from t where id = 2", "6.25"),
        ("select 109.652::decimal(4,1)", "109.7"),
        ("select 5.5 % 2", "1.5"),
        ("select avg(price) from t", "1.23"),
    ]);
}

#[test]
fn casts_cut_and_round() {
    check(&[
        ("select 'Incomplete'::char(3), cast('abcdef' as varchar(4))", "Inc|abcd"),
        (
            "select 'éé'::varchar(3), 'é'::varchar(1), 'aé€😀'::varchar(6), 'aé€😀'::varchar(10)",
            "é||aé€|aé€😀",
        ),
        ("select 2.4::int, 2.6::int, -2.6::int, 2.6::float8::bigint", "2|3|-3|3"),
        ("select '12'::int, ' 12 '::int, '-5'::bigint", "12|12|-5"),
        ("select '1.5'::int", "ERROR: invalid input syntax for integer: \"1.5\""),
        ("select ''::int", "ERROR: invalid input syntax for integer: \"\""),
        ("select 't'::boolean, 'no'::bool, '1'::bool, 1::bool, true::int", "true|false|true|true|1"),
        ("select true::varchar", "REFUSED 42846: cannot cast type boolean to character varying"),
        ("select 1.5::boolean", "REFUSED 42846: cannot cast type numeric to boolean"),
        ("select (0.1::float8 + 0.2::float8)::varchar, 5::float8::varchar(5)", "0.3|5"),
        (
            "select '2018-11-15 00:30:26.796'::timestamp::varchar, '2018-11-15'::date::timestamp",
            "2018-11-15 00:30:26.796|2018-11-15 00:00:00",
        ),
        (
            "select '2018-11-15 12:00:00+02'::timestamp, '2018-11-15 12:00:00'::date",
            "2018-11-15 12:00:00|2018-11-15",
        ),
        ("select convert(integer, '7'), try_cast('x' as int), try_cast('5' as int)", "7|~|5"),
        (
            "select 123.456::decimal(2,1)",
            "ERROR: Casting value \"123.456\" to type DECIMAL(2,1) failed: value is out of range!",
        ),
        ("select 12345.6::varchar(3)", "123"),
    ]);
}

#[test]
fn functions_of_numbers() {
    check(&[
        (
            "select abs(-5), sign(-2.5), ceil(1.2), floor(-1.2), round(2.5), round(1.255, 2)",
            "5|-1|2|-2|3|1.260",
        ),
        ("select trunc(1.999, 2), trunc(-1.5), trunc(12.9::float8)", "1.990|-1|12.0"),
        ("select power(2, 3), sqrt(16), exp(0), ln(1), dlog10(100)", "8.0|4.0|1.0|0.0|2.0"),
        ("select greatest(1, null, 3), least(2, 1, null), nvl(null, 5), coalesce(null, null, 7)", "3|1|5|7"),
        ("select nvl2(null, 1, 2), nvl2(0, 1, 2), nullif(1, 1), nullif(2, 1)", "2|1|~|2"),
        ("select 5 & 3, 5 | 3, 5 # 3, ~5, 1 << 4, 16 >> 2", "1|7|6|-6|16|4"),
        ("select pi() > 3.14, degrees(pi()), radians(180) = pi()", "true|180.0|true"),
    ]);
}
