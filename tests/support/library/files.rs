//! The files the library reads, in every format.

use super::{
    Book, Loan,
    changes::StagingBook,
    upkeep::{Fine, OpenFine, Shelf},
};
use sparkify_schema::{
    Avro, ColumnarOptions, Compression, CompressionAnalysis, Copy, CopyOptions, Csv, Date, DateForm,
    DateFormat, Delimited, FileEncoding, FixedWidth, Json, NoShred, Orc, Parquet, QueryError, RowErrors,
    S3Url, Statement, Super, Table, Timestamp, TimestampTz,
};

/// Messages of the lending desk, each as it came.
#[derive(Table)]
#[table(name = "staging_messages", kind = staging)]
pub(crate) struct StagingMessage {
    pub(crate) message: Super,
    #[column(default = sysdate)]
    pub(crate) came_at: Timestamp,
}

/// Returns, as the machine at the door reports them: its moments are in milliseconds since 1970.
#[derive(Table)]
#[table(name = "staging_returns", kind = staging, json = auto_ignorecase)]
pub(crate) struct StagingReturn {
    #[column(source = "BookId")]
    pub(crate) bookid: i32,
    #[column(source = "DueAt", time_format = epoch_millis)]
    pub(crate) dueat: Timestamp,
    #[column(source = "CameAt", time_format = epoch_millis)]
    pub(crate) cameat: Option<TimestampTz>,
    #[column(default = sysdate)]
    pub(crate) loaded_at: Timestamp,
}

/// Visits, as the gate writes them down.
#[derive(Table)]
#[table(name = "staging_visits", kind = staging)]
pub(crate) struct StagingVisit {
    pub(crate) gate: i16,
    #[column(time_format = "DD.MM.YYYY HH:MI:SS")]
    pub(crate) came_at: Timestamp,
    pub(crate) born_on: Option<Date>,
}

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
            date_format: Some(DateFormat { form: DateForm::Auto, accept_any_date: false }),
            trim_blanks: true,
            row_errors: RowErrors::Most(10),
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
    let whole = Copy::new::<StagingMessage>(folder("messages"), NoShred)
        .without::<StagingMessage, _>(|message| message.came_at());
    let returns = Copy::json::<StagingReturn>(folder("returns"), Json::AutoIgnoreCase)
        .without::<StagingReturn, _>(|returned| returned.loaded_at());
    let birthdays = DateFormat { form: DateForm::Pattern("DD.MM.YYYY".to_owned()), accept_any_date: true };
    let visits = Copy {
        encoding: FileEncoding::Iso88591,
        options: CopyOptions {
            date_format: Some(birthdays),
            compression_analysis: CompressionAnalysis::Sampled { rows: Some(200_000) },
            row_errors: RowErrors::Ignored,
            ..CopyOptions::default()
        },
        ..Copy::new::<StagingVisit>(folder("visits"), Csv::default())
    };
    let widths = FixedWidth { widths: vec![8, 13, 80, 4, 26], null_as: Some("-".to_owned()) };
    let widths = Copy::new::<Book>(folder("card_index"), widths).without::<Book, _>(|book| book.state());
    let delimited = Delimited {
        delimiter: '~',
        escape: true,
        remove_quotes: true,
        header_lines: 2,
        null_as: Some("unknown".to_owned()),
        ignore_blank_lines: true,
        fill_record: true,
    };
    let delimited = Copy {
        encoding: FileEncoding::Utf16Le,
        options: CopyOptions {
            explicit_ids: true,
            compression_analysis: CompressionAnalysis::Preset,
            ..CopyOptions::default()
        },
        ..Copy::new::<Loan>(folder("old_loans"), delimited)
    };
    Ok(vec![
        csv.statement()?,
        parquet.statement()?,
        orc.statement()?,
        avro.statement()?,
        Statement::create_table::<StagingMessage>(),
        whole.statement()?,
        Statement::create_table::<StagingReturn>(),
        returns.statement()?,
        Statement::create_table::<StagingVisit>(),
        visits.statement()?,
        widths.statement()?,
        delimited.statement()?,
    ])
}

fn folder(name: &str) -> S3Url {
    format!("s3://lending-desk/{name}").parse().expect("the URL is well-formed")
}
