//! Whether digits fit into a DECIMAL.

use crate::{column::ColumnDef, const_text::fail};

/// Stops where `digits`, a number with an optional sign and point, do not fit into the column.
#[track_caller]
pub(super) const fn fits(column: &ColumnDef, digits: &str) {
    let bytes = digits.as_bytes();
    let (mut whole, mut fraction, mut zeros, mut behind, mut at) = (0, 0, 0, false, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'.' => behind = true,
            b'0' if behind => zeros += 1,
            b'0' if whole == 0 => {}
            b'0'..=b'9' if behind => {
                fraction += zeros + 1;
                zeros = 0;
            }
            b'0'..=b'9' => whole += 1,
            b'-' => {}
            _ => {
                fail(&["the default of `", column.field, "` is a ", column.sql, ": write all of its digits"])
            }
        }
        at += 1;
    }
    let (precision, scale) = size(column.sql);
    if whole > precision - scale {
        fail(&["the default of `", column.field, "` is out of the range of ", column.sql]);
    }
    if fraction > scale {
        fail(&[
            "the default of `",
            column.field,
            "` has more digits behind the point than ",
            column.sql,
            " keeps",
        ]);
    }
}

/// The numbers of `DECIMAL(p, s)`.
const fn size(sql: &str) -> (usize, usize) {
    let bytes = sql.as_bytes();
    let (mut precision, mut scale, mut second, mut at) = (0, 0, false, 0);
    while at < bytes.len() {
        match bytes[at] {
            b',' => second = true,
            digit @ b'0'..=b'9' if second => scale = scale * 10 + (digit - b'0') as usize,
            digit @ b'0'..=b'9' => precision = precision * 10 + (digit - b'0') as usize,
            _ => {}
        }
        at += 1;
    }
    // A scale larger than the precision is the type's own mistake, reported there.
    (precision, if scale > precision { precision } else { scale })
}
