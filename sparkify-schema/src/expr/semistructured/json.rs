//! JSON in texts: read where it stands, or parsed into a SUPER.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/json-functions.html>.

use crate::{
    expr::{Expr, Textual},
    types::{Scalar, SemiStructured, SqlType, Super, Text},
};
use sea_query::Func;

/// The most bytes of the text `JSON_SERIALIZE` makes.
const SERIALIZED: u32 = 65_535;

/// What a function does with a text that is no JSON: [`FailIfInvalid`] or [`NullIfInvalid`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say what becomes of a text that is no JSON",
    label = "expected `FailIfInvalid` or `NullIfInvalid`"
)]
pub trait OnInvalid {
    /// The type of an answer of type `U` about a text of type `T`.
    type Answer<T: SqlType, U: Scalar>: SqlType;
    /// Whether it is NULL instead of an error.
    const IS_NULL: bool;
}

/// The statement fails, which is Redshift's default.
#[derive(Debug, Clone, Copy)]
pub struct FailIfInvalid;

/// The answer is NULL.
#[derive(Debug, Clone, Copy)]
pub struct NullIfInvalid;

impl OnInvalid for FailIfInvalid {
    type Answer<T: SqlType, U: Scalar> = T::Carry<U>;
    const IS_NULL: bool = false;
}
impl OnInvalid for NullIfInvalid {
    type Answer<T: SqlType, U: Scalar> = Option<U>;
    const IS_NULL: bool = true;
}

/// One to five names, from the outside in: `["address", "city"]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a path into JSON",
    label = "expected one to five names in brackets",
    note = "write `[\"address\", \"city\"]`; Redshift follows at most five names"
)]
pub trait JsonPath {
    /// The names.
    fn names(self) -> Vec<&'static str>;
}

macro_rules! paths {
    ($($length:literal)+) => {$(
        impl JsonPath for [&'static str; $length] {
            fn names(self) -> Vec<&'static str> {
                self.to_vec()
            }
        }
    )+};
}
paths!(1 2 3 4 5);

impl<T: SqlType> Expr<T> {
    /// `JSON_EXTRACT_PATH_TEXT(self, …)`: the value at `path` as text; names count by case.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/JSON_EXTRACT_PATH_TEXT.html>.
    pub fn json_path<I: OnInvalid>(self, path: impl JsonPath, _: I) -> Expr<Option<Text>>
    where
        T::Base: Textual,
    {
        let names = path.names().into_iter().map(sea_query::Expr::val).collect();
        self.extracted("JSON_EXTRACT_PATH_TEXT", names, I::IS_NULL)
    }

    /// `JSON_EXTRACT_ARRAY_ELEMENT_TEXT(self, place)`: the element of an array as text, the first at 0.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/JSON_EXTRACT_ARRAY_ELEMENT_TEXT.html>.
    pub fn json_element<I: OnInvalid>(self, place: u32, _: I) -> Expr<Option<Text>>
    where
        T::Base: Textual,
    {
        self.extracted("JSON_EXTRACT_ARRAY_ELEMENT_TEXT", vec![i64::from(place).into()], I::IS_NULL)
    }

    /// `JSON_ARRAY_LENGTH(self)`: elements of an array.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/JSON_ARRAY_LENGTH.html>.
    pub fn json_array_length<I: OnInvalid>(self, _: I) -> Expr<I::Answer<T, i32>>
    where
        T::Base: Textual,
    {
        self.map(|text| call("JSON_ARRAY_LENGTH", text, Vec::new(), I::IS_NULL))
    }

    /// `IS_VALID_JSON(self)`: whether it is a JSON object.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/IS_VALID_JSON.html>.
    pub fn is_valid_json(self) -> Expr<T::Carry<bool>>
    where
        T::Base: Textual,
    {
        self.map(|text| Func::cust("IS_VALID_JSON").arg(text).into())
    }

    /// `IS_VALID_JSON_ARRAY(self)`: whether it is a JSON array.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/IS_VALID_JSON_ARRAY.html>.
    pub fn is_valid_json_array(self) -> Expr<T::Carry<bool>>
    where
        T::Base: Textual,
    {
        self.map(|text| Func::cust("IS_VALID_JSON_ARRAY").arg(text).into())
    }

    /// `CAN_JSON_PARSE(self)`: whether [`Expr::json_parse`] reads it.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/CAN_JSON_PARSE.html>.
    pub fn can_json_parse(self) -> Expr<T::Carry<bool>>
    where
        T::Base: Textual,
    {
        self.map(|text| Func::cust("CAN_JSON_PARSE").arg(text).into())
    }

    /// `JSON_PARSE(self)`: the JSON in a text as a SUPER; a text that is none fails.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/JSON_PARSE.html>.
    pub fn json_parse(self) -> Expr<T::Carry<Super>>
    where
        T::Base: Textual,
    {
        self.map(|text| Func::cust("JSON_PARSE").arg(text).into())
    }

    /// `JSON_SERIALIZE(self)`: a SUPER as JSON text.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/JSON_SERIALIZE.html>.
    pub fn json_serialize(self) -> Expr<T::Carry<Text>>
    where
        T::Base: SemiStructured,
    {
        let text: Expr<T::Carry<Text>> = self.map(|value| Func::cust("JSON_SERIALIZE").arg(value).into());
        Expr::new(text.node, text.facts.sized(Some(SERIALIZED)))
    }

    /// A part of a text, which is not longer than the whole.
    fn extracted(
        self,
        function: &'static str,
        steps: Vec<sea_query::Expr>,
        null: bool,
    ) -> Expr<Option<Text>> {
        let size = self.facts.max_bytes;
        let part: Expr<Option<Text>> = self.map(|text| call(function, text, steps, null));
        Expr::new(part.node, part.facts.sized(size))
    }
}

fn call(
    function: &'static str,
    text: sea_query::Expr,
    mut arguments: Vec<sea_query::Expr>,
    null: bool,
) -> sea_query::Expr {
    arguments.insert(0, text);
    arguments.extend(null.then(|| true.into()));
    Func::cust(function).args(arguments).into()
}
