//! `COPY table FROM 's3://…'`: its options in any order and any case, each at most once.

mod authorization;
#[cfg(test)]
mod tests;

use sqlparser::tokenizer::Token as Lexeme;

pub(crate) use self::authorization::authorization;
use super::cursor::Cursor;
use crate::copy::statement::{Authorization, CompUpdate, Compression, CopyStatement, Encoding, Format, Json};
use crate::error::SqlError;

/// What else COPY knows and the stand-in does not: file formats first.
const FORMATS: [&str; 6] = ["CSV", "PARQUET", "AVRO", "ORC", "FIXEDWIDTH", "SHAPEFILE"];
const ELSEWHERE: [&str; 5] = ["ENCRYPTED", "MASTER_SYMMETRIC_KEY", "SSH", "LZOP", "READRATIO"];
/// What Redshift refuses together with JSON.
const NOT_WITH_JSON: [&str; 9] = [
    "DELIMITER",
    "ESCAPE",
    "FILLRECORD",
    "IGNOREBLANKLINES",
    "IGNOREHEADER",
    "NULL",
    "QUOTE",
    "REMOVEQUOTES",
    "READRATIO",
];

/// Parses a COPY from its first word to the end of the statement.
pub(crate) fn copy(cursor: &mut Cursor<'_>) -> Result<CopyStatement, SqlError> {
    cursor.expect_keyword("COPY")?;
    let table = cursor.table_name()?;
    let columns = cursor.at_symbol(&Lexeme::LParen).then(|| cursor.list(Cursor::identifier)).transpose()?;
    cursor.expect_keyword("FROM")?;
    let source_position = cursor.position();
    let source = cursor.string()?;
    let mut options = Options::default();
    while cursor.peek().is_some() {
        option(cursor, &mut options)?;
    }
    let Some(format) = options.format else {
        return Err(SqlError::unsupported("COPY of delimited text is not supported by the stand-in")
            .hint("add FORMAT AS JSON 'auto', 'auto ignorecase', 'noshred' or a jsonpaths file")
            .at(cursor.position()));
    };
    let Some(authorization) = options.authorization else {
        return Err(SqlError::new("XX000", "COPY from Amazon S3 needs an authorization")
            .hint("add IAM_ROLE default, or IAM_ROLE 'arn:aws:iam::<account>:role/<name>'")
            .at(cursor.position()));
    };
    Ok(CopyStatement {
        table,
        columns,
        source,
        source_position,
        format,
        authorization,
        region: options.region,
        manifest: options.manifest.is_some(),
        compression: options.compression,
        time_format: options.time_format,
        date_format: options.date_format,
        accept_any_date: options.accept_any_date.is_some(),
        accept_inv_chars: options.accept_inv_chars,
        blanks_as_null: options.blanks_as_null.is_some(),
        empty_as_null: options.empty_as_null.is_some(),
        trim_blanks: options.trim_blanks.is_some(),
        truncate_columns: options.truncate_columns.is_some(),
        round_dec: options.round_dec.is_some(),
        explicit_ids: options.explicit_ids.is_some(),
        encoding: options.encoding.unwrap_or(Encoding::Utf8),
        max_error: options.max_error,
        ignore_all_errors: options.ignore_all_errors.is_some(),
        no_load: options.no_load.is_some(),
        comp_rows: options.comp_rows,
        comp_update: options.comp_update,
        stat_update: options.stat_update,
    })
}

/// What has been read so far; an option that is set may not come again.
#[derive(Default)]
struct Options {
    format: Option<Format>,
    authorization: Option<Authorization>,
    region: Option<String>,
    manifest: Option<()>,
    compression: Option<Compression>,
    time_format: Option<String>,
    date_format: Option<String>,
    accept_any_date: Option<()>,
    accept_inv_chars: Option<char>,
    blanks_as_null: Option<()>,
    empty_as_null: Option<()>,
    trim_blanks: Option<()>,
    truncate_columns: Option<()>,
    round_dec: Option<()>,
    explicit_ids: Option<()>,
    encoding: Option<Encoding>,
    max_error: Option<u32>,
    ignore_all_errors: Option<()>,
    no_load: Option<()>,
    comp_rows: Option<u64>,
    comp_update: Option<CompUpdate>,
    stat_update: Option<bool>,
}

