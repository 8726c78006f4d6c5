//! The types of the library and of Rust that a column may have, known by their names alone.
//!
//! A name may stand for another type: what follows from it is only what the compiler need not be asked at once.

use crate::{family::Family, std_types};
use syn::{Expr, ExprLit, GenericArgument, Lit, PathArguments, Type};

/// What a type is by its name.
#[derive(Clone, Copy)]
pub(crate) struct Named {
    pub(crate) family: Family,
    pub(crate) nullable: bool,
    /// The most bytes of a text.
    pub(crate) max_bytes: Option<u32>,
}

impl Named {
    /// Whether the type is one of Rust's own.
    pub(crate) fn is_rusts(self) -> bool {
        use Family::{BigInt, Boolean, Double, Integer, Real, SmallInt};
        matches!(self.family, SmallInt | Integer | BigInt | Real | Double | Boolean)
    }
}

/// The type by its name; none if the name is not known or a number in it is not in range.
pub(crate) fn named(ty: &Type) -> Option<Named> {
    let inside = std_types::argument_of(ty, "Option");
    let Type::Path(path) = std_types::ungrouped(inside.unwrap_or(ty)) else { return None };
    let last = path.path.segments.last().filter(|_| path.qself.is_none())?;
    let numbers = match &last.arguments {
        PathArguments::None => Vec::new(),
        PathArguments::AngleBracketed(arguments) => {
            arguments.args.iter().map(number).collect::<Option<_>>()?
        }
        PathArguments::Parenthesized(_) => return None,
    };
    let (family, max_bytes) = match (last.ident.to_string().as_str(), &numbers[..]) {
        ("i16", []) => (Family::SmallInt, None),
        ("i32", []) => (Family::Integer, None),
        ("i64", []) => (Family::BigInt, None),
        ("f32", []) => (Family::Real, None),
        ("f64", []) => (Family::Double, None),
        ("bool", []) => (Family::Boolean, None),
        ("Date", []) => (Family::Date, None),
        ("Time", []) => (Family::Time, None),
        ("TimeTz", []) => (Family::TimeTz, None),
        ("Timestamp", []) => (Family::Timestamp, None),
        ("TimestampTz", []) => (Family::TimestampTz, None),
        ("Super", []) => (Family::Super, None),
        ("Char", [bytes @ 1..=4096]) => (Family::Char, Some(*bytes)),
        ("Varchar", [bytes @ 1..=65_535]) => (Family::Varchar, Some(*bytes)),
        ("Varbyte", [bytes @ 1..=16_777_216]) => (Family::Varbyte, Some(*bytes)),
        ("Decimal", [precision @ 1..=38, scale @ 0..=37]) if scale <= precision => (Family::Decimal, None),
        _ => return None,
    };
    Some(Named { family, nullable: inside.is_some(), max_bytes })
}

fn number(argument: &GenericArgument) -> Option<u32> {
    match argument {
        GenericArgument::Const(Expr::Lit(ExprLit { lit: Lit::Int(number), .. })) => {
            number.base10_parse().ok()
        }
        _ => None,
    }
}
