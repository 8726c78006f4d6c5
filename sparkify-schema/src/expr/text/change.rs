//! A text made of another.

use super::{BYTES_OF_CHARACTER, Expr, Textual, WIDEST};
use crate::{
    expr::number::Count,
    types::{SqlType, Text},
};

/// How the letters of a text are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Collation {
    /// `'case_sensitive'`: `A` is not `a`.
    CaseSensitive,
    /// `'case_insensitive'`: `A` is `a`.
    CaseInsensitive,
}

macro_rules! same_size {
    ($($(#[$doc:meta])* $name:ident => $function:literal;)+) => {$(
        $(#[$doc])*
        pub fn $name(self) -> Self
        where
            T::Base: Textual,
        {
            self.text_call($function, &[], |bytes| bytes)
        }
    )+};
}

macro_rules! trims {
    ($($(#[$doc:meta])* $name:ident => $function:literal;)+) => {$(
        $(#[$doc])*
        pub fn $name(self, characters: &str) -> Self
        where
            T::Base: Textual,
        {
            self.text_call($function, &[characters], |bytes| bytes)
        }
    )+};
}

impl<T: SqlType> Expr<T> {
    same_size! {
        /// `LOWER(self)`.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_LOWER.html>.
        lower => "LOWER";
        /// `UPPER(self)`.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_UPPER.html>.
        upper => "UPPER";
        /// `INITCAP(self)`: the first letter of each word large, the others small.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_INITCAP.html>.
        capitalized => "INITCAP";
        /// `REVERSE(self)`: from the last character to the first.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_REVERSE.html>.
        reversed => "REVERSE";
        /// `BTRIM(self)`: without blanks at either end.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_BTRIM.html>.
        trim => "BTRIM";
        /// `LTRIM(self)`: without blanks at the start.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_LTRIM.html>.
        trim_start => "LTRIM";
        /// `RTRIM(self)`: without blanks at the end.
        ///
        /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_RTRIM.html>.
        trim_end => "RTRIM";
    }

    trims! {
        /// `BTRIM(self, characters)`: without any of these characters at either end.
        trim_any => "BTRIM";
        /// `LTRIM(self, characters)`: without any of these characters at the start.
        trim_start_any => "LTRIM";
        /// `RTRIM(self, characters)`: without any of these characters at the end.
        trim_end_any => "RTRIM";
    }

    /// `REPLACE(self, old, new)`: `new` for every `old`.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_REPLACE.html>.
    pub fn replace(self, old: &str, new: &str) -> Self
    where
        T::Base: Textual,
    {
        let (from, to) = (bytes(old), bytes(new));
        self.text_call("REPLACE", &[old, new], |bytes| {
            if from == 0 || to <= from {
                return bytes;
            }
            (bytes / from).saturating_mul(to).saturating_add(bytes % from).min(WIDEST)
        })
    }

    /// `TRANSLATE(self, from, to)`: each character of `from` becomes the one at its place in `to`, or nothing where
    /// `to` has none.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_TRANSLATE.html>.
    pub fn translate(self, from: &str, to: &str) -> Self
    where
        T::Base: Textual,
    {
        let grows = from.chars().zip(to.chars()).any(|(old, new)| new.len_utf8() > old.len_utf8());
        let most = if grows { BYTES_OF_CHARACTER } else { 1 };
        self.text_call("TRANSLATE", &[from, to], |bytes| bytes.saturating_mul(most).min(WIDEST))
    }

    /// `LPAD(self, characters, fill)`: filled at the start to that many characters; longer texts are cut.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_LPAD.html>.
    pub fn pad_start(self, characters: u16, fill: &str) -> Self
    where
        T::Base: Textual,
    {
        self.padded("LPAD", characters, fill)
    }

    /// `RPAD(self, characters, fill)`: filled at the end to that many characters; longer texts are cut.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_LPAD.html>.
    pub fn pad_end(self, characters: u16, fill: &str) -> Self
    where
        T::Base: Textual,
    {
        self.padded("RPAD", characters, fill)
    }

    /// `REPEAT(self, times)`.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_REPEAT.html>.
    pub fn repeat(self, times: u16) -> Self
    where
        T::Base: Textual,
    {
        let most = self.facts.max_bytes.map(|bytes| bytes.saturating_mul(times.into()).min(WIDEST));
        let repeated: Self = self.map(|text| crate::expr::call("REPEAT", [text, i32::from(times).into()]));
        repeated.sized(most)
    }

    /// `COLLATE(self, …)`: the same text, to be compared that way.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_COLLATE.html>.
    pub fn collate(self, collation: Collation) -> Self
    where
        T::Base: Textual,
    {
        let name = match collation {
            Collation::CaseSensitive => "case_sensitive",
            Collation::CaseInsensitive => "case_insensitive",
        };
        self.text_call("COLLATE", &[name], |bytes| bytes)
    }

    fn padded(self, function: &'static str, characters: u16, fill: &str) -> Self {
        let widest = fill.chars().map(char::len_utf8).max().unwrap_or(1);
        // Every character that stays may be wide, and every one that is filled in.
        let most = self.facts.max_bytes.map(|bytes| {
            let filled = u32::from(characters).saturating_mul(u32::try_from(widest).unwrap_or(4));
            let all = u32::from(characters).saturating_mul(BYTES_OF_CHARACTER);
            bytes.saturating_add(filled).min(all)
        });
        let padded: Self =
            self.map(|text| crate::expr::call(function, [text, i32::from(characters).into(), fill.into()]));
        padded.sized(most)
    }
}

impl<T: SqlType> Expr<T> {
    /// `CHR(self)`: the character of that code point.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CHR.html>.
    pub fn character(self) -> Expr<T::Carry<Text>>
    where
        T::Base: Count,
    {
        let character: Expr<T::Carry<Text>> = self.map(|number| crate::expr::call("CHR", [number]));
        character.sized(Some(BYTES_OF_CHARACTER))
    }
}

fn bytes(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(WIDEST)
}
