//! String functions.

use super::check;

#[test]
fn literals_and_concatenation() {
    check(&[
        (r"select 'l\'auto', 'a\\b', 'it''s'", r"l'auto|a\b|it's"),
        ("select 'a' || null, concat('a', null), concat('a', 1), 'x' || 1.50 || true", "~|~|a1|x1.50true"),
        ("select E'a'", "REFUSED 42704: type \"e\" does not exist"),
        (
            "select concat('a', 'b', 'c')",
            "REFUSED 42883: function concat(\"unknown\", \"unknown\", \"unknown\") does not exist",
        ),
    ]);
}

#[test]
fn measures_and_pieces() {
    check(&[
        ("select len('héé'), octet_length('héé'), char_length('ab')", "3|5|2"),
        ("select charindex('b', 'abc'), strpos('abc', 'c'), position('z' in 'abc')", "2|3|0"),
        (
            "select substring('abcdef', 2, 3), substring('abc' from 2), substring('abc', 0, 2), substring('abc', -1, 3)",
            "bcd|bc|a|a",
        ),
        ("select left('abc', 2), right('abc', 2), left('abc', -1)", "ab|bc|ab"),
        ("select split_part('a,b,c', ',', 2), split_part('a', ',', 5)", "b|"),
        ("select split_part('a', ',', 0)", "ERROR: field position must be greater than zero"),
    ]);
}

#[test]
fn changes() {
    check(&[
        (
            "select upper('aé'), lower('AB'), initcap('hello wORLD-wide'), reverse('abc')",
            "AÉ|ab|Hello World-Wide|cba",
        ),
        (
            "select trim('  a '), btrim('xxaxx', 'x'), ltrim('xxa', 'x'), rtrim('a  '), trim(both 'x' from 'xax'), trim(leading '0' from '007')",
            "a|a|a|a|a|7",
        ),
        ("select lpad('7', 3, '0'), rpad('ab', 4), lpad('abcd', 2)", "007|ab  |ab"),
        ("select replace('aXa', 'X', '-'), translate('abc', 'ab', 'x'), repeat('ab', 2)", "a-a|xc|abab"),
        ("select md5('Amazon Redshift')", "f7415e33f972c03abd4f3fed36748f7a"),
        ("select sha1('Amazon Redshift')", "eeac5ed1e11cda66032c30ad77b25071b5487f55"),
        // The values of FIPS 180-2 and RFC 3874 for `abc`.
        ("select sha2('abc', 224)", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
        ("select sha2('abc', 256)", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("select sha2('abc', 256) = sha2('abc', 0)", "true"),
        (
            "select sha2('abc', 384)",
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
        ),
        (
            "select sha2('abc', 512)",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        ),
        (
            "select sha2('abc', 1) = '', sha2(cast(null as varchar), 256), sha2('abc', 64 * 4) = sha2('abc', 0)",
            "true|~|true",
        ),
        (r"select quote_ident('a b'), quote_ident('ab'), quote_literal('it\'s')", r#""a b"|ab|'it''s'"#),
        ("select chr(65), ascii('A')", "A|65"),
    ]);
}

#[test]
fn patterns() {
    check(&[
        (
            r"select 'a%' like 'a\\%', 'ab' like 'a\\%', 'ABC' ilike 'a%', 'a|b' not like '%|%'",
            "true|false|true|false",
        ),
        ("select 'abc' similar to '(a|x)b%', 'abc' similar to 'b%'", "true|false"),
        ("select 'abc' ~ '^a', 'abc' !~ 'c$'", "true|false"),
        (
            "select regexp_replace('a1b22', '[0-9]+', '#'), regexp_substr('a1b22', '[0-9]+'), regexp_substr('ab', '[0-9]'), regexp_count('a1b22', '[0-9]')",
            "a#b#|1||3",
        ),
        ("select regexp_substr('a1b22', '[0-9]+', 1, 2), regexp_instr('ab1', '[0-9]')", "22|3"),
    ]);
}

#[test]
fn json() {
    check(&[
        (
            r#"select json_extract_path_text('{"a":{"b":"x","n":5}}', 'a', 'b'), json_extract_path_text('{"a":{"n":5}}', 'a', 'n')"#,
            "x|5",
        ),
        (
            r#"select json_extract_path_text('oops', 'a', true), is_valid_json('{"a":1}'), is_valid_json('oops'), is_valid_json_array('[1]')"#,
            "~|true|false|true",
        ),
        (r#"select json_array_length('[1,2,3]'), json_extract_array_element_text('["x","y"]', 1)"#, "3|y"),
        (
            r#"select json_serialize(json_parse('{"a":1}')), json_typeof(json_parse('[1]'))"#,
            r#"{"a":1}|array"#,
        ),
    ]);
}

#[test]
fn numbers_of_other_bases() {
    check(&[
        ("select strtol('ff', 16), strtol('-0x10', 16), strtol(null, 10)", "255|-16|~"),
        ("select strtol('12', 2)", "ERROR: the input \"12\" is no number of base 2"),
        ("select strtol('12', 37)", "ERROR: the base 37 is not from 2 to 36"),
    ]);
}

#[test]
fn aggregates_are_cut() {
    check(&[
        ("select cast(max(name) as varchar(2)) from t", "bo"),
        ("select cast(max(name) over () as varchar(1)) from t where id = 1", "a"),
        ("select cast('héé' as varchar(2)), cast('héé' as varchar(3)), cast('hé' as varchar(1))", "h|hé|h"),
    ]);
}