fn option(cursor: &mut Cursor<'_>, options: &mut Options) -> Result<(), SqlError> {
    let before = cursor.clone();
    let Some(Lexeme::Word(word)) = cursor.next().map(|token| &token.lexeme) else {
        return Err(before.expected("an option of COPY"));
    };
    let name = word.value.to_uppercase();
    let position = before.position();
    let once = |known: bool| {
        if known {
            Err(SqlError::syntax("conflicting or redundant options")
                .detail(format!("{name} is given a second time, or with an option that excludes it"))
                .at(position))
        } else {
            Ok(())
        }
    };
    macro_rules! set {
        ($field:ident, $value:expr) => {{
            once(options.$field.is_some())?;
            options.$field = Some($value);
        }};
    }
    match name.as_str() {
        "FORMAT" | "JSON" => {
            once(options.format.is_some())?;
            if name == "FORMAT" {
                cursor.keyword("AS");
                refuse(cursor, &FORMATS)?;
                cursor.expect_keyword("JSON")?;
            }
            options.format = Some(Format::Json(json(cursor)?));
        }
        "IAM_ROLE" | "CREDENTIALS" | "ACCESS_KEY_ID" => {
            set!(authorization, authorization(cursor, &name)?);
        }
        "REGION" => set!(region, text(cursor)?),
        "MANIFEST" => set!(manifest, ()),
        "GZIP" => set!(compression, Compression::Gzip),
        "BZIP2" => set!(compression, Compression::Bzip2),
        "ZSTD" => set!(compression, Compression::Zstd),
        "TIMEFORMAT" => set!(time_format, text(cursor)?),
        "DATEFORMAT" => set!(date_format, text(cursor)?),
        "ACCEPTANYDATE" => set!(accept_any_date, ()),
        "ACCEPTINVCHARS" => set!(accept_inv_chars, replacement(cursor)?),
        "BLANKSASNULL" => set!(blanks_as_null, ()),
        "EMPTYASNULL" => set!(empty_as_null, ()),
        "TRIMBLANKS" => set!(trim_blanks, ()),
        "TRUNCATECOLUMNS" => set!(truncate_columns, ()),
        "ROUNDEC" => set!(round_dec, ()),
        "EXPLICIT_IDS" => set!(explicit_ids, ()),
        "ENCODING" => set!(encoding, encoding(cursor)?),
        "MAXERROR" => {
            once(options.ignore_all_errors.is_some())?;
            set!(max_error, number(cursor, 0, 100_000)?);
        }
        "IGNOREALLERRORS" => {
            once(options.max_error.is_some())?;
            set!(ignore_all_errors, ());
        }
        "NOLOAD" => set!(no_load, ()),
        "COMPROWS" => set!(comp_rows, u64::from(number(cursor, 1000, 2_147_483_647)?)),
        "COMPUPDATE" => set!(comp_update, comp_update(cursor)),
        "STATUPDATE" => set!(stat_update, switch(cursor).unwrap_or(true)),
        _ => {
            *cursor = before;
            refuse(cursor, &FORMATS)?;
            refuse(cursor, &NOT_WITH_JSON)?;
            refuse(cursor, &ELSEWHERE)?;
            return Err(cursor.expected("an option of COPY"));
        }
    }
    Ok(())
}

