//! The files the library reads, in every format.

use super::{
    changes::StagingBook,
    upkeep::{Fine, OpenFine, Shelf},
};
use sparkify_schema::{
    Avro, ColumnarOptions, Compression, Copy, CopyOptions, Csv, Json, Orc, Parquet, QueryError, S3Url,
    Statement,
};

pub(super) fn statements() -> Result<Vec<Statement>, QueryError> {
    let csv = Csv {
        quote: Some('%'),
        delimiter: Some('|'),
        header_lines: 1,
        null_as: Some(r"\N".to_owned()),
        ignore_blank_lines: true,
        fill_record: true,
    };
    let csv = Copy {
        region: "eu-west-1".parse().ok(),
        options: CopyOptions {
            compression: Some(Compression::Gzip),
            date_format_auto: true,
            trim_blanks: true,
            max_error: 10,
            ..CopyOptions::default()
        },
        ..Copy::new::<StagingBook>(folder("books"), csv)
    };
    let parquet = Copy {
        options: ColumnarOptions { manifest: true, ..ColumnarOptions::default() },
        ..Copy::new::<OpenFine>(folder("fines.manifest"), Parquet::default())
    };
    let orc = Copy {
        options: ColumnarOptions { fill_record: true, no_statistics: true, ..ColumnarOptions::default() },
        ..Copy::new::<Shelf>(folder("shelves"), Orc)
    };
    let avro = Copy::new::<Fine>(folder("old_fines"), Avro(Json::AutoIgnoreCase));
    Ok(vec![csv.statement()?, parquet.statement()?, orc.statement()?, avro.statement()?])
}

fn folder(name: &str) -> S3Url {
    format!("s3://lending-desk/{name}").parse().expect("the URL is well-formed")
}
