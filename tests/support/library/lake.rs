//! What the library has in its data lake: external tables of every form, read where they lie.

use sparkify_schema::{
    AddPartitions, CreateExternalSchema, CreateExternalTable, Date, ExternalTable, Insert, Load, S3Url,
    Statement, Table, Timestamp, Varbyte, Varchar, count_rows, max,
};

/// One row per page of the catalogue that a member looked at.
#[derive(ExternalTable)]
#[table(name = "page_views", schema = "lake", stored_as = parquet, partitioned_by(day, branch))]
pub(crate) struct PageView {
    pub(crate) member_no: Option<i64>,
    pub(crate) page: Option<Varchar<80>>,
    pub(crate) seen_at: Option<Timestamp>,
    pub(crate) seconds: Option<f64>,
    pub(crate) cover: Option<Varbyte<64>>,
    pub(crate) day: Date,
    pub(crate) branch: Varchar<4>,
}

/// One row per line of the desk's journal.
#[derive(ExternalTable)]
#[table(name = "journal", schema = "lake", stored_as = text, delimiter = '\t')]
pub(crate) struct Journal {
    #[column(name = "written_at")]
    pub(crate) at: Option<Timestamp>,
    pub(crate) note: Option<Varchar<200>>,
}

#[expect(dead_code, reason = "the tables are created, not read, and made by a macro")]
mod forms {
    use sparkify_schema::{Decimal, ExternalTable};

    macro_rules! files {
        ($($table:ident: $form:ident, $name:literal;)+) => {$(
            /// Fines, as another system left them.
            #[derive(ExternalTable)]
            #[table(name = $name, schema = "lake", stored_as = $form)]
            pub(crate) struct $table {
                pub(crate) member_no: Option<i32>,
                pub(crate) fine: Option<Decimal<8, 2>>,
            }
        )+};
    }
    files! {
        OrcFine: orc, "fines_orc";
        AvroFine: avro, "fines_avro";
        RcFine: rcfile, "fines_rc";
        SequenceFine: sequencefile, "fines_sequence";
        JsonFine: json, "fines_json";
        CsvFine: csv, "fines_csv";
    }
}
use forms::{AvroFine, CsvFine, JsonFine, OrcFine, RcFine, SequenceFine};

/// One row per day and branch.
#[derive(Table)]
#[table(name = "visits", kind = fact, sort_key(day), primary_key(day, branch))]
pub(crate) struct Visit {
    pub(crate) day: Date,
    pub(crate) branch: Varchar<4>,
    pub(crate) pages: i64,
    pub(crate) last_at: Option<Timestamp>,
    pub(crate) last_note: Option<Varchar<200>>,
}

impl Load for Visit {
    fn load() -> Insert<Self> {
        Insert::new(|q| {
            let v = q.from::<PageView>("v");
            let j = q.left_join::<Journal, _>("j", |j| v.seen_at().eq(j.at()));
            let day = q.grouped(v.day());
            let branch = q.grouped(v.branch());
            VisitValues {
                day,
                branch,
                pages: count_rows(),
                last_at: max(v.seen_at()),
                last_note: max(j.note()),
            }
        })
    }
}

pub(super) fn statements() -> Vec<Statement> {
    let schema = CreateExternalSchema {
        region: "eu-west-1".parse().ok(),
        creates_database: true,
        ..CreateExternalSchema::new("lake", "library_lake")
    };
    let views = CreateExternalTable {
        row_count: Some(170_000),
        ..CreateExternalTable::new::<PageView>(place("views"))
    };
    let partition = |day: &str, branch: &str| {
        let folder = place(&format!("views/{day}/{branch}"));
        (PageViewPartition { day: day.to_owned(), branch: branch.to_owned() }, folder)
    };
    let partitions = [partition("2026-02-28", "main"), partition("2026-03-01", "it's")];
    let mut statements = vec![
        schema.statement(),
        views.statement(),
        AddPartitions::new::<PageView>(partitions).statement().expect("the values are right"),
        views.drop_statement(),
        Statement::new(Visit::NAME, "create_table", Visit::CREATE),
        Visit::load().statement(),
    ];
    statements.extend(
        [
            CreateExternalTable::new::<Journal>(place("journal")),
            CreateExternalTable::new::<OrcFine>(place("orc")),
            CreateExternalTable::new::<AvroFine>(place("avro")),
            CreateExternalTable::new::<RcFine>(place("rc")),
            CreateExternalTable::new::<SequenceFine>(place("sequence")),
            CreateExternalTable::new::<JsonFine>(place("json")),
            CreateExternalTable::new::<CsvFine>(place("csv")),
        ]
        .iter()
        .map(CreateExternalTable::statement),
    );
    statements
}

fn place(folder: &str) -> S3Url {
    format!("s3://lending-lake/{folder}/").parse().expect("the URL is well-formed")
}
