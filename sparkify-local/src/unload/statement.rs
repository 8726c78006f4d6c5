//! An UNLOAD as data: which query, where to, and what the files look like.

use crate::copy::statement::{Authorization, Compression};

/// A parsed UNLOAD.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnloadStatement {
    pub(crate) query: Quoted,
    /// The prefix of the files' names.
    pub(crate) to: String,
    /// The 1-based character where it stands.
    pub(crate) to_position: u32,
    pub(crate) format: Format,
    /// Who writes; the stand-in checks the shape and writes with its own credentials.
    pub(crate) authorization: Authorization,
    pub(crate) partition: Option<PartitionBy>,
    pub(crate) manifest: Manifest,
    pub(crate) existing: Existing,
    /// `PARALLEL OFF`: one file after the other.
    pub(crate) serial: bool,
    /// In bytes.
    pub(crate) max_file_size: u64,
    pub(crate) extension: Option<String>,
    pub(crate) region: Option<String>,
}

/// The text of a literal and where each of its characters stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quoted {
    pub(crate) text: String,
    /// The 1-based character where the literal stands.
    pub(crate) position: u32,
    /// The 1-based place in the statement of each character of the text.
    pub(crate) places: Vec<u32>,
}

/// What the files look like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Format {
    Parquet {
        /// In bytes.
        row_group: u64,
    },
    Json {
        compression: Option<Compression>,
    },
    Text {
        layout: Layout,
        header: bool,
        null_as: Option<String>,
        compression: Option<Compression>,
    },
}

/// How the fields of a line are told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Layout {
    Csv { delimiter: u8 },
    Delimited { delimiter: u8, add_quotes: bool, escape: bool },
    FixedWidth { widths: Vec<usize> },
}

/// `PARTITION BY (…) [INCLUDE]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PartitionBy {
    /// Lower case, each with its 1-based place.
    pub(crate) columns: Vec<(String, u32)>,
    pub(crate) include: bool,
}

/// The file that lists the files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Manifest {
    #[default]
    Absent,
    Plain,
    Verbose,
}

/// What becomes of files that are there already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Existing {
    #[default]
    Refused,
    Overwritten,
    Removed,
}

/// 6.2 GB, the largest file UNLOAD writes.
pub(crate) const LARGEST_FILE: u64 = 62 * (1 << 30) / 10;

impl Quoted {
    /// Where the 1-based character of the text stands in the statement; at its end for one behind it.
    pub(crate) fn place(&self, character: u32) -> u32 {
        let index = usize::try_from(character.saturating_sub(1)).unwrap_or(usize::MAX);
        self.places.get(index).or(self.places.last()).copied().unwrap_or(self.position)
    }
}

impl Format {
    pub(crate) fn compression(&self) -> Option<Compression> {
        match self {
            Self::Parquet { .. } => None,
            Self::Json { compression } | Self::Text { compression, .. } => *compression,
        }
    }
}
