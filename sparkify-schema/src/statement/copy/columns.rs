//! The columns that the data has: those of the table, without its identity and without what is left out.

use super::{Copy, CopyFormat, FormatOptions};
use crate::{
    column::ColumnDef, expr::Expr, query::Inner, statement::AlterTable, table::Table, types::SqlType,
};

impl<F: CopyFormat> Copy<F> {
    /// Leaves out a column that the data does not have: it gets its default, or NULL.
    #[must_use]
    pub fn without<T: Table, C: SqlType>(
        mut self,
        column: impl FnOnce(T::Columns<Inner>) -> Expr<C>,
    ) -> Self {
        self.left_out.push(AlterTable::column::<T, C>(column));
        self
    }

    /// The columns loaded, in the table's order.
    pub(super) fn columns(&self) -> Vec<&ColumnDef> {
        let identity = self.options.explicit_ids();
        let is_loaded = |column: &&ColumnDef| {
            (column.is_copied() || identity && column.is_generated()) && !self.is_left_out(column)
        };
        self.table.columns.iter().filter(is_loaded).collect()
    }

    pub(super) fn judge_columns(&self) -> Result<(), String> {
        let rust_name = self.table.rust_name;
        for name in &self.left_out {
            let Some(column) = self.table.column(name) else {
                return Err(format!("`{name}` is left out, but is not a column of `{rust_name}`"));
            };
            if column.is_generated() {
                return Err(format!(
                    "`{name}` is an identity column, which is left out unless `explicit_ids` is said"
                ));
            }
            if !column.nullable && column.default.is_none() && column.identity.is_none() {
                return Err(format!(
                    "`{name}` is left out, but is NOT NULL without a default, so no row could be loaded"
                ));
            }
        }
        if self.options.explicit_ids() && !self.table.columns.iter().any(ColumnDef::is_generated) {
            return Err(format!(
                "`explicit_ids` is said, but `{rust_name}` has no identity column that only Redshift numbers"
            ));
        }
        if self.columns().is_empty() {
            return Err("the table has no column to load".to_owned());
        }
        Ok(())
    }

    fn is_left_out(&self, column: &ColumnDef) -> bool {
        self.left_out.iter().any(|name| name == column.name)
    }
}
