//! COPY of every format: its text, and what Redshift would refuse.
#![expect(missing_docs, reason = "the tables of a test")]

use sparkify_schema::{
    Avro, ColumnarOptions, Compression, CompressionAnalysis, Copy, CopyFormat, CopyOptions, Csv, DateForm,
    DateFormat, Delimited, FileEncoding, FixedWidth, Json, NoShred, Orc, Parquet, RowErrors, Super, Table,
    TimeFormat, Timestamp, TimestampTz, Varchar,
};

#[derive(Table)]
#[table(name = "members", kind = staging)]
pub struct Member {
    #[column(identity(1, 1))]
    pub member_id: i64,
    pub name: Varchar<100>,
    #[column(name = "born_on")]
    pub born: Option<sparkify_schema::Date>,
}

fn copy<F: CopyFormat>(format: F) -> Copy<F> {
    Copy::new::<Member>("s3://desk/members/".parse().expect("the URL is well-formed"), format)
}

fn clauses<F: CopyFormat>(copy: &Copy<F>) -> String {
    let sql = copy.statement().expect("the COPY is right").sql;
    let head = "COPY members (\n    name,\n    born_on\n)\nFROM 's3://desk/members/'\nIAM_ROLE DEFAULT\n";
    sql.strip_prefix(head).expect("the identity column is left out").to_owned()
}

fn mistake<F: CopyFormat>(copy: &Copy<F>) -> String {
    copy.statement().expect_err("there is a mistake").to_string()
}

#[test]
fn csv_is_written() {
    assert_eq!(clauses(&copy(Csv::default())), "FORMAT AS CSV");
    let csv = Csv {
        quote: Some('\''),
        delimiter: Some('|'),
        header_lines: 1,
        null_as: Some(r"\N".to_owned()),
        ignore_blank_lines: true,
        fill_record: true,
    };
    let options = CopyOptions {
        compression: Some(Compression::Gzip),
        row_errors: RowErrors::Most(3),
        ..CopyOptions::default()
    };
    assert_eq!(
        clauses(&Copy { options, region: "eu-west-1".parse().ok(), ..copy(csv) }),
        "FORMAT AS CSV QUOTE AS ''''\nDELIMITER AS '|'\nIGNOREHEADER AS 1\nNULL AS '\\\\N'\nIGNOREBLANKLINES\nFILLRECORD\n\
         REGION AS 'eu-west-1'\nGZIP\nMAXERROR AS 3"
    );
}

#[test]
fn csv_has_two_ascii_marks() {
    let same = copy(Csv { delimiter: Some('"'), ..Csv::default() });
    assert_eq!(mistake(&same), "members/copy: `\"` is both the delimiter and the quote");
    let foreign = copy(Csv { delimiter: Some('·'), ..Csv::default() });
    assert!(mistake(&foreign).contains("'·' is no ASCII character"));
}

#[test]
fn columns_are_read_with_few_options() {
    assert_eq!(clauses(&copy(Parquet::default())), "FORMAT AS PARQUET");
    assert_eq!(clauses(&copy(Parquet { serialize_to_json: true })), "FORMAT AS PARQUET SERIALIZETOJSON");
    let options = ColumnarOptions {
        manifest: true,
        fill_record: true,
        accept_invalid_characters: Some('?'),
        explicit_ids: false,
        no_statistics: true,
    };
    assert_eq!(
        clauses(&Copy { options, ..copy(Orc) }),
        "FORMAT AS ORC\nMANIFEST\nFILLRECORD\nSTATUPDATE OFF\nACCEPTINVCHARS AS '?'"
    );
}

#[test]
fn columns_are_read_from_the_own_region() {
    let elsewhere = Copy { region: "eu-west-1".parse().ok(), ..copy(Orc) };
    assert_eq!(
        mistake(&elsewhere),
        "members/copy: Redshift reads columns from buckets of its own region only, not from `eu-west-1`; leave out the \
         region"
    );
}

#[test]
fn avro_finds_columns_as_json_does() {
    let paths = Json::Paths("s3://desk/members.jsonpaths".parse().expect("the URL is well-formed"));
    assert_eq!(clauses(&copy(Avro(paths))), "FORMAT AS AVRO 's3://desk/members.jsonpaths'");
    assert_eq!(
        mistake(&copy(Avro(Json::Auto))),
        "members/copy: column `born_on` is fed by the key `born`, which AVRO 'auto' never matches; use a jsonpaths \
         document"
    );
}

#[test]
fn delimited_text_is_written() {
    assert_eq!(clauses(&copy(Delimited::default())), "DELIMITER AS '|'");
    let text = Delimited { delimiter: ';', escape: true, remove_quotes: true, ..Delimited::default() };
    assert_eq!(clauses(&copy(text)), "DELIMITER AS ';'\nESCAPE\nREMOVEQUOTES");
    let same = copy(Delimited { delimiter: '\\', escape: true, ..Delimited::default() });
    assert_eq!(mistake(&same), "members/copy: the backslash is both the delimiter and the escape");
    let foreign = copy(Delimited { delimiter: '·', ..Delimited::default() });
    assert!(mistake(&foreign).contains("'·' is no ASCII character"));
}

