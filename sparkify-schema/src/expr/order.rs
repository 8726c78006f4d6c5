//! Sort order.

use super::{Expr, Operand};
use crate::types::SqlType;

/// One key of an ORDER BY.
#[must_use]
#[derive(Debug, Clone)]
pub struct Order {
    pub(crate) by: Operand,
    descending: bool,
    nulls: Option<&'static str>,
}

impl Order {
    /// `NULLS FIRST`.
    pub fn nulls_first(self) -> Self {
        Self { nulls: Some(" NULLS FIRST"), ..self }
    }

    /// `NULLS LAST`.
    pub fn nulls_last(self) -> Self {
        Self { nulls: Some(" NULLS LAST"), ..self }
    }

    /// What stands behind the expression.
    pub(crate) fn direction(&self) -> String {
        let direction = if self.descending { " DESC" } else { "" };
        format!("{direction}{}", self.nulls.unwrap_or_default())
    }
}

impl<T: SqlType> Expr<T> {
    /// Smallest first, NULL last.
    pub fn asc(self) -> Order {
        Order { by: self.operand(), descending: false, nulls: None }
    }

    /// Largest first. Redshift sorts NULL as the largest value: a nullable key says `NULLS LAST`, unless told
    /// otherwise by [`Order::nulls_first`].
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ORDER_BY_clause.html>.
    pub fn desc(self) -> Order {
        let nulls = T::NULLABLE.then_some(" NULLS LAST");
        Order { by: self.operand(), descending: true, nulls }
    }
}
