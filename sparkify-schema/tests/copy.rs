//! COPY of every format: its text, and what Redshift would refuse.
#![expect(missing_docs, reason = "the tables of a test")]

use sparkify_schema::{
    Avro, ColumnarOptions, Compression, Copy, CopyFormat, CopyOptions, Csv, Json, Orc, Parquet, Table,
    Varchar,
};

#[derive(Table)]
#[table(name = "members", kind = staging)]
pub struct Member {
    #[column(identity(1, 1))]
    pub member_id: i64,
    pub name: Varchar<100>,
    #[column(source = "bornOn")]
    pub born_on: Option<sparkify_schema::Date>,
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
    let options =
        CopyOptions { compression: Some(Compression::Gzip), max_error: 3, ..CopyOptions::default() };
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
        "members/copy: column `born_on` is fed by the key `bornOn`, which AVRO 'auto' never matches; use a jsonpaths \
         document"
    );
}