#[test]
fn fields_of_fixed_width_have_one_width_each() {
    let widths = |widths: &[u32]| copy(FixedWidth { widths: widths.to_vec(), null_as: None });
    assert_eq!(clauses(&widths(&[100, 10])), "FIXEDWIDTH AS '0:100,1:10'");
    assert_eq!(mistake(&widths(&[100])), "members/copy: 1 widths are given for 2 columns");
    assert_eq!(mistake(&widths(&[100, 0])), "members/copy: the width of column 2 is 0");
}

#[test]
fn options_of_text_are_written() {
    let written = |options: CopyOptions| clauses(&Copy { options, ..copy(Csv::default()) });
    let encoding = |encoding| clauses(&Copy { encoding, ..copy(Csv::default()) });
    assert_eq!(encoding(FileEncoding::Utf8), "FORMAT AS CSV");
    assert_eq!(encoding(FileEncoding::Utf16), "FORMAT AS CSV\nENCODING AS UTF16");
    assert_eq!(encoding(FileEncoding::Utf16Be), "FORMAT AS CSV\nENCODING AS UTF16BE");
    let dates = DateFormat { form: DateForm::Pattern("'DD'".to_owned()), accept_any_date: true };
    assert_eq!(
        written(CopyOptions { date_format: Some(dates), ..CopyOptions::default() }),
        "FORMAT AS CSV\nDATEFORMAT AS '''DD'''\nACCEPTANYDATE"
    );
    let errors = |row_errors| written(CopyOptions { row_errors, ..CopyOptions::default() });
    assert_eq!(errors(RowErrors::Most(0)), "FORMAT AS CSV");
    assert_eq!(errors(RowErrors::Most(100_000)), "FORMAT AS CSV\nMAXERROR AS 100000");
    assert_eq!(errors(RowErrors::Ignored), "FORMAT AS CSV\nIGNOREALLERRORS");
    let analysis =
        |compression_analysis| written(CopyOptions { compression_analysis, ..CopyOptions::default() });
    assert_eq!(analysis(CompressionAnalysis::Auto), "FORMAT AS CSV");
    assert_eq!(analysis(CompressionAnalysis::Off), "FORMAT AS CSV\nCOMPUPDATE OFF");
    assert_eq!(analysis(CompressionAnalysis::Sampled { rows: None }), "FORMAT AS CSV\nCOMPUPDATE ON");
}

#[test]
fn numbers_of_options_are_in_their_range() {
    let refused = |options: CopyOptions| mistake(&Copy { options, ..copy(Csv::default()) });
    assert_eq!(
        refused(CopyOptions { row_errors: RowErrors::Most(100_001), ..CopyOptions::default() }),
        "members/copy: MAXERROR is 100000 at most, not 100001; say `RowErrors::Ignored` to bear any number of errors"
    );
    for rows in [999, 2_147_483_648] {
        let compression_analysis = CompressionAnalysis::Sampled { rows: Some(rows) };
        assert_eq!(
            refused(CopyOptions { compression_analysis, ..CopyOptions::default() }),
            format!("members/copy: a sample has 1000 to 2147483647 rows, not {rows}")
        );
    }
}

#[test]
fn identity_numbers_come_from_the_data_where_that_is_said() {
    let options = CopyOptions { explicit_ids: true, ..CopyOptions::default() };
    let sql = Copy { options, ..copy(Csv::default()) }.statement().expect("the COPY is right").sql;
    assert!(sql.starts_with("COPY members (\n    member_id,\n    name,\n    born_on\n)\n"), "{sql}");
    assert!(sql.ends_with("FORMAT AS CSV\nEXPLICIT_IDS"), "{sql}");
    let options = ColumnarOptions { explicit_ids: true, ..ColumnarOptions::default() };
    let sql = Copy { options, ..copy(Orc) }.statement().expect("the COPY is right").sql;
    assert!(sql.ends_with("FORMAT AS ORC\nEXPLICIT_IDS"), "{sql}");

    let options = CopyOptions { explicit_ids: true, ..CopyOptions::default() };
    let messages = Copy::new::<Message>("s3://desk/m".parse().expect("it is a URL"), Csv::default());
    assert_eq!(
        mistake(&Copy { options, ..messages }),
        "messages/copy: `explicit_ids` is said, but `Message` has no identity column that only Redshift numbers"
    );
}

/// What is not in the data gets its default or NULL; anything else fails in every row.
#[derive(Table)]
#[table(name = "messages", kind = staging)]
pub struct Message {
    pub message: Super,
    pub desk: Option<i32>,
    #[column(default = 1)]
    pub urgency: i32,
}

