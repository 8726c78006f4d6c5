//! Who chooses the encodings: Redshift for the whole table, or the struct, and then it says so.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html>: one ENCODE on a column switches
//! ENCODE AUTO off for every column of the table.

use crate::{
    errors::Errors,
    nearest,
    table::{
        column::Column,
        model::{SortKey, Table},
    },
};
use proc_macro2::Ident;

/// Reports what the encodings of the columns and the table do not agree on.
pub(super) fn judge(table: &Table, errors: &mut Errors) {
    let encoded = table.columns.iter().filter_map(|column| column.encoding.as_ref());
    let encoded: Vec<&Ident> = encoded.map(|encoding| &encoding.word).collect();
    match &table.encode {
        Some(word) if word == "auto" => {
            for encoding in encoded {
                errors.at(
                    encoding,
                    "an encoding of its own switches `encode = auto` off for the whole table: strike it, or write \
                     `#[table(encode = manual)]`",
                );
            }
        }
        Some(word) if !table.columns.iter().any(|column| column.encoded) => errors.at(
            word,
            "no column has an `encode`, so Redshift would choose the encodings: give a column one, or write \
             `encode = auto`",
        ),
        Some(_) => {}
        None => unsaid(table, &encoded, errors),
    }
    run_length(table, errors);
}

/// One ENCODE is a word about one column and changes all of them.
fn unsaid(table: &Table, encoded: &[&Ident], errors: &mut Errors) {
    let rest: Vec<String> = table
        .columns
        .iter()
        .filter(|column| !column.encoded)
        .map(|column| column.ident().to_string())
        .collect();
    let Some(first) = encoded.first().filter(|_| !rest.is_empty()) else { return };
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    errors.at(
        first,
        format!(
            "one `encode` switches automatic encoding off for the whole table, and {} {} none: say so by \
             `#[table(encode = manual)]`, or give each an `encode`",
            nearest::quoted(&rest[..rest.len().min(8)]),
            if rest.len() == 1 { "has" } else { "have" },
        ),
    );
}

/// Blocks of a sort key that hold one value each tell a range scan nothing about the other columns.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/c_Runlength_encoding.html>.
fn run_length(table: &Table, errors: &mut Errors) {
    let ((Some(SortKey::Compound(list)), _) | (_, Some(list))) = (&table.sort_key, &table.interleaved) else {
        return;
    };
    if table.allows.iter().any(|allow| allow.word == "runlength_on_a_sort_key") {
        return;
    }
    let keys = list.fields.iter().filter_map(|field| table.column(field));
    for word in keys.filter_map(Column::encoding_word).filter(|word| *word == "runlength") {
        errors.at(
            word,
            "a column of the sort key is not encoded `runlength`: its few blocks would cover many blocks of the other \
             columns, and a range scan would read them all; write `raw`, or \
             `#[table(allow(runlength_on_a_sort_key, reason = \"…\"))]`",
        );
    }
}
