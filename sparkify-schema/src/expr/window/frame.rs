//! The frame of a window: the rows around each row that count.

use super::{Framed, Ordered, Window};

/// Where a frame begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameStart {
    /// `UNBOUNDED PRECEDING`: the first row of the partition.
    Unbounded,
    /// `n PRECEDING`: that many rows before.
    Preceding(u32),
    /// `CURRENT ROW`.
    CurrentRow,
    /// `n FOLLOWING`: that many rows after.
    Following(u32),
}

/// Where a frame ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameEnd {
    /// `n PRECEDING`: that many rows before.
    Preceding(u32),
    /// `CURRENT ROW`.
    CurrentRow,
    /// `n FOLLOWING`: that many rows after.
    Following(u32),
    /// `UNBOUNDED FOLLOWING`: the last row of the partition.
    Unbounded,
}

impl Window<Ordered> {
    /// `ROWS BETWEEN start AND end`. Redshift knows frames of rows only, not of ranges or groups.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_Window_function_synopsis.html>.
    pub fn rows(mut self, start: FrameStart, end: FrameEnd) -> Window<Framed> {
        self.frame = format!("ROWS BETWEEN {} AND {}", start.sql(), end.sql());
        if start.row() > end.row() {
            self.facts = self.facts.wrong("a frame that ends before it starts");
        }
        self.restated()
    }

    /// The rows from the partition's first to this one.
    pub fn rows_so_far(self) -> Window<Framed> {
        self.rows(FrameStart::Unbounded, FrameEnd::CurrentRow)
    }

    /// The rows of the whole partition.
    pub fn all_rows(self) -> Window<Framed> {
        self.rows(FrameStart::Unbounded, FrameEnd::Unbounded)
    }
}

impl FrameStart {
    fn sql(self) -> String {
        match self {
            Self::Unbounded => "UNBOUNDED PRECEDING".to_owned(),
            Self::Preceding(rows) => format!("{rows} PRECEDING"),
            Self::CurrentRow => "CURRENT ROW".to_owned(),
            Self::Following(rows) => format!("{rows} FOLLOWING"),
        }
    }

    /// How far it is behind the current row.
    fn row(self) -> i64 {
        match self {
            Self::Unbounded => i64::MIN,
            Self::Preceding(rows) => -i64::from(rows),
            Self::CurrentRow => 0,
            Self::Following(rows) => i64::from(rows),
        }
    }
}

impl FrameEnd {
    fn sql(self) -> String {
        match self {
            Self::Preceding(rows) => format!("{rows} PRECEDING"),
            Self::CurrentRow => "CURRENT ROW".to_owned(),
            Self::Following(rows) => format!("{rows} FOLLOWING"),
            Self::Unbounded => "UNBOUNDED FOLLOWING".to_owned(),
        }
    }

    /// How far it is behind the current row.
    fn row(self) -> i64 {
        match self {
            Self::Preceding(rows) => -i64::from(rows),
            Self::CurrentRow => 0,
            Self::Following(rows) => i64::from(rows),
            Self::Unbounded => i64::MAX,
        }
    }
}
