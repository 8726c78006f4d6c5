//! The manifest of a COPY: a list of exact keys.

use serde::Deserialize;

use super::url::Url;
use super::{Access, Object};
use crate::error::SqlError;

#[derive(Deserialize)]
struct Manifest {
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    url: String,
    #[serde(default)]
    mandatory: bool,
}

/// The objects a manifest names, in its order; one named twice is loaded twice.
pub(super) fn objects(access: &Access<'_>, manifest: &Url) -> Result<Vec<Object>, SqlError> {
    let text = access.bytes(manifest, "manifest")?;
    let entries = parse(&text, manifest)?;
    let mut objects = Vec::with_capacity(entries.len());
    for (url, mandatory) in entries {
        match access.object(&url)? {
            Some(object) => objects.push(object),
            None if mandatory => {
                let message = format!("The specified S3 object '{}' does not exist", url.key);
                return Err(access
                    .missing(&url, &message)
                    .detail(format!("the manifest {manifest} names {url} as mandatory")));
            }
            None => {}
        }
    }
    if objects.is_empty() {
        let message = format!("no object named in the manifest {manifest} exists");
        return Err(SqlError::new("XX000", message));
    }
    Ok(objects)
}

fn parse(text: &[u8], manifest: &Url) -> Result<Vec<(Url, bool)>, SqlError> {
    let parsed: Manifest = serde_json::from_slice(text).map_err(|error| {
        SqlError::new("XX000", format!("the manifest {manifest} is not a JSON manifest"))
            .detail(error.to_string())
            .hint(r#"it should be {"entries":[{"url":"s3://bucket/key","mandatory":true}]}"#)
    })?;
    let full = |entry: Entry| match Url::parse(&entry.url) {
        Ok(url) if !url.key.is_empty() && !url.key.ends_with('/') => Ok((url, entry.mandatory)),
        _ => Err(SqlError::new("XX000", "Manifest file entry must specify a full path")
            .detail(format!("error 8001: '{}' in the manifest {manifest}", entry.url))
            .hint("name one object per entry as s3://bucket/key; a prefix is not expanded")),
    };
    parsed.entries.into_iter().map(full).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<Vec<(Url, bool)>, SqlError> {
        parse(text.as_bytes(), &Url::parse("s3://b/m").expect("a URL"))
    }

    #[test]
    fn mandatory_defaults_to_false() {
        let text = r#"{"entries":[{"url":"s3://b/1","mandatory":true,"meta":{"content_length":3}},{"url":"s3://b/2"}]}"#;
        let entries = parsed(text).expect("a manifest");
        let flags: Vec<_> = entries.iter().map(|(url, flag)| (url.key.as_str(), *flag)).collect();
        assert_eq!(flags, [("1", true), ("2", false)]);
    }

    #[test]
    fn wrong_manifests_are_refused() {
        for (text, words) in [
            ("[]", "is not a JSON manifest"),
            ("{", "is not a JSON manifest"),
            (r#"{"entries":[{"url":"b/1"}]}"#, "must specify a full path"),
            (r#"{"entries":[{"url":"s3://b/folder/"}]}"#, "must specify a full path"),
        ] {
            let error = parsed(text).expect_err(text);
            assert!(error.message.contains(words), "{text}: {error}");
        }
    }
}
