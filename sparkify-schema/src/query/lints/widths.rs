//! Columns far wider than what a load puts into them.

use crate::{
    lint::{Finding, LintName},
    query::judge::Output,
    table::TableDef,
};

/// How many times wider a column may be.
const TIMES: u32 = 4;
/// Up to this width a column costs little.
const NARROW: u32 = 64;

/// The columns of a load that take far more bytes than their values have.
pub(super) fn widths(table: &TableDef, outputs: &[Output]) -> Vec<Finding> {
    let finding = |output: &Output| {
        let column = table.column(output.column)?;
        let (limit, bytes) = (column.max_bytes?, output.value.facts.max_bytes?);
        // Of a constant nobody chose the width.
        let is_far =
            limit > NARROW && limit >= bytes.saturating_mul(TIMES) && !output.value.facts.is_constant();
        is_far.then(|| {
            Finding::new(
                LintName::VarcharFarWiderThanItsSource,
                format!(
                    "column `{}` takes {limit} bytes, but its value has {bytes} at most, and queries reserve memory \
                     for the declared width",
                    column.name
                ),
                format!("narrow `{}` to {bytes} bytes", column.field),
            )
        })
    };
    outputs.iter().filter_map(finding).collect()
}
