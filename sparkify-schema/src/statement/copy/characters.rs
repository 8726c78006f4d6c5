//! ENCODING: the characters of the data, where their format leaves them open.

/// The encoding of the data's characters: [`FileEncoding`], or [`Utf8`] where Redshift reads nothing else.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html>.
pub trait DataEncoding: Copy + Default {
    /// `ENCODING AS …`, if it has to be said.
    #[doc(hidden)]
    fn clause(self) -> Option<String>;
}

/// The encodings COPY turns into UTF-8. Manifests and jsonpaths documents are in UTF-8 whatever the data is in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FileEncoding {
    /// `UTF8`, which needs no word.
    #[default]
    Utf8,
    /// `UTF16`, with a byte order mark.
    Utf16,
    /// `UTF16LE`: little-endian, with or without a mark.
    Utf16Le,
    /// `UTF16BE`: big-endian, with or without a mark.
    Utf16Be,
    /// `ISO88591`.
    Iso88591,
}

/// UTF-8 and nothing else, as fixed widths and columns are in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Utf8;

impl DataEncoding for FileEncoding {
    fn clause(self) -> Option<String> {
        let name = match self {
            Self::Utf8 => return None,
            Self::Utf16 => "UTF16",
            Self::Utf16Le => "UTF16LE",
            Self::Utf16Be => "UTF16BE",
            Self::Iso88591 => "ISO88591",
        };
        Some(format!("ENCODING AS {name}"))
    }
}

impl DataEncoding for Utf8 {
    fn clause(self) -> Option<String> {
        None
    }
}
