//! The rules that need a type's constants, judged in const evaluation.
//!
//! The derive writes one free `const _: () = rules::…` for each rule, spanned at the token to change. Every
//! function here and [`fail`] are `#[track_caller]`, so the compiler underlines that token and nothing else.

use crate::{
    column::DefaultValue,
    const_text::{ConstText, fail, same},
    identifier,
    layout::{Encoding, Identity},
    table::{Table, TableDef},
    types::{ColumnType, Family},
};

/// The type's own parameters are in range (`Varchar<70000>` is not).
#[track_caller]
pub const fn type_is_valid<T: ColumnType>(field: &str) {
    if let Some(mistake) = T::MISTAKE {
        fail(&["`", field, "` is ", T::SQL, ", but ", mistake]);
    }
}

/// A table's or column's name is one Redshift takes.
#[track_caller]
pub const fn name_is_valid(what: &str, name: &str) {
    if name.is_empty() {
        fail(&["the name of a ", what, " is empty"]);
    }
    if name.len() > identifier::MAX_BYTES {
        fail(&["the ", what, " name `", name, "` is longer than 127 bytes; Redshift would cut it"]);
    }
    if !identifier::is_plain(name) {
        fail(&["the ", what, " name `", name, "` has to be made of lower-case letters, digits and `_`"]);
    }
    if identifier::is_reserved(name) {
        fail(&[
            "`",
            name,
            "` is a reserved word of Redshift; name the ",
            what,
            " otherwise by `name = \"…\"`",
        ]);
    }
}

/// A column's name is none that Redshift keeps for itself.
#[track_caller]
pub const fn column_name_is_valid(name: &str) {
    if identifier::is_forbidden_column(name) {
        fail(&["`", name, "` is a system column of Redshift; name the column otherwise by `name = \"…\"`"]);
    }
    name_is_valid("column", name);
}

/// The encoding is legal for the column's type.
#[track_caller]
pub const fn encoding_is_legal<T: ColumnType>(field: &str, encoding: Encoding) {
    if encoding.allows(T::FAMILY) {
        return;
    }
    let mut allowed = ConstText::<256>::new();
    let mut i = 0;
    while i < Encoding::ALL.len() {
        if Encoding::ALL[i].allows(T::FAMILY) {
            allowed.put(if allowed.is_empty() { "" } else { ", " });
            allowed.put(Encoding::ALL[i].sql());
        }
        i += 1;
    }
    fail(&[
        "ENCODE ",
        encoding.sql(),
        " is not legal for `",
        field,
        "`, a ",
        T::SQL,
        "; legal are ",
        allowed.as_str(),
    ]);
}

/// An identity column is `i32` or `i64` and NOT NULL.
#[track_caller]
pub const fn identity_is_legal<T: ColumnType>(field: &str, identity: Identity) {
    if T::NULLABLE || !matches!(T::FAMILY, Family::Integer | Family::BigInt) {
        fail(&[
            "IDENTITY needs an INTEGER or BIGINT that is NOT NULL, but `",
            field,
            "` is ",
            T::SQL,
            if T::NULLABLE { " NULL" } else { "" },
        ]);
    }
    if identity.step == 0 {
        fail(&["the step of IDENTITY on `", field, "` is 0, so every row would get the same number"]);
    }
}

/// The type may be a distribution or sort key.
#[track_caller]
pub const fn key_is_legal<T: ColumnType>(key: &str, field: &str) {
    if !T::FAMILY.may_be_key() {
        fail(&["`", field, "` is ", T::SQL, ", which can't be a ", key]);
    }
}

/// A primary key column is NOT NULL.
#[track_caller]
pub const fn primary_key_is_legal<T: ColumnType>(field: &str) {
    if T::NULLABLE {
        fail(&["`", field, "` is part of the primary key, so it can't be an `Option`"]);
    }
    if !T::FAMILY.may_be_key() {
        fail(&["`", field, "` is ", T::SQL, ", which can't be part of a primary key"]);
    }
}

