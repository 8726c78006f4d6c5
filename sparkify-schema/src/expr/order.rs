//! Sort order.

use super::{Expr, Operand};
use crate::types::SqlType;

/// One key of an ORDER BY.
#[must_use]
#[derive(Debug, Clone)]
pub struct Order {
    pub(crate) by: Operand,
    pub(crate) direction: &'static str,
}

impl<T: SqlType> Expr<T> {
    /// Smallest first, NULL last.
    pub fn asc(self) -> Order {
        Order { by: self.operand(), direction: "" }
    }

    /// Largest first. Redshift sorts NULL as the largest value: a nullable key says `NULLS LAST`.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ORDER_BY_clause.html>.
    pub fn desc(self) -> Order {
        Order { by: self.operand(), direction: if T::NULLABLE { " DESC NULLS LAST" } else { " DESC" } }
    }
}
