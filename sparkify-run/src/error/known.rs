//! What is known to go wrong on a cluster, told from the words in which Redshift says it.

use super::Failure;
use crate::exit::Exit;

/// A failure whose cause and remedy are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// Another transaction changed the same tables.
    Conflict,
    /// COPY may not become the role it was told to read as.
    Role,
    /// The bucket is in another region than the cluster, and COPY was not told which.
    OtherRegion,
    /// S3 refuses the role.
    AccessDenied,
    /// There is no such bucket.
    NoBucket,
    DiskFull,
    /// The statement ran longer than it may.
    Timeout,
}

impl Known {
    /// What this failure is, if it is one of them.
    ///
    /// Redshift gives all of them SQLSTATE XX000, so the words are all there is
    /// (<https://docs.aws.amazon.com/redshift/latest/dg/c_serial_isolation.html>).
    pub(crate) fn of(failure: &Failure) -> Option<Self> {
        let code = failure.code.as_deref().unwrap_or_default();
        let text = format!("{}\n{}", failure.message, failure.detail.as_deref().unwrap_or_default());
        let says = |words: &str| text.to_lowercase().contains(words);
        let conflict = code == "40001"
            || failure.message.trim() == "1023"
            || says("serializable isolation violation")
            || says("conflict with concurrent transaction");
        if conflict {
            Some(Self::Conflict)
        } else if says("not authorized to assume iam role")
            || says("not authorized to get credentials of role")
        {
            Some(Self::Role)
        } else if says("permanentredirect") || says("must be addressed using the specified endpoint") {
            Some(Self::OtherRegion)
        } else if says("nosuchbucket") {
            Some(Self::NoBucket)
        } else if says("error accessdenied") || (says("s3serviceexception") && says("access denied")) {
            Some(Self::AccessDenied)
        } else if code == "53100" || says("disk full") {
            Some(Self::DiskFull)
        } else if code == "57014" || says("on user's request") || says("statement timeout") {
            Some(Self::Timeout)
        } else {
            None
        }
    }

    /// The cause in words, after "`x` stopped: ".
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Conflict => "another transaction changed the same tables",
            Self::Role => "the cluster may not assume the role it should read S3 as",
            Self::OtherRegion => "the bucket is in another region than the cluster",
            Self::AccessDenied => "S3 refuses access to the role that COPY reads as",
            Self::NoBucket => "there is no such bucket",
            Self::DiskFull => "the cluster's disks are full",
            Self::Timeout => "it was cancelled, or ran longer than statement_timeout allows",
        }
    }

    pub(crate) fn hint(self) -> &'static str {
        match self {
            Self::Conflict => "let the other load end, then run this again; only one can load at a time",
            Self::Role => {
                "check that the role is attached to the cluster and in sync (`sparkify status`), and that its \
                 trust policy names redshift.amazonaws.com"
            }
            Self::OtherRegion => "pass `--region` with the bucket's region",
            Self::AccessDenied => {
                "allow the role s3:GetObject on the objects, and s3:ListBucket and s3:GetBucketLocation on the \
                 bucket"
            }
            Self::NoBucket => "check the bucket in `--log-data`, `--song-data` and `--log-jsonpaths`",
            Self::DiskFull => "drop what is not needed, or resize the cluster",
            Self::Timeout => {
                "raise `cluster.statement_timeout`, or see in sys_query_history what held it up: the label is \
                 the statement's name"
            }
        }
    }

    pub(crate) fn exit(self) -> Exit {
        match self {
            Self::Role | Self::OtherRegion | Self::AccessDenied | Self::NoBucket => Exit::Usage,
            Self::Conflict | Self::DiskFull | Self::Timeout => Exit::TargetFailed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(code: &str, message: &str, detail: Option<&str>) -> Option<Known> {
        Known::of(&Failure {
            code: Some(code.to_owned()),
            message: message.to_owned(),
            detail: detail.map(str::to_owned),
            ..Failure::default()
        })
    }

    #[test]
    fn redshifts_words_are_recognised() {
        let violation =
            "Serializable isolation violation on table - 153216, transactions forming the cycle are: 1, 2";
        let redirect = "S3ServiceException:The bucket you are attempting to access must be addressed using the \
                        specified endpoint.,Status 301,Error PermanentRedirect,Rid X";
        for (code, message, detail, expected) in [
            ("XX000", "1023", Some(violation), Known::Conflict),
            (
                "XX000",
                "could not complete because of conflict with concurrent transaction",
                None,
                Known::Conflict,
            ),
            ("40001", "could not serialize access", None, Known::Conflict),
            (
                "XX000",
                "User arn:aws:redshift:us-west-2:1:dbuser:c/u is not authorized to assume IAM Role arn:aws:iam::1:role/r",
                None,
                Known::Role,
            ),
            ("XX000", redirect, None, Known::OtherRegion),
            (
                "XX000",
                "S3ServiceException:Access Denied,Status 403,Error AccessDenied,Rid X",
                None,
                Known::AccessDenied,
            ),
            (
                "XX000",
                "S3ServiceException:The specified bucket does not exist,Status 404,Error NoSuchBucket",
                None,
                Known::NoBucket,
            ),
            ("XX000", "Disk Full", None, Known::DiskFull),
            ("57014", "Query (42) canceled on user's request", None, Known::Timeout),
        ] {
            assert_eq!(known(code, message, detail), Some(expected), "{message}");
        }
    }

    #[test]
    fn anything_else_is_not_guessed() {
        assert_eq!(known("XX000", "Load into table 't' failed.", None), None);
        assert_eq!(known("42P01", "relation \"x\" does not exist", None), None);
    }
}
