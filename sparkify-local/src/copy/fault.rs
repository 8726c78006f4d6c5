//! Why a row cannot be loaded, in Redshift's codes and words.

use std::ops::Deref;

/// A row's first mistake. Boxed, because it travels through the result of every value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault(Box<Flaw>);

/// What is wrong, found at a place in the text of one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flaw {
    pub(crate) code: Code,
    pub(crate) reason: String,
    /// Index into the plan's targets; `None` when the text is no JSON.
    pub(crate) column: Option<usize>,
    /// Byte offset in the block, where known.
    pub(crate) at: usize,
    /// Byte offset in the value, where the reason names one.
    pub(crate) position: usize,
    /// The value as read, cut to what the error views keep.
    pub(crate) value: Vec<u8>,
}

/// Redshift's load error codes, as far as JSON can cause them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Code {
    OutOfRange = 1204,
    Date = 1205,
    Timestamp = 1206,
    Digit = 1207,
    Float = 1208,
    Boolean = 1210,
    NotNull = 1213,
    Char = 1215,
    Line = 1216,
    Utf8 = 1220,
    Overflow = 1222,
}

/// The bytes the error views keep of a value or a line.
pub(crate) const KEPT_BYTES: usize = 1024;

impl Deref for Fault {
    type Target = Flaw;

    fn deref(&self) -> &Flaw {
        &self.0
    }
}

impl Fault {
    /// Text that is no JSON, or no JSON a COPY reads.
    #[cold]
    pub(crate) fn json(at: usize, reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self(Box::new(Flaw { code: Code::Line, reason, column: None, at, position: 0, value: Vec::new() }))
    }

    /// A value its column cannot take; the caller adds column and place.
    #[cold]
    pub(crate) fn value(code: Code, value: &[u8], reason: impl Into<String>) -> Self {
        let (reason, value) = (reason.into(), value[..value.len().min(KEPT_BYTES)].to_vec());
        Self(Box::new(Flaw { code, reason, column: None, at: 0, position: 0, value }))
    }

    /// Names the byte of the value that is wrong.
    #[cold]
    pub(crate) fn at_byte(mut self, position: usize) -> Self {
        self.0.position = position;
        self
    }

    /// Names the column and the place of its value in the block.
    #[cold]
    pub(crate) fn of(mut self, column: usize, at: usize) -> Self {
        self.0.column = Some(column);
        self.0.at = at;
        self
    }
}