/// The default is a value of the column's type.
#[track_caller]
pub const fn default_is_legal<T: ColumnType>(field: &str, default: DefaultValue) {
    let family = T::FAMILY;
    let fits = match default {
        DefaultValue::Text(text) => {
            text_fits::<T>(field, text);
            family.is_text()
                || matches!(
                    family,
                    Family::Date | Family::Time | Family::TimeTz | Family::Timestamp | Family::TimestampTz
                )
        }
        DefaultValue::Integer(number) => {
            let (least, most) = match family {
                Family::SmallInt => (i16::MIN as i64, i16::MAX as i64),
                Family::Integer => (i32::MIN as i64, i32::MAX as i64),
                _ => (i64::MIN, i64::MAX),
            };
            if number < least || number > most {
                fail(&["the default of `", field, "` is out of the range of ", T::SQL]);
            }
            matches!(
                family,
                Family::SmallInt
                    | Family::Integer
                    | Family::BigInt
                    | Family::Decimal
                    | Family::Real
                    | Family::Double
            )
        }
        DefaultValue::Number(_) => matches!(family, Family::Decimal | Family::Real | Family::Double),
        DefaultValue::Boolean(_) => matches!(family, Family::Boolean),
        DefaultValue::Sysdate => matches!(family, Family::Date | Family::Timestamp | Family::TimestampTz),
    };
    if !fits {
        fail(&["the default of `", field, "` is not a value of ", T::SQL]);
    }
}

const fn text_fits<T: ColumnType>(field: &str, text: &str) {
    if let Some(limit) = T::MAX_BYTES
        && text.len() > limit as usize
    {
        fail(&["the default of `", field, "` is longer than ", T::SQL]);
    }
    if T::VALUES.is_empty() {
        return;
    }
    let mut i = 0;
    while i < T::VALUES.len() {
        if same(T::VALUES[i], text) {
            return;
        }
        i += 1;
    }
    let mut allowed = ConstText::<512>::new();
    list(&mut allowed, T::VALUES);
    fail(&["`", text, "` is not a value of `", T::NAME, "`; its values are ", allowed.as_str()]);
}

/// The column referred to exists, has the same type, and is a key of its table.
#[track_caller]
pub const fn reference_is_legal<T: ColumnType, Target: Table>(field: &str, target_field: &str) {
    let table = &Target::DEF;
    let Some(target) = table.field(target_field) else {
        let mut fields = ConstText::<768>::new();
        let mut i = 0;
        while i < table.columns.len() && fields.len() + table.columns[i].field.len() + 4 < 768 {
            fields.put(if i == 0 { "`" } else { ", `" });
            fields.put(table.columns[i].field);
            fields.put("`");
            i += 1;
        }
        fail(&[
            "`",
            table.rust_name,
            "` has no field `",
            target_field,
            "`; its fields are ",
            fields.as_str(),
        ]);
    };
    if !same(target.type_name, T::NAME) {
        fail(&[
            "`",
            field,
            "` is ",
            T::NAME,
            ", but `",
            table.rust_name,
            "::",
            target_field,
            "` is ",
            target.type_name,
        ]);
    }
    if !is_key(table, target.name) && !target.unique {
        fail(&[
            "`",
            table.rust_name,
            "::",
            target_field,
            "` is neither the primary key of `",
            table.name,
            "` nor unique, so nothing can refer to it",
        ]);
    }
}

const fn is_key(table: &TableDef, column: &str) -> bool {
    table.primary_key.len() == 1 && same(table.primary_key[0], column)
}

const fn list<const N: usize>(text: &mut ConstText<N>, values: &[&str]) {
    let mut i = 0;
    while i < values.len() && text.len() + values[i].len() + 4 < N {
        text.put(if i == 0 { "`" } else { ", `" });
        text.put(values[i]);
        text.put("`");
        i += 1;
    }
}
