//! How rows are loaded: which errors a COPY bears, and whether it chooses encodings.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-load.html>.

/// What becomes of rows that can't be loaded. Redshift takes one of the two words, and a value can't be both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum RowErrors {
    /// COPY fails at the first.
    #[default]
    Stop,
    /// `MAXERROR`: COPY fails when this many rows could not be loaded, 0 to 100000; 0 and 1 both stop at the first.
    Most(u32),
    /// `IGNOREALLERRORS`: they are left out, however many there are.
    Ignored,
}

/// Whether COPY gives the columns of an empty table their encodings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CompressionAnalysis {
    /// If no column has an encoding but RAW, by the columns' types.
    #[default]
    Auto,
    /// `COMPUPDATE PRESET`: by the columns' types, in place of the encodings they have.
    Preset,
    /// `COMPUPDATE ON`: by a sample of the data, in place of the encodings they have.
    Sampled {
        /// `COMPROWS`: the rows of the sample, 1000 to 2147483647; 100000 for each slice unless it is said.
        rows: Option<u32>,
    },
    /// `COMPUPDATE OFF`: never.
    Off,
}

impl RowErrors {
    pub(super) fn clause(self) -> Option<String> {
        match self {
            Self::Stop | Self::Most(0) => None,
            Self::Most(rows) => Some(format!("MAXERROR AS {rows}")),
            Self::Ignored => Some("IGNOREALLERRORS".to_owned()),
        }
    }

    pub(super) fn judge(self) -> Result<(), String> {
        match self {
            Self::Most(rows @ 100_001..) => Err(format!(
                "MAXERROR is 100000 at most, not {rows}; say `RowErrors::Ignored` to bear any number of errors"
            )),
            _ => Ok(()),
        }
    }
}

impl CompressionAnalysis {
    pub(super) fn clauses(self) -> Vec<String> {
        match self {
            Self::Auto => Vec::new(),
            Self::Preset => vec!["COMPUPDATE PRESET".to_owned()],
            Self::Sampled { rows: None } => vec!["COMPUPDATE ON".to_owned()],
            Self::Sampled { rows: Some(rows) } => {
                vec!["COMPUPDATE ON".to_owned(), format!("COMPROWS {rows}")]
            }
            Self::Off => vec!["COMPUPDATE OFF".to_owned()],
        }
    }

    pub(super) fn judge(self) -> Result<(), String> {
        match self {
            Self::Sampled { rows: Some(rows @ (..1000 | 2_147_483_648..)) } => {
                Err(format!("a sample has 1000 to 2147483647 rows, not {rows}"))
            }
            _ => Ok(()),
        }
    }
}
