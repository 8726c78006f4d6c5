//! From Redshift's text to typed plans.

pub(crate) mod copy;
pub(crate) mod cursor;
mod reserved;
pub(crate) mod tokens;
