//! `UNLOAD ('SELECT …') TO 's3://…'`: the rows of a query as files.

mod format;

pub use format::{Existing, RowGroups, UnloadCompression, UnloadFormat};

use super::{Mistake, QueryError, Select, stored};
use crate::{
    identifier::quoted,
    render::literal,
    row::Row,
    s3::{IamRole, KmsKey, Region, S3Url},
    statement::Statement,
};

/// The rows of a query as files under a prefix.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html>.
#[derive(Debug)]
pub struct Unload<R: Row> {
    /// The rows.
    pub select: Select<R>,
    /// The prefix of the files' names; in a folder it ends with `/`.
    pub to: S3Url,
    /// The role they are written as.
    pub iam_role: IamRole,
    /// What the files look like.
    pub format: UnloadFormat,
    /// Everything else.
    pub options: UnloadOptions,
}

/// The options of an UNLOAD that go with every format; none of them is set by default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnloadOptions {
    /// `PARTITION BY`: a folder `column=value` for each value of these columns.
    pub partition_by: Vec<&'static str>,
    /// `INCLUDE`: the partition's columns are in the files as well as in their folder.
    pub include_partitions: bool,
    /// `MANIFEST`: a file that lists the files, with `VERBOSE` also their columns and sizes.
    pub manifest: Manifest,
    /// What becomes of files that are there.
    pub existing: Existing,
    /// `PARALLEL OFF`: one file after the other, in the query's order, instead of several for each slice.
    pub one_by_one: bool,
    /// `MAXFILESIZE` in megabytes, 5 to 6348.
    pub max_file_megabytes: Option<u16>,
    /// What the files are encrypted with.
    pub encryption: Encryption,
    /// `EXTENSION`: the end of the files' names, in place of that of their compression.
    pub extension: Option<String>,
    /// The bucket's region, where it is not the cluster's.
    pub region: Option<Region>,
}

/// What the files are encrypted with in S3, where they always are. COPY reads them without a word of it.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/t_unloading_encrypted_files.html>.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Encryption {
    /// A key of S3's own, SSE-S3.
    #[default]
    OfS3,
    /// `ENCRYPTED AUTO`: the bucket's default key of AWS KMS, or that of S3 where it has none.
    OfTheBucket,
    /// `KMS_KEY_ID … ENCRYPTED`: this key of AWS KMS.
    Key(KmsKey),
}

/// The file that lists the files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Manifest {
    /// None.
    #[default]
    Absent,
    /// The files.
    Plain,
    /// The files, their columns and their sizes.
    Verbose,
}

impl<R: Row> Unload<R> {
    /// The rows as `format`, written as the cluster's default role, without options.
    #[must_use]
    pub fn new(select: Select<R>, to: S3Url, format: UnloadFormat) -> Self {
        Self { select, to, iam_role: IamRole::Default, format, options: UnloadOptions::default() }
    }

    /// The statement `<group>/<name>`.
    ///
    /// # Panics
    /// If it has a mistake the compiler can't see, see [`Unload::try_statement`].
    #[must_use]
    #[track_caller]
    pub fn statement(&self, group: &'static str, name: &str) -> Statement {
        self.try_statement(group, name).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The statement `<group>/<name>`.
    ///
    /// # Errors
    /// As [`Select::try_statement`], and if the query has a LIMIT, a partition is by no column of it or by all of
    /// them, a size is out of its range, or an extension is none.
    pub fn try_statement(&self, group: &'static str, name: &str) -> Result<Statement, QueryError> {
        let select = self.select.try_statement(group, name)?;
        self.judge().map_err(|mistake| QueryError::new(format!("{group}/{name}"), mistake))?;
        let mut clauses = vec![
            format!("UNLOAD ({})", literal(&select.sql)),
            format!("TO {}", literal(self.to.as_str())),
            self.iam_role.clause(),
        ];
        clauses.extend(self.format.clauses());
        clauses.extend(self.options.clauses());
        Ok(Statement::checked(group, name, clauses.join("\n"))?.with_lints(select.lints))
    }

    fn judge(&self) -> Result<(), Mistake> {
        if self.select.is_limited() {
            return Err(
                "UNLOAD refuses a LIMIT and an OFFSET; put the limited query into another's FROM".into()
            );
        }
        let UnloadOptions { partition_by, include_partitions, max_file_megabytes, .. } = &self.options;
        for (i, name) in partition_by.iter().enumerate() {
            stored::column::<R>(name, "partition")?;
            if partition_by[..i].contains(name) {
                return Err(format!("`{name}` is a partition twice").into());
            }
        }
        if partition_by.len() == R::COLUMNS.len() && !include_partitions {
            return Err(
                "every column is a partition, so the files would be empty; say `include_partitions`".into()
            );
        }
        if partition_by.is_empty() && *include_partitions {
            return Err("`include_partitions` is said, and there are no partitions".into());
        }
        let in_folders = if *include_partitions { 0 } else { partition_by.len() };
        self.format.judge(R::COLUMNS.len() - in_folders)?;
        if let Some(size) = max_file_megabytes.filter(|size| !(5..=6348).contains(size)) {
            return Err(format!("a file has 5 to 6348 megabytes at most, not {size}").into());
        }
        match &self.options.extension {
            Some(extension) if !is_extension(extension) => Err(format!(
                "`{extension}` is no extension; it is letters, digits, `.`, `-` and `_` without a dot at its ends"
            )
            .into()),
            _ => Ok(()),
        }
    }
}

/// Redshift does not look at it, and puts the dot before it.
fn is_extension(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    !text.is_empty() && text.chars().all(is_plain) && !text.starts_with('.') && !text.ends_with('.')
}

impl Encryption {
    fn clauses(&self) -> Vec<String> {
        match self {
            Self::OfS3 => Vec::new(),
            Self::OfTheBucket => vec!["ENCRYPTED AUTO".to_owned()],
            Self::Key(key) => {
                vec![format!("KMS_KEY_ID {}", literal(key.as_str())), "ENCRYPTED".to_owned()]
            }
        }
    }
}

impl UnloadOptions {
    fn clauses(&self) -> Vec<String> {
        let mut clauses = Vec::new();
        if !self.partition_by.is_empty() {
            let columns: Vec<_> = self.partition_by.iter().map(|column| quoted(column)).collect();
            let include = if self.include_partitions { " INCLUDE" } else { "" };
            clauses.push(format!("PARTITION BY ({}){include}", columns.join(", ")));
        }
        clauses.extend(match self.manifest {
            Manifest::Absent => None,
            Manifest::Plain => Some("MANIFEST".to_owned()),
            Manifest::Verbose => Some("MANIFEST VERBOSE".to_owned()),
        });
        clauses.extend(match self.existing {
            Existing::Refused => None,
            Existing::Overwritten => Some("ALLOWOVERWRITE".to_owned()),
            Existing::Removed => Some("CLEANPATH".to_owned()),
        });
        clauses.extend(self.encryption.clauses());
        clauses.extend(self.one_by_one.then(|| "PARALLEL OFF".to_owned()));
        clauses.extend(self.max_file_megabytes.map(|size| format!("MAXFILESIZE AS {size} MB")));
        clauses.extend(self.extension.iter().map(|extension| format!("EXTENSION {}", literal(extension))));
        clauses.extend(self.region.iter().map(|region| format!("REGION AS {}", literal(region.as_str()))));
        clauses
    }
}
