//! Where a statement ends: a cluster would run a whole script, and only tell of its last rows.

/// Whether there is something after the first statement.
pub(crate) fn is_several(sql: &str) -> bool {
    let mut rest = sql;
    let mut ended = false;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' | '"' => quoted(rest, first),
            '$' => dollars(rest),
            '-' if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => comment(rest),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length.clamp(first.len_utf8(), rest.len()));
        let blank = token.starts_with("--") || token.starts_with("/*") || token.trim().is_empty();
        if token == ";" {
            ended = true;
        } else if ended && !blank {
            return true;
        }
        rest = after;
    }
    false
}

/// A literal or a name, in whose literals a backslash takes the next character along.
fn quoted(text: &str, quote: char) -> usize {
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = characters.next() {
        if c == '\\' && quote == '\'' {
            characters.next();
        } else if c == quote {
            if characters.peek().is_some_and(|(_, next)| *next == quote) {
                characters.next();
            } else {
                return at + c.len_utf8();
            }
        }
    }
    text.len()
}

/// `$$ … $$`, or a dollar that is part of something else.
fn dollars(text: &str) -> usize {
    let Some(tag) = text[1..].find('$').map(|at| &text[..at + 2]) else { return 1 };
    if !tag[1..tag.len() - 1].chars().all(|c| c.is_alphanumeric() || c == '_') {
        return 1;
    }
    text[tag.len()..].find(tag).map_or(text.len(), |at| at + 2 * tag.len())
}

/// A comment, which may hold others.
fn comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::is_several;

    #[test]
    fn one_statement_is_one_whatever_is_in_it() {
        for sql in [
            "SELECT 1",
            "SELECT 1;",
            "SELECT 1 ; -- done; really\n /* ; /* ; */ x */ ;",
            "SELECT ';', \"a;b\", 'it''s; \\'; x'",
            "CREATE PROCEDURE p() AS $$ BEGIN x; END; $$ LANGUAGE plpgsql",
            "SELECT '\\\\'",
            "",
            "'",
            "é; é".split("; ").next().unwrap_or_default(),
        ] {
            assert!(!is_several(sql), "{sql}");
        }
    }

    #[test]
    fn a_script_is_several() {
        for sql in ["SELECT 1; SELECT 2", "DELETE FROM t;DROP TABLE t;", "SELECT '\\\\'; SELECT 'é'", "; x"]
        {
            assert!(is_several(sql), "{sql}");
        }
    }
}
