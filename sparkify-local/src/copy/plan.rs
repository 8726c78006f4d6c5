//! What one COPY does to every object: which parts of it go to which column, and by which rules.

use crate::catalog::table::DataType;

/// The data a parser is driven by.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// The columns that are fed, in the order the rows have them.
    pub(crate) targets: Vec<Target>,
    /// What to look for in an object; the first is the object itself.
    pub(crate) shapes: Vec<Shape>,
    pub(crate) rules: Rules,
}

/// A column that is fed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) name: String,
    pub(crate) data_type: DataType,
    /// NULL is an error: the column is NOT NULL and has no default.
    pub(crate) required: bool,
}

/// What is wanted of a value: the whole of it, some members of an object, some elements of an array.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Targets that take the whole value.
    pub(crate) columns: Vec<usize>,
    /// Keys and the shapes of their values.
    pub(crate) members: Vec<(String, usize)>,
    /// Keys are compared in lower case.
    pub(crate) ignore_case: bool,
    /// Indices from 0 and the shapes of their values.
    pub(crate) elements: Vec<(usize, usize)>,
}

/// How values are converted: the options of the statement that concern them.
#[expect(clippy::struct_excessive_bools, reason = "each is an option that a statement has or has not")]
#[derive(Debug, Clone, Default)]
pub(crate) struct Rules {
    pub(crate) time_format: TimeFormat,
    pub(crate) date_format: DateFormat,
    pub(crate) accept_any_date: bool,
    pub(crate) accept_inv_chars: Option<char>,
    pub(crate) blanks_as_null: bool,
    pub(crate) empty_as_null: bool,
    pub(crate) trim_blanks: bool,
    pub(crate) truncate_columns: bool,
    pub(crate) round_dec: bool,
}

/// How a TIMESTAMP is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum TimeFormat {
    /// `YYYY-MM-DD HH:MI:SS` with an optional fraction; with an offset for TIMESTAMPTZ.
    #[default]
    Default,
    Auto,
    EpochSeconds,
    EpochMilliseconds,
    Pattern(Pattern),
}

/// How a DATE is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum DateFormat {
    /// `YYYY-MM-DD`.
    #[default]
    Default,
    Auto,
    Pattern(Pattern),
}

/// A TIMEFORMAT or DATEFORMAT in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// As written in the statement, for messages.
    pub(crate) text: String,
    pub(crate) parts: Vec<Part>,
}

/// A part of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Year4,
    Year2,
    Month,
    MonthName,
    Day,
    Hour24,
    Hour12,
    Minute,
    /// With an optional fraction.
    Second,
    AmPm,
    /// `+HH`, `+HH:MM` or `Z`.
    Offset,
    Literal(u8),
}

impl Shape {
    /// The shape of the value of a key.
    pub(crate) fn member(&self, key: &str) -> Option<usize> {
        let found = if self.ignore_case {
            let key = key.to_lowercase();
            self.members.iter().find(|(name, _)| *name == key)
        } else {
            self.members.iter().find(|(name, _)| name == key)
        };
        found.map(|&(_, shape)| shape)
    }

    /// The shape of an element.
    pub(crate) fn element(&self, index: usize) -> Option<usize> {
        let found = self.elements.iter().find(|(wanted, _)| *wanted == index);
        found.map(|&(_, shape)| shape)
    }

    /// Whether nothing inside the value is wanted.
    pub(crate) fn is_leaf(&self) -> bool {
        self.members.is_empty() && self.elements.is_empty()
    }
}
