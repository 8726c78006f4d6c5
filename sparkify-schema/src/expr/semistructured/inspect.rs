//! What a SUPER holds.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/c_Type_Info_Functions.html>.

use crate::{
    expr::Expr,
    types::{SemiStructured, SqlType, Text},
};
use sea_query::Func;

/// The longest answer of `JSON_TYPEOF`, `boolean`.
const LONGEST_KIND: u32 = 7;

macro_rules! questions {
    ($($(#[$doc:meta])* $name:ident => $function:literal;)+) => {$(
        $(#[$doc])*
        pub fn $name(self) -> Expr<bool>
        where
            T::Base: SemiStructured,
        {
            self.map(|value| Func::cust($function).arg(value).into())
        }
    )+};
}

impl<T: SqlType> Expr<T> {
    questions! {
        /// `IS_ARRAY(self)`; false for NULL.
        is_array => "IS_ARRAY";
        /// `IS_OBJECT(self)`; false for NULL.
        is_object => "IS_OBJECT";
        /// `IS_SCALAR(self)`: whether it is neither array nor object; false for NULL.
        is_scalar => "IS_SCALAR";
        /// `IS_VARCHAR(self)`: whether it is a text; false for NULL.
        is_varchar => "IS_VARCHAR";
        /// `IS_BOOLEAN(self)`; false for NULL.
        is_boolean => "IS_BOOLEAN";
        /// `IS_SMALLINT(self)`: whether it is a number that a SMALLINT holds; false for NULL.
        is_smallint => "IS_SMALLINT";
        /// `IS_INTEGER(self)`: whether it is a number that an INTEGER holds; false for NULL.
        is_integer => "IS_INTEGER";
        /// `IS_BIGINT(self)`: whether it is a number that a BIGINT holds; false for NULL.
        is_bigint => "IS_BIGINT";
        /// `IS_DECIMAL(self)`: whether it is a number with a fraction that a DECIMAL holds; false for NULL.
        is_decimal => "IS_DECIMAL";
        /// `IS_FLOAT(self)`: whether it is a floating point number; false for NULL.
        is_float => "IS_FLOAT";
    }

    /// `JSON_TYPEOF(self)`: `boolean`, `number`, `string`, `array`, `object` or `null`.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_json_typeof.html>.
    pub fn json_typeof(self) -> Expr<T::Carry<Text>>
    where
        T::Base: SemiStructured,
    {
        let kind: Expr<T::Carry<Text>> = self.map(|value| Func::cust("JSON_TYPEOF").arg(value).into());
        Expr::new(kind.node, kind.facts.sized(Some(LONGEST_KIND)))
    }

    /// `GET_ARRAY_LENGTH(self)`: elements; NULL if it is no array.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/get_array_length.html>.
    pub fn array_length(self) -> Expr<Option<i32>>
    where
        T::Base: SemiStructured,
    {
        self.map(|value| Func::cust("GET_ARRAY_LENGTH").arg(value).into())
    }

    /// `JSON_SIZE(self)`: its bytes as JSON text.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_json_size.html>.
    pub fn json_size(self) -> Expr<T::Carry<i32>>
    where
        T::Base: SemiStructured,
    {
        self.map(|value| Func::cust("JSON_SIZE").arg(value).into())
    }
}
