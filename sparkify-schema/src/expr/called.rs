//! Calls of functions of one's own, and the parameters in their bodies.

use super::{Expr, Facts, Operand};
use crate::types::SqlType;

/// `function(arguments)`, with what is known of it so far and the most bytes of its result.
pub(crate) fn called<T: SqlType>(
    function: String,
    arguments: Vec<Operand>,
    mut facts: Facts,
    max_bytes: Option<u32>,
) -> Expr<T> {
    let mut nodes = Vec::new();
    for argument in arguments {
        facts = facts.and(argument.facts);
        nodes.push(argument.node);
    }
    let node = sea_query::Func::cust(function).args(nodes).into();
    Expr::new(node, facts.sized(max_bytes))
}

/// `$1`, which a SQL function reads its argument by.
pub(crate) fn parameter<T: SqlType>(place: &'static str, max_bytes: Option<u32>) -> Expr<T> {
    Expr::new(sea_query::Expr::custom_keyword(place), Facts::default().sized(max_bytes))
}
