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

/// `text` with every line but the first moved right.
pub(crate) fn indented(text: &str, by: usize) -> String {
    text.replace('\n', &format!("\n{}", " ".repeat(by)))
}
