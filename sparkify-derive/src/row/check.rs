//! The rules of a row.

use super::model::{Column, Row};
use crate::errors::Errors;
use std::collections::HashMap;

/// Reports every rule the row breaks.
pub(super) fn row(row: &Row, errors: &mut Errors) {
    let mut seen: HashMap<String, &Column> = HashMap::new();
    for column in &row.columns {
        let name = column.name.text();
        if let Some(earlier) = seen.get(&name) {
            let earlier = &earlier.name.ident;
            errors.at(column.name.token(), format!("field `{earlier}` has the column name `{name}` already"));
        } else {
            seen.insert(name, column);
        }
    }
}
