//! `s3://bucket/key`.

use std::fmt;

use crate::error::SqlError;

/// The address of an object, or a prefix of such.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Url {
    pub(crate) bucket: String,
    /// Without a leading slash; empty for the bucket itself.
    pub(crate) key: String,
}

impl Url {
    /// What a COPY reads.
    pub(crate) fn parse(text: &str) -> Result<Self, SqlError> {
        Self::read(text, "COPY from")
    }

    /// What an UNLOAD writes.
    pub(crate) fn parse_to(text: &str) -> Result<Self, SqlError> {
        Self::read(text, "UNLOAD to")
    }

    fn read(text: &str, what: &str) -> Result<Self, SqlError> {
        let wrong = |reason: &str| {
            SqlError::new("XX000", format!("cannot {what} '{text}': {reason}"))
                .hint("name the objects as 's3://bucket/key-prefix'")
        };
        let Some(rest) = text.strip_prefix("s3://") else {
            let scheme = text.split_once("://").map(|(scheme, _)| scheme);
            return Err(match scheme {
                Some("dynamodb" | "emr" | "ssh") => {
                    SqlError::unsupported(format!("{what} '{text}' is not supported: only s3:// is"))
                }
                _ => wrong("it is no s3:// URL"),
            });
        };
        let (bucket, key) = rest.split_once('/').unwrap_or((rest, ""));
        if bucket.is_empty() {
            return Err(wrong("the bucket is missing"));
        }
        Ok(Self { bucket: bucket.to_owned(), key: key.to_owned() })
    }
}

impl fmt::Display for Url {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "s3://{}/{}", self.bucket, self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bucket_and_key_are_told_apart() {
        let url = Url::parse("s3://b/a/c d.json").expect("a URL");
        assert_eq!((url.bucket.as_str(), url.key.as_str()), ("b", "a/c d.json"));
        assert_eq!(url.to_string(), "s3://b/a/c d.json");
        for bad in ["s3:/b/k", "s3:///k", "/tmp/x", "dynamodb://t"] {
            assert!(Url::parse(bad).is_err(), "{bad}");
        }
    }
}