/// Fails if one of the words is next.
fn refuse(cursor: &Cursor<'_>, words: &[&str]) -> Result<(), SqlError> {
    let Some(word) = words.iter().find(|word| cursor.at_keyword(word)) else {
        return Ok(());
    };
    let error = if NOT_WITH_JSON.contains(word) {
        SqlError::new("0A000", format!("{word} is not supported with JSON"))
            .hint("it belongs to delimited text; the stand-in's COPY reads JSON")
    } else if FORMATS.contains(word) {
        SqlError::unsupported(format!("COPY format {word} is not supported by the stand-in"))
            .hint("it reads FORMAT AS JSON 'auto', 'auto ignorecase', 'noshred' or a jsonpaths file")
    } else {
        SqlError::unsupported(format!("COPY option {word} is not supported by the stand-in"))
            .hint("it reads JSON from Amazon S3, plain or with GZIP, BZIP2 or ZSTD")
    };
    Err(error.at(cursor.position()))
}

fn json(cursor: &mut Cursor<'_>) -> Result<Json, SqlError> {
    let named = cursor.keyword("AS");
    let position = cursor.position();
    let Some(text) = cursor.string_if_next() else {
        return if named { Err(cursor.expected("a string literal")) } else { Ok(Json::Auto) };
    };
    match text.to_lowercase().as_str() {
        "auto" => Ok(Json::Auto),
        "auto ignorecase" => Ok(Json::AutoIgnoreCase),
        "noshred" => Ok(Json::NoShred),
        _ if text.starts_with("s3://") => Ok(Json::Paths(text)),
        _ => Err(SqlError::new("XX000", format!("JSON '{text}' is no way to read JSON"))
            .hint("it is 'auto', 'auto ignorecase', 'noshred', or the s3:// URL of a jsonpaths file")
            .at(position)),
    }
}

/// `[AS] '…'`.
fn text(cursor: &mut Cursor<'_>) -> Result<String, SqlError> {
    cursor.keyword("AS");
    cursor.string()
}

/// `[AS] n`.
fn number(cursor: &mut Cursor<'_>, least: u32, most: u32) -> Result<u32, SqlError> {
    cursor.keyword("AS");
    let before = cursor.clone();
    let number = cursor.integer()?;
    u32::try_from(number)
        .ok()
        .filter(|number| (least..=most).contains(number))
        .ok_or_else(|| before.expected(&format!("a number from {least} to {most}")))
}

/// `[AS] ['c']`.
fn replacement(cursor: &mut Cursor<'_>) -> Result<char, SqlError> {
    let named = cursor.keyword("AS");
    let before = cursor.clone();
    let Some(text) = cursor.string_if_next() else {
        return if named { Err(cursor.expected("a string literal")) } else { Ok('?') };
    };
    match text.chars().collect::<Vec<_>>()[..] {
        [one] if one.is_ascii() && one != '\0' => Ok(one),
        _ => Err(before.expected("one ASCII character other than NUL")),
    }
}

fn encoding(cursor: &mut Cursor<'_>) -> Result<Encoding, SqlError> {
    cursor.keyword("AS");
    match cursor.one_of(&["UTF8", "UTF16", "UTF16LE", "UTF16BE", "ISO88591"]) {
        Some("UTF8") => Ok(Encoding::Utf8),
        Some("UTF16") => Ok(Encoding::Utf16),
        Some("UTF16LE") => Ok(Encoding::Utf16Le),
        Some("UTF16BE") => Ok(Encoding::Utf16Be),
        Some(_) => Ok(Encoding::Iso88591),
        None => Err(cursor.expected("UTF8, UTF16, UTF16LE, UTF16BE or ISO88591")),
    }
}

fn comp_update(cursor: &mut Cursor<'_>) -> CompUpdate {
    if cursor.keyword("PRESET") {
        return CompUpdate::Preset;
    }
    match switch(cursor) {
        Some(false) => CompUpdate::Off,
        _ => CompUpdate::On,
    }
}

/// `ON`, `OFF`, `TRUE`, `FALSE`, or nothing.
fn switch(cursor: &mut Cursor<'_>) -> Option<bool> {
    cursor.one_of(&["ON", "OFF", "TRUE", "FALSE"]).map(|word| matches!(word, "ON" | "TRUE"))
}
