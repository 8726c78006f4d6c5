//! Where COPY reads from and what it may read as: values that are right once they exist.

use std::fmt;

/// `s3://bucket/key`: an object, or the prefix of many.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct S3Url(String);

/// The role COPY reads as.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum IamRole {
    /// The cluster's default role: `IAM_ROLE DEFAULT`.
    #[default]
    Default,
    /// A role attached to the cluster.
    Arn(RoleArn),
}

/// `arn:aws:iam::<12 digits>:role/<name>`, or several of them chained by commas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleArn(String);

/// An AWS region, e.g. `us-west-2`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region(String);

/// A key of AWS KMS: its id, e.g. `1234abcd-12ab-34cd-56ef-1234567890ab`, or its ARN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KmsKey(String);

/// A text that is not what it should be: what was expected, and what was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// What was expected.
    pub expected: &'static str,
    /// What was given.
    pub given: String,
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not {}", self.given, self.expected)
    }
}

impl std::error::Error for Malformed {}

macro_rules! checked {
    ($($name:ident, $expected:literal, $is_valid:ident;)+) => {$(
        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl std::str::FromStr for $name {
            type Err = Malformed;

            fn from_str(text: &str) -> Result<Self, Malformed> {
                if $is_valid(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(Malformed { expected: $expected, given: text.to_owned() })
                }
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    )+};
}
checked! {
    S3Url, "an S3 URL such as `s3://bucket/folder/`", is_s3_url;
    RoleArn, "the ARN of a role such as `arn:aws:iam::123456789012:role/name`", is_role_arn;
    Region, "a region such as `us-west-2`", is_region;
    KmsKey, "a key of AWS KMS such as `1234abcd-12ab-34cd-56ef-1234567890ab`", is_kms_key;
}

impl IamRole {
    /// `IAM_ROLE …`.
    pub(crate) fn clause(&self) -> String {
        match self {
            Self::Default => "IAM_ROLE DEFAULT".to_owned(),
            Self::Arn(arn) => format!("IAM_ROLE {}", crate::render::literal(arn.as_str())),
        }
    }
}

impl S3Url {
    /// The prefix of everything in the folder: the URL with a `/` at its end.
    ///
    /// COPY takes a key prefix, not a folder: without the slash `log_data` also reads `log_data.bak`.
    #[must_use]
    pub fn folder(&self) -> Self {
        Self(format!("{}/", self.0.trim_end_matches('/')))
    }
}

fn is_s3_url(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("s3://") else { return false };
    let bucket = rest.split('/').next().unwrap_or_default();
    let legal =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'_');
    (3..=63).contains(&bucket.len()) && bucket.bytes().all(legal) && !text.contains(['\0', '\n', '\r'])
}

fn is_role_arn(text: &str) -> bool {
    text.split(',').all(|arn| {
        let parts: Vec<&str> = arn.splitn(6, ':').collect();
        let [arn, partition, service, region, account, resource] = parts[..] else { return false };
        arn == "arn"
            && partition.starts_with("aws")
            && service == "iam"
            && region.is_empty()
            && account.len() == 12
            && account.bytes().all(|byte| byte.is_ascii_digit())
            && resource
                .strip_prefix("role/")
                .is_some_and(|name| !name.is_empty() && name.chars().all(is_role_character))
    })
}

fn is_role_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || "+=.@_/-".contains(character)
}

fn is_region(text: &str) -> bool {
    text.split('-').count() >= 3
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && text.ends_with(|last: char| last.is_ascii_digit())
}

/// An id, which is a UUID or that of a key in several regions, or the ARN that ends with it.
fn is_kms_key(text: &str) -> bool {
    let id = match text.rsplit_once(":key/") {
        Some((arn, id)) if is_kms_arn(arn) => id,
        Some(_) => return false,
        None => text,
    };
    let is_hexadecimal =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    if let Some(rest) = id.strip_prefix("mrk-") {
        return rest.len() == 32 && is_hexadecimal(rest);
    }
    let parts: Vec<&str> = id.split('-').collect();
    parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12]) && parts.into_iter().all(is_hexadecimal)
}

fn is_kms_arn(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let ["arn", partition, "kms", region, account] = parts[..] else { return false };
    partition.starts_with("aws")
        && is_region(region)
        && account.len() == 12
        && account.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{KmsKey, Region, RoleArn, S3Url};

    #[test]
    fn keys_are_ids_or_arns() {
        for right in [
            "1234abcd-12ab-34cd-56ef-1234567890ab",
            "mrk-1234abcd12ab34cd56ef1234567890ab",
            "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        ] {
            assert!(right.parse::<KmsKey>().is_ok(), "{right}");
        }
        for wrong in [
            "",
            "alias/desk",
            "1234ABCD-12ab-34cd-56ef-1234567890ab",
            "1234abcd12ab34cd56ef1234567890ab",
            "arn:aws:kms:us-west-2:1111:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            "arn:aws:iam::123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        ] {
            assert!(wrong.parse::<KmsKey>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn urls_need_a_scheme_and_a_bucket() {
        assert!("s3://lake/log_data".parse::<S3Url>().is_ok());
        for wrong in ["", "lake/log_data", "s3://", "s3:///log", "https://lake/log", "s3://UPPER/x"] {
            assert!(wrong.parse::<S3Url>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_folder_ends_with_one_slash() {
        for url in ["s3://lake/log_data", "s3://lake/log_data/"] {
            assert_eq!(
                url.parse::<S3Url>().map(|url| url.folder().to_string()),
                Ok("s3://lake/log_data/".into())
            );
        }
    }

    #[test]
    fn roles_are_arns() {
        assert!("arn:aws:iam::123456789012:role/reader".parse::<RoleArn>().is_ok());
        assert!(
            "arn:aws:iam::123456789012:role/a,arn:aws:iam::123456789012:role/b".parse::<RoleArn>().is_ok()
        );
        for wrong in [
            "reader",
            "arn:aws:iam::12:role/reader",
            "arn:aws:iam::123456789012:user/anna",
            "arn:aws:iam::123456789012:role/it's",
        ] {
            assert!(wrong.parse::<RoleArn>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn regions_have_three_parts() {
        assert!("us-west-2".parse::<Region>().is_ok());
        assert!("ap-southeast-1".parse::<Region>().is_ok());
        for wrong in ["uswest2", "us-west", "US-WEST-2", "us-west-2'"] {
            assert!(wrong.parse::<Region>().is_err(), "{wrong}");
        }
    }
}
