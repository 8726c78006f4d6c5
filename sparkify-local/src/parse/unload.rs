//! `UNLOAD ('SELECT …') TO 's3://…'`: its options in any order and any case, each at most once.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html>.

mod format;
mod literal;
mod size;
#[cfg(test)]
mod tests;

use sqlparser::tokenizer::Token as Lexeme;

use self::format::Written;
use super::copy::authorization;
use super::cursor::Cursor;
use crate::copy::statement::{Authorization, Compression};
use crate::error::SqlError;
use crate::unload::statement::{Existing, LARGEST_FILE, Manifest, PartitionBy, UnloadStatement};

/// What else UNLOAD knows and the stand-in does not.
const ELSEWHERE: [(&str, &str); 3] = [
    ("ENCRYPTED", "there are no keys of AWS KMS here; leave it out, or write ENCRYPTED AUTO"),
    ("KMS_KEY_ID", "there are no keys of AWS KMS here; leave it out together with ENCRYPTED"),
    ("MASTER_SYMMETRIC_KEY", "Redshift has given up encryption on the client's side; leave it out"),
];

/// Parses an UNLOAD from its first word to the end of the statement.
pub(crate) fn unload(cursor: &mut Cursor<'_>) -> Result<UnloadStatement, SqlError> {
    cursor.expect_keyword("UNLOAD")?;
    cursor.expect_symbol(&Lexeme::LParen)?;
    let query = literal::quoted(cursor)?;
    cursor.expect_symbol(&Lexeme::RParen)?;
    cursor.expect_keyword("TO")?;
    let to_position = cursor.position();
    let to = cursor.string()?;
    let mut options = Options::default();
    while cursor.peek().is_some() {
        option(cursor, &mut options)?;
    }
    let Some(authorization) = options.authorization else {
        return Err(SqlError::new("XX000", "UNLOAD to Amazon S3 needs an authorization")
            .hint("add IAM_ROLE default, or IAM_ROLE 'arn:aws:iam::<account>:role/<name>'")
            .at(cursor.position()));
    };
    Ok(UnloadStatement {
        query,
        to,
        to_position,
        format: options.written.format()?,
        authorization,
        partition: options.partition,
        manifest: options.manifest.unwrap_or_default(),
        existing: options.existing.map(|(existing, _)| existing).unwrap_or_default(),
        serial: options.serial.unwrap_or_default(),
        max_file_size: options.max_file_size.unwrap_or(LARGEST_FILE),
        extension: options.extension,
        region: options.region,
    })
}

