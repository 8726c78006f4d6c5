//! `DROP TABLE`, in const evaluation.

use super::create_table::{Names, table_name};
use crate::{const_text::ConstText, table::TableDef};

/// Writes `DROP TABLE IF EXISTS …`.
#[must_use]
pub(super) const fn drop_table<const N: usize>(table: &TableDef, names: Names) -> ConstText<N> {
    let mut sql = ConstText::<N>::new();
    sql.put("DROP TABLE IF EXISTS ");
    table_name(&mut sql, table, names);
    sql
}
