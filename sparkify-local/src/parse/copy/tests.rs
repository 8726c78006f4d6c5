//! COPY texts, accepted and refused.

use super::copy;
use crate::copy::statement::{Authorization, CompUpdate, Compression, CopyStatement, Encoding, Format, Json};
use crate::error::SqlError;
use crate::parse::cursor::Cursor;
use crate::parse::tokens::tokens;

fn parsed(sql: &str) -> Result<CopyStatement, SqlError> {
    let tokens = tokens(sql)?;
    copy(&mut Cursor::new(sql, &tokens))
}

const START: &str = "COPY t FROM 's3://b/k' IAM_ROLE default JSON";

#[test]
fn every_option_is_read_in_any_order_and_case() {
    let sql = "copy Public.T (A, \"B\") from 's3://b/k' trimblanks TimeFormat as 'epochmillisecs' \
               REGION AS 'us-west-2' blanksasnull EMPTYASNULL gzip manifest acceptanydate \
               ACCEPTINVCHARS AS '^' TRUNCATECOLUMNS roundec EXPLICIT_IDS ENCODING UTF16LE maxerror as 7 \
               NOLOAD comprows 1000 COMPUPDATE preset STATUPDATE off DATEFORMAT 'auto' \
               format as json as 's3://b/paths' iam_role 'arn:aws:iam::123456789012:role/r'";
    let statement = parsed(sql).expect("a COPY");
    assert_eq!(statement.table.schema.as_deref(), Some("public"));
    assert_eq!(statement.columns, Some(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!((statement.source.as_str(), statement.source_position), ("s3://b/k", 29));
    assert_eq!(statement.format, Format::Json(Json::Paths("s3://b/paths".to_owned())));
    let role = "arn:aws:iam::123456789012:role/r".to_owned();
    assert_eq!(statement.authorization, Authorization::Roles(vec![role]));
    assert_eq!(statement.region.as_deref(), Some("us-west-2"));
    assert_eq!(statement.compression, Some(Compression::Gzip));
    assert_eq!(statement.time_format.as_deref(), Some("epochmillisecs"));
    assert_eq!(statement.date_format.as_deref(), Some("auto"));
    assert_eq!(statement.accept_inv_chars, Some('^'));
    assert_eq!(statement.encoding, Encoding::Utf16Le);
    assert_eq!((statement.max_error, statement.comp_rows), (Some(7), Some(1000)));
    assert_eq!(statement.comp_update, Some(CompUpdate::Preset));
    assert_eq!(statement.stat_update, Some(false));
    let flags = [
        statement.manifest,
        statement.accept_any_date,
        statement.blanks_as_null,
        statement.empty_as_null,
        statement.trim_blanks,
        statement.truncate_columns,
        statement.round_dec,
        statement.explicit_ids,
        statement.no_load,
    ];
    assert_eq!(flags, [true; 9]);
    assert!(!statement.ignore_all_errors);
}

#[test]
fn json_is_said_in_many_ways() {
    for (text, json) in [
        ("JSON", Json::Auto),
        ("FORMAT JSON", Json::Auto),
        ("FORMAT AS JSON 'auto'", Json::Auto),
        ("JSON AS 'auto ignorecase'", Json::AutoIgnoreCase),
        ("FORMAT JSON AS 'noshred'", Json::NoShred),
    ] {
        let statement = parsed(&format!("COPY t FROM 's3://b/k' IAM_ROLE default {text} GZIP"));
        assert_eq!(statement.map(|statement| statement.format), Ok(Format::Json(json)), "{text}");
    }
}

#[test]
fn authorizations() {
    let chain = "arn:aws:iam::123456789012:role/a,arn:aws:iam::210987654321:role/b";
    for (text, expected) in [
        ("IAM_ROLE default".to_owned(), Authorization::DefaultRole),
        ("IAM_ROLE 'SESSION'".to_owned(), Authorization::Session),
        (format!("IAM_ROLE '{chain}'"), Authorization::Roles(chain.split(',').map(str::to_owned).collect())),
        (
            "CREDENTIALS AS 'aws_iam_role=arn:aws:iam::123456789012:role/a'".to_owned(),
            Authorization::Roles(vec!["arn:aws:iam::123456789012:role/a".to_owned()]),
        ),
        ("CREDENTIALS 'aws_access_key_id=A;aws_secret_access_key=s;token=t'".to_owned(), Authorization::Key),
        ("ACCESS_KEY_ID 'A' SECRET_ACCESS_KEY 's' SESSION_TOKEN 't'".to_owned(), Authorization::Key),
    ] {
        let statement = parsed(&format!("COPY t FROM 's3://b/k' {text} JSON"));
        assert_eq!(statement.map(|statement| statement.authorization), Ok(expected), "{text}");
    }
}

#[test]
fn mistakes_are_refused_where_they_stand() {
    for (rest, code, words, position) in [
        ("FROBNICATE", "42601", "syntax error at or near \"FROBNICATE\"", 46),
        ("MAXERROR", "42601", "syntax error at end of input", 54),
        ("MAXERROR 100001", "42601", "syntax error at or near \"100001\"", 55),
        ("MAXERROR -1", "42601", "syntax error at or near \"-\"", 55),
        ("GZIP GZIP", "42601", "conflicting or redundant options", 51),
        ("GZIP ZSTD", "42601", "conflicting or redundant options", 51),
        ("MAXERROR 3 IGNOREALLERRORS", "42601", "conflicting or redundant options", 57),
        ("JSON 'auto'", "42601", "conflicting or redundant options", 46),
        ("NULL AS ''", "0A000", "NULL is not supported with JSON", 46),
        ("DELIMITER ','", "0A000", "DELIMITER is not supported with JSON", 46),
        ("CSV", "0A000", "COPY format CSV is not supported by the stand-in", 46),
        ("ENCRYPTED", "0A000", "COPY option ENCRYPTED is not supported by the stand-in", 46),
        ("LZOP", "0A000", "COPY option LZOP is not supported by the stand-in", 46),
        ("'shred'", "XX000", "JSON 'shred' is no way to read JSON", 46),
        ("ENCODING UTF7", "42601", "syntax error at or near \"UTF7\"", 55),
        ("ACCEPTINVCHARS 'ab'", "42601", "syntax error at or near \"'ab'\"", 61),
        ("TIMEFORMAT 5", "42601", "syntax error at or near \"5\"", 57),
    ] {
        let error = parsed(&format!("{START} {rest}")).expect_err(rest);
        assert_eq!(
            (error.code, error.message.as_str(), error.position),
            (code, words, Some(position)),
            "{rest}"
        );
    }
}

#[test]
fn formats_authorization_and_source_are_needed() {
    for (sql, words) in [
        ("COPY t FROM 's3://b/k' IAM_ROLE default", "COPY of delimited text"),
        ("COPY t FROM 's3://b/k' IAM_ROLE default FORMAT AS PARQUET", "COPY format PARQUET"),
        ("COPY t FROM 's3://b/k' JSON", "needs an authorization"),
        ("COPY t FROM 's3://b/k' IAM_ROLE 'readS3' JSON", "'readS3' is not the ARN"),
        ("COPY t FROM 's3://b/k' CREDENTIALS 'aws_secret_access_key=hush' JSON", "are malformed"),
        ("COPY t FROM stdin", "syntax error at or near \"stdin\""),
        ("COPY t () FROM 's3://b/k'", "syntax error at or near \")\""),
        ("COPY t", "syntax error at end of input"),
    ] {
        let error = parsed(sql).expect_err(sql);
        assert!(error.message.contains(words), "{sql}: {error}");
        assert!(error.position.is_some(), "{sql}");
        assert!(!format!("{error:?}").contains("hush"), "a secret is never repeated");
    }
}