/// What has been read so far; an option that is set may not come again.
#[derive(Default)]
struct Options {
    written: Written,
    authorization: Option<Authorization>,
    partition: Option<PartitionBy>,
    manifest: Option<Manifest>,
    /// With the word that says it.
    existing: Option<(Existing, &'static str)>,
    serial: Option<bool>,
    max_file_size: Option<u64>,
    extension: Option<String>,
    region: Option<String>,
    /// `ENCRYPTED AUTO`: the bucket's own key, and here a bucket has none.
    encrypted: Option<()>,
}

fn option(cursor: &mut Cursor<'_>, options: &mut Options) -> Result<(), SqlError> {
    let before = cursor.clone();
    let Some(Lexeme::Word(word)) = cursor.next().map(|token| &token.lexeme) else {
        return Err(before.expected("an option of UNLOAD"));
    };
    let name = word.value.to_uppercase();
    let position = before.position();
    macro_rules! set {
        ($field:expr, $value:expr) => {{
            once($field.is_some(), &name, position)?;
            $field = Some($value);
        }};
    }
    let written = &mut options.written;
    match name.as_str() {
        "FORMAT" => {
            cursor.keyword("AS");
            let position = cursor.position();
            let Some(kind) = cursor.one_of(&format::KINDS) else {
                return Err(cursor.expected("CSV, PARQUET or JSON"));
            };
            set!(written.kind, (kind, position));
        }
        "CSV" => set!(written.kind, ("CSV", position)),
        "PARQUET" => set!(written.kind, ("PARQUET", position)),
        "JSON" => set!(written.kind, ("JSON", position)),
        "IAM_ROLE" | "CREDENTIALS" | "ACCESS_KEY_ID" => {
            set!(options.authorization, authorization(cursor, &name)?);
        }
        "PARTITION" => set!(options.partition, partition(cursor)?),
        "MANIFEST" => {
            let verbose = cursor.keyword("VERBOSE");
            set!(options.manifest, if verbose { Manifest::Verbose } else { Manifest::Plain });
        }
        "HEADER" => set!(written.header, position),
        "DELIMITER" => set!(written.delimiter, (format::delimiter(cursor)?, position)),
        "FIXEDWIDTH" => set!(written.widths, (format::widths(cursor)?, position)),
        "ADDQUOTES" => set!(written.add_quotes, position),
        "ESCAPE" => set!(written.escape, position),
        "NULL" => set!(written.null_as, (text(cursor)?, position)),
        "GZIP" => set!(written.compression, (Compression::Gzip, position)),
        "BZIP2" => set!(written.compression, (Compression::Bzip2, position)),
        "ZSTD" => set!(written.compression, (Compression::Zstd, position)),
        "ROWGROUPSIZE" => set!(written.row_group, (size::row_group(cursor)?, position)),
        "ALLOWOVERWRITE" => existing(options, Existing::Overwritten, "ALLOWOVERWRITE", position)?,
        "CLEANPATH" => existing(options, Existing::Removed, "CLEANPATH", position)?,
        "PARALLEL" => {
            let on = cursor.one_of(&["ON", "TRUE", "OFF", "FALSE"]);
            set!(options.serial, matches!(on, Some("OFF" | "FALSE")));
        }
        "MAXFILESIZE" => set!(options.max_file_size, size::file(cursor)?),
        "REGION" => set!(options.region, text(cursor)?),
        "EXTENSION" => set!(options.extension, cursor.string()?),
        "ENCRYPTED" if cursor.keyword("AUTO") => set!(options.encrypted, ()),
        other => {
            if let Some((word, hint)) = ELSEWHERE.iter().find(|(word, _)| *word == other) {
                let message = format!("UNLOAD option {word} is not supported by the stand-in");
                return Err(SqlError::unsupported(message).hint(*hint).at(position));
            }
            return Err(before.expected("an option of UNLOAD"));
        }
    }
    Ok(())
}

/// Fails if an option was given before.
fn once(given: bool, name: &str, position: u32) -> Result<(), SqlError> {
    if !given {
        return Ok(());
    }
    Err(SqlError::syntax("conflicting or redundant options")
        .detail(format!("{name} is given a second time, or with an option that excludes it"))
        .at(position))
}

fn existing(
    options: &mut Options,
    existing: Existing,
    word: &'static str,
    position: u32,
) -> Result<(), SqlError> {
    match options.existing {
        Some((_, other)) if other != word => Err(SqlError::syntax("conflicting or redundant options")
            .detail("CLEANPATH cannot be specified with ALLOWOVERWRITE")
            .hint("CLEANPATH removes the files that are there, ALLOWOVERWRITE keeps all but those it overwrites")
            .at(position)),
        given => {
            once(given.is_some(), word, position)?;
            options.existing = Some((existing, word));
            Ok(())
        }
    }
}

/// `BY (name, …) [INCLUDE]`.
fn partition(cursor: &mut Cursor<'_>) -> Result<PartitionBy, SqlError> {
    cursor.expect_keyword("BY")?;
    let columns = cursor.list(|cursor| {
        let position = cursor.position();
        Ok((cursor.identifier()?, position))
    })?;
    for (index, (name, position)) in columns.iter().enumerate() {
        if columns[..index].iter().any(|(other, _)| other == name) {
            let message = format!("column \"{name}\" appears twice in PARTITION BY");
            return Err(SqlError::new("42701", message).at(*position));
        }
    }
    Ok(PartitionBy { columns, include: cursor.keyword("INCLUDE") })
}

/// `[AS] '…'`.
fn text(cursor: &mut Cursor<'_>) -> Result<String, SqlError> {
    cursor.keyword("AS");
    cursor.string()
}
