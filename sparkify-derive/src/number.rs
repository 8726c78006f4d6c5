//! Number literals with their sign.

use syn::{LitFloat, LitInt, Token, parse::ParseStream};

/// A number as SQL takes it.
pub(crate) enum Number {
    /// An integer of at most 64 bits.
    Integer(i64),
    /// Any other number, in digits.
    Digits(String),
}

/// An integer of at most 64 bits.
pub(crate) fn integer(input: ParseStream<'_>) -> syn::Result<i64> {
    match number(input)? {
        Number::Integer(number) => Ok(number),
        Number::Digits(_) => Err(input.error("expected an integer")),
    }
}

/// Any number.
pub(crate) fn number(input: ParseStream<'_>) -> syn::Result<Number> {
    let sign = if input.parse::<Option<Token![-]>>()?.is_some() { "-" } else { "" };
    if input.peek(LitFloat) {
        let float: LitFloat = input.parse()?;
        return if float.suffix().is_empty() && float.base10_parse().is_ok_and(f64::is_finite) {
            Ok(Number::Digits(format!("{sign}{}", float.base10_digits())))
        } else {
            Err(input.error("expected a number without a suffix, and none without an end"))
        };
    }
    let integer: LitInt = input.parse()?;
    if !integer.suffix().is_empty() {
        return Err(input.error("expected a number without a suffix"));
    }
    let digits = format!("{sign}{}", integer.base10_digits());
    Ok(digits.parse().map_or(Number::Digits(digits), Number::Integer))
}

#[cfg(test)]
mod tests {
    use super::{Number, number};
    use syn::parse::Parser;

    fn text(source: &str) -> Option<String> {
        match number.parse_str(source).ok()? {
            Number::Integer(number) => Some(format!("integer {number}")),
            Number::Digits(digits) => Some(digits),
        }
    }

    #[test]
    fn numbers_keep_their_sign_and_lose_their_underscores() {
        assert_eq!(text("-9_223_372_036_854_775_808").as_deref(), Some("integer -9223372036854775808"));
        assert_eq!(text("0x10").as_deref(), Some("integer 16"));
        assert_eq!(text("9223372036854775808").as_deref(), Some("9223372036854775808"));
        assert_eq!(text("-1.50").as_deref(), Some("-1.50"));
        assert_eq!(text("1u8"), None);
        assert_eq!(text("1.5f32"), None);
    }
}
