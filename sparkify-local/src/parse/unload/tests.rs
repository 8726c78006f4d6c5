//! UNLOAD texts, accepted and refused.

use super::unload;
use crate::copy::statement::{Authorization, Compression};
use crate::error::SqlError;
use crate::parse::cursor::Cursor;
use crate::parse::tokens::tokens;
use crate::unload::statement::{Existing, Format, LARGEST_FILE, Layout, Manifest, UnloadStatement};

fn parsed(sql: &str) -> Result<UnloadStatement, SqlError> {
    let tokens = tokens(sql)?;
    let mut cursor = Cursor::new(sql, &tokens);
    let statement = unload(&mut cursor)?;
    cursor.finish().map(|()| statement)
}

const START: &str = "UNLOAD ('SELECT 1') TO 's3://b/k' IAM_ROLE default";

#[test]
fn without_options_it_is_text_with_bars() {
    let statement = parsed(START).expect("an UNLOAD");
    assert_eq!((statement.query.text.as_str(), statement.query.position), ("SELECT 1", 9));
    assert_eq!((statement.to.as_str(), statement.to_position), ("s3://b/k", 24));
    let layout = Layout::Delimited { delimiter: b'|', add_quotes: false, escape: false };
    assert_eq!(statement.format, Format::Text { layout, header: false, null_as: None, compression: None });
    assert_eq!((statement.manifest, statement.existing), (Manifest::Absent, Existing::Refused));
    assert_eq!((statement.serial, statement.max_file_size), (false, LARGEST_FILE));
}

#[test]
fn every_option_is_read_in_any_order_and_case() {
    let statement = parsed(
        "unload ('select 1') to 's3://b/k' allowoverwrite maxfilesize as 5.5 mb header manifest verbose \
         Delimiter as '\\t' null 'n/a' gzip parallel off region 'eu-west-1' extension 'txt.gz' encrypted auto \
         partition by (A, \"B\") include escape addquotes iam_role 'arn:aws:iam::123456789012:role/r'",
    )
    .expect("an UNLOAD");
    let layout = Layout::Delimited { delimiter: b'\t', add_quotes: true, escape: true };
    let (null_as, compression) = (Some("n/a".to_owned()), Some(Compression::Gzip));
    assert_eq!(statement.format, Format::Text { layout, header: true, null_as, compression });
    assert_eq!((statement.manifest, statement.existing), (Manifest::Verbose, Existing::Overwritten));
    assert_eq!((statement.serial, statement.max_file_size), (true, 5_767_168));
    assert_eq!(statement.extension.as_deref(), Some("txt.gz"));
    assert_eq!(statement.region.as_deref(), Some("eu-west-1"));
    let by = statement.partition.expect("partitions");
    let names: Vec<_> = by.columns.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!((names, by.include), (vec!["a", "b"], true));
    assert!(matches!(statement.authorization, Authorization::Roles(_)));
}

#[test]
fn formats() {
    for (text, format) in [
        ("FORMAT AS PARQUET", Format::Parquet { row_group: 32 << 20 }),
        ("PARQUET ROWGROUPSIZE 64 MB", Format::Parquet { row_group: 64 << 20 }),
        ("FORMAT JSON ZSTD", Format::Json { compression: Some(Compression::Zstd) }),
        (
            "CSV DELIMITER AS '|'",
            Format::Text {
                layout: Layout::Csv { delimiter: b'|' },
                header: false,
                null_as: None,
                compression: None,
            },
        ),
        (
            "FIXEDWIDTH AS 'id:3,name: 12'",
            Format::Text {
                layout: Layout::FixedWidth { widths: vec![3, 12] },
                header: false,
                null_as: None,
                compression: None,
            },
        ),
    ] {
        assert_eq!(
            parsed(&format!("{START} {text}")).map(|statement| statement.format),
            Ok(format),
            "{text}"
        );
    }
}