#[test]
fn columns_are_left_out() {
    let without = copy(Csv::default()).without::<Member, _>(|member| member.born());
    let sql = without.statement().expect("the COPY is right").sql;
    assert!(sql.starts_with("COPY members (\n    name\n)\n"), "{sql}");
    let needed = copy(Csv::default()).without::<Member, _>(|member| member.name());
    assert_eq!(
        mistake(&needed),
        "members/copy: `name` is left out, but is NOT NULL without a default, so no row could be loaded"
    );
    let identity = copy(Csv::default()).without::<Member, _>(|member| member.member_id());
    assert!(mistake(&identity).contains("`member_id` is an identity column"));
    let foreign = copy(Csv::default()).without::<Message, _>(|message| message.urgency());
    assert_eq!(mistake(&foreign), "members/copy: `urgency` is left out, but is not a column of `Member`");
    // By name, a column whose key is another would be missed; left out, it is not looked for.
    let by_name = copy(Json::Auto).without::<Member, _>(|member| member.born());
    assert!(by_name.statement().is_ok());
    assert_eq!(by_name.json_paths(), "{\n    \"jsonpaths\": [\n        \"$['name']\"\n    ]\n}\n");
}

#[test]
fn an_object_goes_whole_into_one_super() {
    let messages = || Copy::new::<Message>("s3://desk/m".parse().expect("it is a URL"), NoShred);
    let rest = |copy: Copy<NoShred>| {
        copy.without::<Message, _>(|message| message.desk())
            .without::<Message, _>(|message| message.urgency())
    };
    let sql = rest(messages()).statement().expect("the COPY is right").sql;
    assert!(sql.starts_with("COPY messages (\n    message\n)\n"), "{sql}");
    assert!(sql.ends_with("FORMAT AS JSON 'noshred'"), "{sql}");
    assert_eq!(
        mistake(&messages()),
        "messages/copy: 'noshred' loads one SUPER column, but 3 columns are loaded; leave the others out by `without`"
    );
    let named = copy(NoShred).without::<Member, _>(|member| member.born());
    assert_eq!(mistake(&named), "members/copy: 'noshred' loads one SUPER column, but `name` is VARCHAR(100)");
}

#[derive(Table)]
#[table(name = "visits", kind = staging, json = auto)]
pub struct Visit {
    pub gate: i16,
    #[column(time_format = epoch_secs)]
    pub came_at: Timestamp,
    #[column(time_format = epoch_secs)]
    pub left_at: Option<TimestampTz>,
    #[column(default = sysdate)]
    pub loaded_at: Timestamp,
}

fn visits<F: CopyFormat>(format: F) -> Copy<F> {
    Copy::new::<Visit>("s3://desk/visits/".parse().expect("the URL is well-formed"), format)
        .without::<Visit, _>(|visit| visit.loaded_at())
}

#[test]
fn the_definition_says_the_time_format() {
    let ends = |sql: &str| sql.ends_with("TIMEFORMAT AS 'epochsecs'");
    let sql = visits(Json::Auto).statement().expect("the COPY is right").sql;
    assert!(ends(&sql), "{sql}");
    let options = CopyOptions { time_format: Some(TimeFormat::EpochSeconds), ..CopyOptions::default() };
    let said_twice = Copy { options, ..visits(Csv::default()) };
    let sql = said_twice.statement().expect("both say the same").sql;
    assert_eq!((ends(&sql), sql.matches("TIMEFORMAT").count()), (true, 1), "{sql}");
    let sql = visits(Parquet::default()).statement().expect("the COPY is right").sql;
    assert!(!sql.contains("TIMEFORMAT"), "columns have moments of their own: {sql}");
}

#[test]
fn a_copy_keeps_the_time_format() {
    let options = CopyOptions { time_format: Some(TimeFormat::Auto), ..CopyOptions::default() };
    assert_eq!(
        mistake(&Copy { options, ..visits(Json::Auto) }),
        "visits/copy: the timestamps of `came_at` are in the form 'epochsecs', but TIMEFORMAT 'auto' is said; leave it out"
    );
    let all = Copy { left_out: Vec::new(), ..visits(Json::Auto) };
    assert_eq!(
        mistake(&all),
        "visits/copy: TIMEFORMAT holds for every timestamp column of a COPY: it is 'epochsecs' for `came_at`, and \
         nothing is said of `loaded_at`; say it of both, or leave one out by `without`"
    );
    let columns = Copy { left_out: Vec::new(), ..visits(Parquet::default()) };
    assert!(columns.statement().is_ok(), "columns have no TIMEFORMAT to agree on");
}

#[test]
fn a_copy_keeps_the_keys() {
    let paths = Json::Paths("s3://desk/visits.jsonpaths".parse().expect("the URL is well-formed"));
    for (json, word) in [(Json::AutoIgnoreCase, "auto_ignorecase"), (paths, "paths")] {
        let refused = format!(
            "visits/copy: `Visit` says `json = auto`, but this COPY reads it as `{word}` does; say the same in both"
        );
        assert_eq!(mistake(&visits(json)), refused);
    }
    assert!(visits(Json::Auto).statement().is_ok());
    assert_eq!(
        mistake(&visits(Avro(Json::AutoIgnoreCase))),
        "visits/copy: `Visit` says `json = auto`, but this COPY reads it as `auto_ignorecase` does; say the same in both"
    );
    assert!(visits(Avro(Json::Auto)).statement().is_ok());
}
