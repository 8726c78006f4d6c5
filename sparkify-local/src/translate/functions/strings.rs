//! String functions.

use super::super::{
    operators::joined,
    term::{Term, text},
    types::{BIGINT, BOOLEAN, INTEGER},
};

pub(crate) fn call(name: &str, args: &[Term]) -> Option<Term> {
    measures(name, args)
        .or_else(|| pieces(name, args))
        .or_else(|| changes(name, args))
        .or_else(|| patterns(name, args))
}

fn integer(sql: &str) -> Term {
    Term::new(format!("CAST({sql} AS INTEGER)"), INTEGER)
}

fn measures(name: &str, args: &[Term]) -> Option<Term> {
    Some(match (name, args) {
        ("len" | "length" | "char_length" | "character_length" | "textlen", [x]) => {
            integer(&format!("length({})", x.text()))
        }
        ("octet_length", [x]) => integer(&format!("strlen({})", x.text())),
        ("bit_length", [x]) => integer(&format!("(strlen({}) * 8)", x.text())),
        ("charindex", [part, x]) | ("strpos", [x, part]) => {
            integer(&format!("instr({}, {})", x.text(), part.text()))
        }
        ("strtol", [x, base]) => {
            let sql = format!("sparkify_strtol({}, CAST({} AS BIGINT))", x.text(), base.sql);
            Term::new(sql, BIGINT)
        }
        ("ascii", [x]) => integer(&format!("ascii({})", x.text())),
        _ => return None,
    })
}

fn pieces(name: &str, args: &[Term]) -> Option<Term> {
    Some(match (name, args) {
        ("substring" | "substr", [x, start]) => substring(x, start, None),
        ("substring" | "substr", [x, start, length]) => substring(x, start, Some(length)),
        ("left", [x, n]) => text(format!("left({}, {})", x.text(), n.sql)),
        ("right", [x, n]) => text(format!("right({}, {})", x.text(), n.sql)),
        ("split_part", [x, delimiter, part]) => {
            let (x, delimiter) = (x.text(), delimiter.text());
            if part.is_nonzero_literal() && !part.sql.contains('-') {
                text(format!("split_part({x}, {delimiter}, {})", part.sql))
            } else {
                text(format!("sparkify_internal.nth_part({x}, {delimiter}, {})", part.sql))
            }
        }
        _ => return None,
    })
}

/// Positions before the first character count, but hold nothing.
pub(crate) fn substring(x: &Term, start: &Term, length: Option<&Term>) -> Term {
    let plain = |term: &Term| term.sql.bytes().all(|byte| byte.is_ascii_digit()) && term.sql != "0";
    let (x, start_sql) = (x.text(), &start.sql);
    text(match length {
        Some(length) if plain(start) && plain(length) => {
            format!("substring({x}, {start_sql}, {})", length.sql)
        }
        Some(length) => format!("sparkify_internal.substring_for({x}, {start_sql}, {})", length.sql),
        None if plain(start) => format!("substring({x}, {start_sql})"),
        None => format!("sparkify_internal.substring_from({x}, {start_sql})"),
    })
}

fn changes(name: &str, args: &[Term]) -> Option<Term> {
    Some(text(match (name, args) {
        ("upper" | "lower" | "reverse", [x]) => format!("{name}({})", x.text()),
        ("initcap" | "quote_ident" | "quote_literal", [x]) => {
            format!("sparkify_internal.{name}({})", x.text())
        }
        ("concat", [a, b]) => return Some(joined(a, b)),
        ("replace", [x, from, to]) => {
            format!("replace({}, {}, {})", x.text(), from.text(), to.text())
        }
        ("translate", [x, from, to]) => {
            format!("translate({}, {}, {})", x.text(), from.text(), to.text())
        }
        ("repeat" | "replicate", [x, n]) => format!("repeat({}, {})", x.text(), n.sql),
        ("trim" | "btrim", [x]) => format!("trim({}, ' ')", x.text()),
        ("trim" | "btrim", [x, set]) => format!("trim({}, {})", x.text(), set.text()),
        ("ltrim" | "rtrim", [x]) => format!("{name}({}, ' ')", x.text()),
        ("ltrim" | "rtrim", [x, set]) => format!("{name}({}, {})", x.text(), set.text()),
        ("lpad" | "rpad", [x, n]) => {
            format!("{name}({}, CAST({} AS INTEGER), ' ')", x.text(), n.sql)
        }
        ("lpad" | "rpad", [x, n, fill]) => {
            format!("{name}({}, CAST({} AS INTEGER), {})", x.text(), n.sql, fill.text())
        }
        ("chr", [n]) => format!("chr(CAST({} AS INTEGER))", n.sql),
        ("md5", [x]) => format!("md5({})", x.text()),
        ("sha" | "sha1" | "func_sha1", [x]) => format!("sha1({})", x.text()),
        ("sha2", [x, bits]) => format!("sparkify_sha2({}, CAST({} AS BIGINT))", x.text(), bits.sql),
        ("to_hex", [n]) => format!("to_hex({})", n.sql),
        _ => return None,
    }))
}

fn patterns(name: &str, args: &[Term]) -> Option<Term> {
    Some(match (name, args) {
        ("regexp_replace", [x, pattern]) => {
            text(format!("regexp_replace({}, {}, '', 'g')", x.text(), pattern.text()))
        }
        ("regexp_replace", [x, pattern, to]) => {
            text(format!("regexp_replace({}, {}, {}, 'g')", x.text(), pattern.text(), to.text()))
        }
        ("regexp_substr", [x, pattern]) => text(format!("regexp_extract({}, {})", x.text(), pattern.text())),
        ("regexp_substr", [x, pattern, position]) => {
            text(format!("regexp_extract(substring({}, {}), {})", x.text(), position.sql, pattern.text()))
        }
        ("regexp_substr", [x, pattern, position, occurrence]) => text(format!(
            "coalesce(regexp_extract_all(substring({}, {}), {})[{}], '')",
            x.text(),
            position.sql,
            pattern.text(),
            occurrence.sql
        )),
        ("regexp_count", [x, pattern]) => {
            integer(&format!("len(regexp_extract_all({}, {}))", x.text(), pattern.text()))
        }
        ("regexp_instr", [x, pattern]) => {
            let (x, pattern) = (x.text(), pattern.text());
            integer(&format!(
                "CASE WHEN regexp_matches({x}, {pattern}) THEN instr({x}, regexp_extract({x}, {pattern})) ELSE 0 END"
            ))
        }
        ("textregexeq", [x, pattern]) => {
            Term::new(format!("regexp_matches({}, {})", x.text(), pattern.text()), BOOLEAN)
        }
        _ => return None,
    })
}