#[test]
fn mistakes_are_refused_where_they_stand() {
    for (rest, code, words, position) in [
        ("FROBNICATE", "42601", "syntax error at or near \"FROBNICATE\"", 52),
        ("GZIP ZSTD", "42601", "conflicting or redundant options", 57),
        ("CSV JSON", "42601", "conflicting or redundant options", 56),
        ("CLEANPATH ALLOWOVERWRITE", "42601", "conflicting or redundant options", 62),
        ("CSV ESCAPE", "0A000", "ESCAPE is not supported with CSV", 56),
        ("ADDQUOTES CSV", "0A000", "ADDQUOTES is not supported with CSV", 52),
        ("CSV FIXEDWIDTH 'a:1'", "0A000", "FIXEDWIDTH is not supported with CSV", 56),
        ("PARQUET GZIP", "0A000", "GZIP is not supported with PARQUET", 60),
        ("PARQUET HEADER", "0A000", "HEADER is not supported with PARQUET", 60),
        ("PARQUET NULL AS ''", "0A000", "NULL AS is not supported with PARQUET", 60),
        ("JSON DELIMITER '|'", "0A000", "DELIMITER is not supported with JSON", 57),
        ("JSON HEADER ESCAPE", "0A000", "HEADER is not supported with JSON", 57),
        ("ROWGROUPSIZE 32", "0A000", "ROWGROUPSIZE is not supported with delimited text", 52),
        ("FIXEDWIDTH 'a:1' HEADER", "0A000", "HEADER is not supported with FIXEDWIDTH", 69),
        ("FIXEDWIDTH 'a:1' DELIMITER '|'", "0A000", "DELIMITER is not supported with FIXEDWIDTH", 69),
        ("FIXEDWIDTH 'a:1' ESCAPE", "0A000", "ESCAPE with FIXEDWIDTH is not supported by the stand-in", 69),
        ("FIXEDWIDTH 'a'", "42601", "syntax error at or near \"'a'\"", 63),
        ("FIXEDWIDTH 'a:0'", "42601", "syntax error at or near \"'a:0'\"", 63),
        ("DELIMITER '||'", "42601", "syntax error at or near \"'||'\"", 62),
        ("DELIMITER 'é'", "42601", "syntax error at or near \"'é'\"", 62),
        ("MAXFILESIZE 4 MB", "42601", "syntax error at or near \"4\"", 64),
        ("MAXFILESIZE 6.3 GB", "42601", "syntax error at or near \"6.3\"", 64),
        ("PARQUET ROWGROUPSIZE 1 GB", "42601", "syntax error at or near \"1\"", 73),
        ("PARTITION BY ('a')", "42601", "syntax error at or near \"'a'\"", 66),
        ("PARTITION BY (a, b, A)", "42701", "column \"a\" appears twice in PARTITION BY", 72),
        ("ENCRYPTED", "0A000", "UNLOAD option ENCRYPTED is not supported by the stand-in", 52),
        (
            "KMS_KEY_ID 'k' ENCRYPTED",
            "0A000",
            "UNLOAD option KMS_KEY_ID is not supported by the stand-in",
            52,
        ),
        ("VERBOSE", "42601", "syntax error at or near \"VERBOSE\"", 52),
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
fn query_target_and_authorization_are_needed() {
    for (sql, words) in [
        ("UNLOAD (SELECT 1) TO 's3://b/'", "syntax error at or near \"SELECT\""),
        ("UNLOAD ('  ') TO 's3://b/'", "syntax error at end of input"),
        ("UNLOAD ('SELECT 1')", "syntax error at end of input"),
        ("UNLOAD ('SELECT 1') TO 's3://b/'", "UNLOAD to Amazon S3 needs an authorization"),
        ("UNLOAD ('SELECT 1') TO 's3://b/' IAM_ROLE 'r'", "'r' is not the ARN of an IAM role"),
    ] {
        let error = parsed(sql).expect_err(sql);
        assert_eq!(error.message, words, "{sql}");
        assert!(error.position.is_some(), "{sql}");
    }
}
