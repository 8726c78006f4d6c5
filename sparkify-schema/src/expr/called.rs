//! Calls of functions of one's own, and the parameters in their bodies.

use super::{Expr, Facts, Operand};
use crate::types::SqlType;
use sea_query::{BinOper, ExprTrait as _, Func};

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
    let node = Func::cust(function).args(nodes).into();
    Expr::new(node, facts.sized(max_bytes))
}

/// `$1`, which a SQL function reads its argument by.
pub(crate) fn parameter<T: SqlType>(place: &'static str, max_bytes: Option<u32>) -> Expr<T> {
    Expr::new(sea_query::Expr::custom_keyword(place), Facts::default().sized(max_bytes))
}

impl Operand {
    /// Whether it is that parameter and nothing else.
    pub(crate) fn is_parameter(&self, place: &str) -> bool {
        self.node == sea_query::Expr::custom_keyword(place.to_owned())
    }

    /// `CAST(self AS sql)`, unless it is one already.
    pub(crate) fn cast_once(self, sql: &'static str) -> Self {
        let is_cast = match &self.node {
            sea_query::Expr::FunctionCall(call) => match (call.get_func(), call.get_args()) {
                (Func::Cast, [sea_query::Expr::Binary(_, BinOper::As, to)]) => {
                    **to == sea_query::Expr::cust(sql)
                }
                _ => false,
            },
            _ => false,
        };
        if is_cast { self } else { Self { node: self.node.cast_as(sql), ..self } }
    }
}
