//! The one maker of text: expressions through sea-query's tree, clauses laid out one to a line.

mod redshift;

pub use redshift::RedshiftQueryBuilder;

use sea_query::{EscapeBuilder as _, QueryBuilder as _};

/// An expression in Redshift SQL.
pub(crate) fn expression(node: &sea_query::Expr) -> String {
    let mut sql = String::new();
    RedshiftQueryBuilder.prepare_expr(node, &mut sql);
    sql
}

/// A text as a literal in Redshift SQL.
pub(crate) fn literal(text: &str) -> String {
    format!("'{}'", RedshiftQueryBuilder.escape_string(text))
}

/// The parts of a conjunction, so that each stands on a line of its own.
pub(crate) fn conjuncts(node: &sea_query::Expr) -> Vec<&sea_query::Expr> {
    match node {
        sea_query::Expr::Binary(left, sea_query::BinOper::And, right) => {
            let mut parts = conjuncts(left);
            parts.extend(conjuncts(right));
            parts
        }
        part => vec![part],
    }
}

/// What stands before SQL that the DSL did not write.
pub(crate) const MARK: &str = "/* raw */ ";

/// Whether a fragment of ours needs no brackets beside an operator: one function call, with what may follow it, or
/// something in brackets, or a path.
pub(crate) fn stands_alone(fragment: &str) -> bool {
    let fragment = fragment.strip_prefix(MARK).unwrap_or(fragment);
    if crate::expr::semistructured::is_path(fragment) {
        return true;
    }
    // `INTERVAL '7' DAY`, one literal.
    if fragment.starts_with("INTERVAL '") {
        return fragment.matches('\'').count() == 2;
    }
    let (mut depth, mut start) = (0_u32, 0);
    for (i, character) in fragment.char_indices() {
        match character {
            // A literal may hold brackets of its own.
            '\'' => return false,
            '(' if depth == 0 => {
                let word = &fragment[start..i];
                let word = word.strip_prefix("APPROXIMATE ").unwrap_or(word);
                let is_name = !word.is_empty()
                    && word.chars().all(|c| c.is_ascii_uppercase() || "_0123456789".contains(c));
                if !(i == 0 || start == 0 && is_name || [" OVER ", " WITHIN GROUP "].contains(&word)) {
                    return false;
                }
                depth = 1;
            }
            '(' => depth += 1,
            ')' => {
                depth = depth.saturating_sub(1);
                start = i + 1;
            }
            _ => {}
        }
    }
    depth == 0 && start > 0 && start == fragment.len()
}

/// `text` with every line but the first moved right; a line break inside a literal is part of its value.
pub(crate) fn indented(text: &str, by: usize) -> String {
    let mut moved = String::with_capacity(text.len());
    let mut in_literal = false;
    for character in text.chars() {
        // A quote inside a literal is doubled, which leaves it and enters it again.
        in_literal ^= character == '\'';
        moved.push(character);
        if character == '\n' && !in_literal {
            moved.extend(std::iter::repeat_n(' ', by));
        }
    }
    moved
}
