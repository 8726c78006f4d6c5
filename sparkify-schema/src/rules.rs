//! The rules that need a type's constants, judged in const evaluation.
//!
//! The derive writes the rules of a column into a free `const _: () = { rules::…; }`, each spanned at the token to
//! change; columns that keep them by their written words share one, `columns_are_legal`. Every function here and `fail`
//! are `#[track_caller]`, so the compiler underlines that token and nothing else.

mod decimal;
mod default;
mod external;
mod moment;
mod plain;
mod reference;
mod time_format;

pub use default::default_is_legal;
pub use external::{external_column_is_legal, partition_is_legal};
pub use moment::is_date;
pub use plain::columns_are_legal;
pub use reference::{reference_is_legal, reference_pair_is_legal, references_are_a_key};
pub use time_format::{time_format_is_legal, time_format_is_shared};

use crate::{
    column::ColumnDef,
    const_text::{ConstText, fail},
    identifier,
    layout::Encoding,
    types::Family,
};

/// The type's own parameters are in range (`Varchar<70000>` is not).
#[track_caller]
pub const fn type_is_valid(column: &ColumnDef) {
    if let Some(mistake) = column.mistake {
        fail(&["`", column.field, "` can't be ", column.sql, "; ", mistake]);
    }
}

/// A name is one Redshift takes without quotes.
#[track_caller]
pub const fn name_is_valid(what: &str, name: &str) {
    if name.is_empty() {
        fail(&["the name of the ", what, " is empty"]);
    }
    if name.len() > identifier::MAX_BYTES {
        fail(&["the name of the ", what, " has more than 127 bytes; Redshift would cut it"]);
    }
    if !identifier::is_plain(name) {
        fail(&[
            "the ",
            what,
            " name `",
            name,
            "` has to be made of lower-case letters, digits and `_`; Redshift folds capitals",
        ]);
    }
    if identifier::is_reserved(name) {
        fail(&["`", name, "` is a reserved word of Redshift; give the ", what, " another name"]);
    }
}

/// A column's name is none that Redshift keeps for itself.
#[track_caller]
pub const fn column_name_is_valid(name: &str) {
    if identifier::is_forbidden_column(name) {
        fail(&[
            "`",
            name,
            "` is a system column of Redshift; give the column another name by `name = \"…\"`",
        ]);
    }
    if identifier::is_reserved(name) {
        fail(&[
            "`",
            name,
            "` is a reserved word of Redshift; give the column another name by `name = \"…\"`",
        ]);
    }
    name_is_valid("column", name);
}

/// The encoding is legal for the column's type.
#[track_caller]
pub const fn encoding_is_legal(column: &ColumnDef) {
    let Some(encoding) = column.encoding else { return };
    if encoding.allows(column.family) {
        return;
    }
    let mut allowed = ConstText::<256>::new();
    let mut i = 0;
    while i < Encoding::ALL.len() {
        if Encoding::ALL[i].allows(column.family) {
            allowed.put(if allowed.is_empty() { "" } else { ", " });
            allowed.put(Encoding::ALL[i].sql());
        }
        i += 1;
    }
    fail(&[
        "ENCODE ",
        encoding.sql(),
        " is not legal for `",
        column.field,
        "`, a ",
        column.sql,
        "; legal are ",
        allowed.as_str(),
    ]);
}

/// Only letters are collated.
#[track_caller]
pub const fn collation_is_legal(column: &ColumnDef) {
    if column.collation.is_some() && !column.family.is_text() {
        fail(&["COLLATE is said of CHAR and VARCHAR columns, but `", column.field, "` is ", column.sql]);
    }
}

/// An identity column is an INTEGER or BIGINT that is NOT NULL, and its numbers differ.
#[track_caller]
pub const fn identity_is_legal(column: &ColumnDef) {
    let Some(identity) = column.identity else { return };
    if column.nullable || !matches!(column.family, Family::Integer | Family::BigInt) {
        fail(&[
            "IDENTITY needs an INTEGER or BIGINT that is NOT NULL, but `",
            column.field,
            "` is ",
            column.sql,
            if column.nullable { " NULL" } else { "" },
        ]);
    }
    if identity.step == 0 {
        fail(&["the step of IDENTITY on `", column.field, "` is 0, so every row would get the same number"]);
    }
    let (least, most) = if matches!(column.family, Family::Integer) {
        (i32::MIN as i64, i32::MAX as i64)
    } else {
        (i64::MIN, i64::MAX)
    };
    if identity.seed < least || identity.seed > most || identity.step < least || identity.step > most {
        fail(&["the numbers of IDENTITY on `", column.field, "` are out of the range of ", column.sql]);
    }
}

/// The column's type may be the distribution or sort `key`.
#[track_caller]
pub const fn key_is_legal(column: &ColumnDef, key: &str) {
    if !column.family.may_be_key() {
        fail(&[
            "`",
            column.field,
            "` is ",
            column.sql,
            ", which can't be ",
            key,
            "; numbers, BOOLEAN, CHAR, VARCHAR, dates and times can",
        ]);
    }
}

/// The column's type may be in a `constraint` that tells rows apart.
#[track_caller]
pub const fn constraint_is_legal(column: &ColumnDef, constraint: &str) {
    if !column.family.is_plain() {
        fail(&[
            "`",
            column.field,
            "` is ",
            column.sql,
            ", which can't be ",
            constraint,
            "; numbers, BOOLEAN, CHAR, VARCHAR, dates, times and intervals can",
        ]);
    }
}

/// A primary key column is NOT NULL.
#[track_caller]
pub const fn primary_key_is_legal(column: &ColumnDef) {
    if column.nullable {
        fail(&["`", column.field, "` is part of the primary key, so it can't be an `Option`"]);
    }
    constraint_is_legal(column, "part of a primary key");
}
