//! The statements of a table as constants: each in the smallest of a few buffers, so that it is written once.

use super::{
    create_table::{Names, create_table},
    drop_table::drop_table,
};
use crate::{
    const_text::{ConstText, fail},
    table::Table,
};
use std::marker::PhantomData;

/// `T`'s statements in buffers of `N` bytes.
struct In<T, const N: usize>(PhantomData<T>);

impl<T: Table, const N: usize> In<T, N> {
    const CREATE: ConstText<N> = create_table(&T::DEF, Names::of::<T>());
    const DROP: ConstText<N> = drop_table(&T::DEF, Names::of::<T>());
}

const fn create_in<T: Table, const N: usize>() -> Option<&'static str> {
    if In::<T, N>::CREATE.fits() { Some(In::<T, N>::CREATE.as_str()) } else { None }
}

/// `CREATE TABLE IF NOT EXISTS …`. Fifteen columns take some 700 bytes.
///
/// Each buffer is asked for in a function of its own, for a constant is evaluated wherever a function names it.
///
/// Source of the limit: <https://docs.aws.amazon.com/redshift/latest/dg/c_redshift-sql.html>.
pub(crate) const fn create<T: Table>() -> &'static str {
    if let Some(sql) = create_in::<T, 0x400>() {
        return sql;
    }
    if let Some(sql) = create_in::<T, 0x1000>() {
        return sql;
    }
    if let Some(sql) = create_in::<T, 0x1_0000>() {
        return sql;
    }
    if let Some(sql) = create_in::<T, 0x100_0000>() {
        return sql;
    }
    fail(&["CREATE TABLE of `", T::NAME, "` has more than 16 MB, the most a statement of Redshift may have"])
}

/// `DROP TABLE IF EXISTS …`: two names of at most 127 bytes, every one of them a quote to be doubled.
pub(crate) const fn drop<T: Table>() -> &'static str {
    In::<T, 0x240>::DROP.as_str()
}
