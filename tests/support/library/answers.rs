//! The library's answers, kept: as tables, as views, and as files.

use super::{Book, State, months};
use sparkify_schema::{
    Binding, CreateTableAs, DistStyle, Encryption, Existing, IamRole, Manifest, MaterializedView, Row,
    RowGroups, Select, SortKey, Statement, Stored, Unload, UnloadCompression, UnloadFormat, UnloadOptions,
    View, count_rows,
};

/// Books by state.
#[derive(Debug, Clone, PartialEq, Row)]
pub(crate) struct BooksByState {
    /// The state.
    pub(crate) state: State,
    /// The first letter of the title.
    pub(crate) letter: String,
    /// Books.
    pub(crate) books: i64,
}

fn by_state() -> Select<BooksByState> {
    Select::new(|q| {
        let b = q.from::<Book>("b");
        q.filter(b.title().ne("it's"));
        BooksByStateValues {
            state: q.grouped(b.state()),
            letter: q.grouped(b.title().left(1)),
            books: count_rows(),
        }
    })
}

pub(super) fn statements() -> Vec<Statement> {
    let stored = Stored { schema: Some("lending"), ..Stored::new("books_by_state") };
    let view = View { schema: Some("lending"), name: "states", binding: Binding::Late, select: by_state() };
    let materialized = MaterializedView {
        stored: Stored {
            dist_style: DistStyle::Key("letter"),
            sort_key: SortKey::Compound(&["letter", "state"]),
            backup: false,
            ..stored
        },
        auto_refresh: true,
        select: by_state(),
    };
    let mut statements = vec![
        CreateTableAs { stored, temporary: false, select: by_state() }.statement(),
        CreateTableAs {
            stored: Stored {
                dist_style: DistStyle::All,
                sort_key: SortKey::Compound(&["year", "month"]),
                ..Stored::new("busy_months")
            },
            temporary: true,
            select: months(),
        }
        .statement(),
        View { schema: None, name: "loans_by_month", binding: Binding::Bound, select: months() }.statement(),
        view.statement(),
        view.drop_statement(),
        materialized.statement(),
        materialized.refresh(),
        materialized.drop_statement(),
    ];
    statements.extend(unloads());
    statements
}

fn unloads() -> [Statement; 5] {
    let to = || "s3://lending-desk/out/".parse().expect("the URL is well-formed");
    let role = "arn:aws:iam::123456789012:role/writer".parse().expect("the ARN is well-formed");
    let key = "1234abcd-12ab-34cd-56ef-1234567890ab".parse().expect("the key is well-formed");
    let parquet = Unload {
        options: UnloadOptions {
            partition_by: vec!["state", "letter"],
            manifest: Manifest::Verbose,
            existing: Existing::Removed,
            max_file_megabytes: Some(256),
            encryption: Encryption::Key(key),
            ..UnloadOptions::default()
        },
        ..Unload::new(by_state(), to(), UnloadFormat::Parquet { row_groups: RowGroups::Megabytes(64) })
    };
    let csv = UnloadFormat::Csv {
        header: true,
        delimiter: Some('|'),
        null_as: Some(r"\N".to_owned()),
        compression: Some(UnloadCompression::Gzip),
    };
    let csv = Unload {
        iam_role: IamRole::Arn(role),
        options: UnloadOptions {
            existing: Existing::Overwritten,
            one_by_one: true,
            extension: Some("csv.gz".to_owned()),
            region: "eu-west-1".parse().ok(),
            ..UnloadOptions::default()
        },
        ..Unload::new(by_state(), to(), csv)
    };
    let json = Unload {
        options: UnloadOptions {
            partition_by: vec!["state"],
            include_partitions: true,
            manifest: Manifest::Plain,
            encryption: Encryption::OfTheBucket,
            ..UnloadOptions::default()
        },
        ..Unload::new(by_state(), to(), UnloadFormat::Json { compression: Some(UnloadCompression::Zstd) })
    };
    let delimited = UnloadFormat::Delimited {
        delimiter: '|',
        header: true,
        add_quotes: true,
        escape: true,
        null_as: Some("unknown".to_owned()),
        compression: Some(UnloadCompression::Bzip2),
    };
    let widths = UnloadFormat::FixedWidth { widths: vec![12, 1, 20], null_as: None, compression: None };
    let delimited = Unload::new(by_state(), to(), delimited);
    let widths = Unload::new(by_state(), to(), widths);
    [
        delimited.statement("books_by_state", "unload_delimited"),
        widths.statement("books_by_state", "unload_fixed_width"),
        parquet.statement("books_by_state", "unload_parquet"),
        csv.statement("books_by_state", "unload_csv"),
        json.statement("books_by_state", "unload_json"),
    ]
}
