//! Functions of POSIX regular expressions.

use super::{Expr, Textual, WIDEST};
use crate::types::SqlType;

impl<T: SqlType> Expr<T> {
    /// `REGEXP_COUNT(self, pattern)`: how often it matches.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/REGEXP_COUNT.html>.
    pub fn regexp_count(self, pattern: &str) -> Expr<T::Carry<i32>>
    where
        T::Base: Textual,
    {
        self.text_call("REGEXP_COUNT", &[pattern], |bytes| bytes).sized(None)
    }

    /// `REGEXP_INSTR(self, pattern)`: the character at which it first matches, from 1; 0 if it does not.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/REGEXP_INSTR.html>.
    pub fn regexp_position(self, pattern: &str) -> Expr<T::Carry<i32>>
    where
        T::Base: Textual,
    {
        self.text_call("REGEXP_INSTR", &[pattern], |bytes| bytes).sized(None)
    }

    /// `REGEXP_SUBSTR(self, pattern)`: what first matches; empty if nothing does.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/REGEXP_SUBSTR.html>.
    pub fn regexp_substring(self, pattern: &str) -> Self
    where
        T::Base: Textual,
    {
        self.text_call("REGEXP_SUBSTR", &[pattern], |bytes| bytes)
    }

    /// `REGEXP_REPLACE(self, pattern, new)`: `new` for everything that matches; `$1` in it is the first group.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/REGEXP_REPLACE.html>.
    pub fn regexp_replace(self, pattern: &str, new: &str) -> Self
    where
        T::Base: Textual,
    {
        // A match may be empty, and a group be written often: only what takes away stays as small as it was.
        let only_removes = new.is_empty();
        self.text_call("REGEXP_REPLACE", &[pattern, new], |bytes| if only_removes { bytes } else { WIDEST })
    }
}
