//! Rust values as expressions.

use super::{Expr, Facts};
use crate::types::{
    Char, ColumnType, Date, Decimal, IntervalDayToSecond, IntervalYearToMonth, Numeric, SqlType, Super, Text,
    Time, TimeTz, Timestamp, TimestampTz, Varchar,
};
use sea_query::ExprTrait as _;

/// Whatever can stand where an expression is expected: an expression, or a Rust value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an expression",
    label = "expected a column, an expression, or a literal",
    note = "literals are `&str`, `String`, integers, floats, `bool`, and values of a `ColumnEnum` or `ColumnType`"
)]
pub trait IntoExpr {
    /// The expression's type.
    type Type: SqlType;
    /// The expression.
    fn into_expr(self) -> Expr<Self::Type>;
}

impl<T: SqlType> IntoExpr for Expr<T> {
    type Type = T;

    fn into_expr(self) -> Self {
        self
    }
}

/// A Rust value that has a literal in SQL.
pub trait Literal {
    /// The literal's type.
    type Type: SqlType;
    /// The literal, of type `T`: its own, or that of a newtype around it.
    fn literal<T: SqlType>(&self) -> Expr<T>;
}

macro_rules! literals {
    ($($value:ty => $type:ty, |$this:ident| $expr:expr;)+) => {$(
        impl Literal for $value {
            type Type = $type;

            fn literal<T: SqlType>(&self) -> Expr<T> {
                let $this = self;
                $expr
            }
        }
        impl IntoExpr for $value {
            type Type = $type;

            fn into_expr(self) -> Expr<$type> {
                self.literal()
            }
        }
    )+};
}
literals! {
    i16 => i16, |it| plain(*it);
    i32 => i32, |it| plain(*it);
    i64 => i64, |it| plain(*it);
    f32 => f32, |it| float(f64::from(*it));
    f64 => f64, |it| float(*it);
    bool => bool, |it| plain(*it);
    &str => Text, |it| text(it);
    String => Text, |it| text(it);
}

macro_rules! text_literals {
    ($($value:ty $(, const $parameter:ident: $kind:ty)* => $type:ty, |$it:ident| $node:expr;)+) => {$(
        impl<$(const $parameter: $kind),*> Literal for $value {
            type Type = $type;

            fn literal<T: SqlType>(&self) -> Expr<T> {
                let $it = sea_query::Expr::val(self.as_str());
                Expr::new($node, Facts::default().sized(Self::MAX_BYTES.and(u32::try_from(self.as_str().len()).ok())))
            }
        }
        impl<$(const $parameter: $kind),*> IntoExpr for $value {
            type Type = $type;

            fn into_expr(self) -> Expr<$type> {
                self.literal()
            }
        }
    )+};
}
text_literals! {
    Varchar<N>, const N: u32 => Text, |it| it;
    Char<N>, const N: u32 => Text, |it| it;
    Decimal<P, S>, const P: u8, const S: u8 => Numeric, |it| it.cast_as(Self::SQL);
    Date => Date, |it| it.cast_as(Self::SQL);
    Time => Time, |it| it.cast_as(Self::SQL);
    TimeTz => TimeTz, |it| it.cast_as(Self::SQL);
    Timestamp => Timestamp, |it| it.cast_as(Self::SQL);
    TimestampTz => TimestampTz, |it| it.cast_as(Self::SQL);
    IntervalYearToMonth => IntervalYearToMonth, |it| it.cast_as(Self::SQL);
    IntervalDayToSecond<P>, const P: u8 => IntervalDayToSecond, |it| it.cast_as(Self::SQL);
    Super => Super, |it| sea_query::Func::cust("JSON_PARSE").arg(it).into();
}

fn plain<T: SqlType>(value: impl Into<sea_query::Value>) -> Expr<T> {
    Expr::new(sea_query::Expr::val(value), Facts::default())
}

fn text<T: SqlType>(value: &str) -> Expr<T> {
    Expr::new(sea_query::Expr::val(value), Facts::of_text(value.len()))
}

/// `100.0` alone would be a DECIMAL, and Redshift takes NaN and the infinities only as quoted text.
fn float<T: SqlType>(value: f64) -> Expr<T> {
    let number = if value.is_nan() {
        "'NaN'".to_owned()
    } else if value.is_infinite() {
        format!("'{}Infinity'", if value < 0.0 { "-" } else { "" })
    } else {
        format!("{value:?}")
    };
    Expr::new(sea_query::Expr::cust(format!("CAST({number} AS DOUBLE PRECISION)")), Facts::default())
}
