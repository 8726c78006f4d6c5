//! SUPER: paths into it, what it holds, and making one.
//!
//! A path that leads nowhere is NULL, and so is a value cast to a type it is not of; the settings
//! `navigate_super_null_on_error` and `cast_super_null_on_error` make errors of them.
//!
//! Names in a path are folded to lower case unless the session says otherwise: a key with capitals is found only
//! after `SET enable_case_sensitive_identifier TO true`, and is NULL without it. It is always written in quotes.
//!
//! Values can be compared with each other, grouped and ordered: `=` is deep equality, `<` between values of different
//! kinds is unknown, and ORDER BY takes booleans first, then numbers, texts, arrays and objects. A value is compared
//! with one of another type after a cast.
//!
//! Sources: <https://docs.aws.amazon.com/redshift/latest/dg/query-super.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/super-configurations.html>.

mod build;
mod inspect;
mod json;
mod transform;

pub use build::{Array, Object, array, object};
pub use json::{FailIfInvalid, JsonPath, NullIfInvalid, OnInvalid};
pub use transform::Transform;

use super::Expr;
use crate::{
    identifier::{MAX_BYTES, quoted},
    types::{SemiStructured, SqlType, Super},
};

/// What a path begins with in a template, before its column is put in.
const START: &str = "$1";

impl<T: SqlType> Expr<T> {
    /// `self.name`: the value of an object's field; NULL if it is no object, or has no such field.
    pub fn field(self, name: &'static str) -> Expr<Option<Super>>
    where
        T::Base: SemiStructured,
    {
        let step = format!(".{}", quoted(name));
        let path = self.step(&step);
        let mistake = match name.len() {
            0 => "a field of a SUPER without a name".to_owned(),
            1..=MAX_BYTES if !name.contains('\0') => return path,
            _ => format!("a field of a SUPER whose name is no name of at most {MAX_BYTES} bytes"),
        };
        Expr::new(path.node, path.facts.wrong(mistake))
    }

    /// `self[place]`: the element of an array, the first at 0; NULL if it is no array, or has no such place.
    pub fn index(self, place: u32) -> Expr<Option<Super>>
    where
        T::Base: SemiStructured,
    {
        self.step(&format!("[{place}]"))
    }

    /// One step further from a column, or from where a path has come.
    fn step(self, step: &str) -> Expr<Option<Super>> {
        use sea_query::Expr::{Column, CustomWithExpr};
        let facts = self.facts.computed();
        match self.node {
            CustomWithExpr(path, column) if is_path(&path) => {
                Expr::new(CustomWithExpr(format!("{path}{step}").into(), column), facts.inside_super())
            }
            column @ Column(_) => {
                Expr::new(CustomWithExpr(format!("{START}{step}").into(), vec![column]), facts.inside_super())
            }
            other => Expr::new(
                other,
                facts.wrong(
                    "a path into a SUPER that is no column; compute it in a subquery, and go on from there",
                ),
            ),
        }
    }
}

/// Whether a template is a path that begins at a column.
pub(crate) fn is_path(template: &str) -> bool {
    template.strip_prefix(START).is_some_and(|steps| steps.starts_with(['.', '[']))
}
