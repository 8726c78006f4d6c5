//! A second schema, a lending library's: the DSL is for everybody, and here it says everything it can.

#![expect(clippy::struct_field_names, reason = "columns are named as in a database")]

#[path = "library/answers.rs"]
mod answers;
#[path = "library/changes.rs"]
mod changes;
#[path = "library/files.rs"]
mod files;
#[path = "library/functions.rs"]
mod functions;
#[path = "library/keys.rs"]
mod keys;
#[path = "library/lake.rs"]
mod lake;
#[path = "library/queries.rs"]
mod queries;
#[path = "library/tables.rs"]
mod tables;
#[path = "library/upkeep.rs"]
mod upkeep;

use sparkify_schema::{
    Check, ColumnEnum, ColumnType, Copy, Date, Decimal, Defaulted, Insert, Json, Load, Report, Row, Select,
    Statement, Super, Table, TableDef, Timestamp, Varchar, avg, checks, count, count_distinct, count_rows,
    delete_all, json_paths, max, min, not, sum, when,
};

/// A book's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ColumnType)]
pub(crate) struct BookId(pub(crate) i32);

/// Where a copy of a book is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ColumnEnum)]
pub(crate) enum State {
    #[value("on the shelf")]
    OnTheShelf,
    #[value("lent")]
    Lent,
    #[value("lost")]
    Lost,
}

/// Raw rows of the lending desk.
#[derive(Table)]
#[table(name = "staging_loans", kind = staging, dist_style = even, encode = manual, backup = false, json = paths)]
pub(crate) struct StagingLoan {
    pub(crate) book_id: Option<BookId>,
    #[column(source = "memberNo", encode = az64)]
    pub(crate) member_no: Option<i64>,
    #[column(encode = bytedict)]
    pub(crate) state: State,
    pub(crate) lent_at: i64,
    pub(crate) fee: Option<Decimal<8, 2>>,
    #[column(encode = zstd)]
    pub(crate) remarks: Option<Varchar<2000>>,
    pub(crate) details: Option<Super>,
}

/// One row per book.
#[derive(Table)]
#[table(name = "books", schema = "lending", kind = dimension, dist_style = all, sort_key(book_id))]
pub(crate) struct Book {
    #[column(primary_key)]
    pub(crate) book_id: BookId,
    #[column(unique)]
    pub(crate) isbn: Varchar<13>,
    pub(crate) title: Varchar<300>,
    pub(crate) pages: Option<i16>,
    #[column(default = "on the shelf")]
    pub(crate) state: State,
    #[column(default = sysdate)]
    pub(crate) bought_at: Timestamp,
}

/// One row per loan of a book.
#[derive(Table)]
#[table(
    name = "loans",
    kind = fact,
    dist_key = book_id,
    interleaved_sort_key(member_no, lent_on),
    allow(
        interleaved_key_on_a_monotonic_column,
        reason = "loaded once a year, then reindexed; asked by member as often as by day"
    )
)]
pub(crate) struct Loan {
    #[column(identity(1, 1), primary_key)]
    pub(crate) loan_id: i64,
    #[column(references = Book::book_id)]
    pub(crate) book_id: BookId,
    pub(crate) member_no: i64,
    pub(crate) lent_on: Date,
    pub(crate) fee: Option<Decimal<8, 2>>,
    pub(crate) remarks: Varchar<100>,
    #[column(default = 14)]
    pub(crate) days: i16,
    #[column(default = false)]
    pub(crate) returned: bool,
}

impl Load for Loan {
    fn load() -> Insert<Self> {
        Insert::new(|q| {
            let l = q.from::<StagingLoan>("l");
            let b = q.lookup::<Book, _>("b", |b| l.book_id().eq(b.book_id()), |b| b.isbn().desc());
            q.filter(l.state().ne(State::Lost).and(b.pages().gt(0).or(b.pages().is_null())));
            q.filter(l.lent_at().between(0_i64, 4_102_444_800_000_i64));
            let book_id = q.require(b.book_id());
            let member_no = q.require(l.member_no());
            LoanValues {
                book_id,
                member_no,
                lent_on: l.lent_at().epoch_millis().date(),
                fee: l.fee().null_if(0),
                remarks: l.remarks().coalesce("it's \"fine\" \\ ok").trim().truncate::<100>(),
                days: Defaulted::Default,
                returned: l.state().eq(State::OnTheShelf).into(),
            }
        })
    }
}

impl Load for Book {
    fn load() -> Insert<Self> {
        Insert::new(|q| {
            let l = q.from::<StagingLoan>("l");
            let known = q.left_join::<Book, _>("known", |b| l.book_id().eq(b.book_id()));
            q.filter(known.book_id().is_null());
            q.distinct();
            let book_id = q.require(l.book_id());
            let isbn = q.require(l.remarks()).left(3);
            BookValues {
                isbn: isbn
                    .clone()
                    .lower()
                    .concat("-")
                    .concat(book_id.clone().inner().cast::<Varchar<9>>())
                    .truncate::<13>(),
                title: isbn.upper(),
                book_id,
                pages: l.member_no().cast::<i16>().coalesce(0_i16).into(),
                state: l.state().into(),
                bought_at: l.lent_at().epoch_millis().into(),
            }
        })
    }
}

/// The loans of one month, as the librarian wants them.
#[derive(Debug, Clone, PartialEq, Row)]
pub(crate) struct MonthOfLoans {
    /// The year.
    pub(crate) year: i32,
    /// The month.
    pub(crate) month: i32,
    /// The state as text.
    pub(crate) state: String,
    /// Loans.
    pub(crate) loans: i64,
    /// Loans with a fee.
    pub(crate) paid: i64,
    /// Members.
    pub(crate) members: i64,
    /// First loan.
    pub(crate) first: Option<Timestamp>,
    /// Last loan.
    pub(crate) last: Option<Timestamp>,
    /// Average length of the remarks in characters, cut.
    pub(crate) remark_length: Option<i64>,
    /// Their bytes.
    pub(crate) remark_bytes: Option<i64>,
    /// How much the month had to it.
    pub(crate) size: Option<String>,
    /// Loans for each member.
    pub(crate) per_member: f64,
}

fn months() -> Select<MonthOfLoans> {
    Select::new(|q| {
        let l = q.from::<StagingLoan>("l");
        let b = q.join::<Book, _>("b", |b| l.book_id().eq(b.book_id()));
        let lent_at = l.lent_at().epoch_millis();
        q.filter(not(b.title().like("The %")).and(l.state().is_in([State::Lent, State::OnTheShelf])));
        q.filter((l.lent_at() % 7).lte(5).and((b.book_id().inner() * 2 - 1).gte(1)));
        q.having(count_rows().gt(1));
        let year = q.grouped(lent_at.clone().year());
        let month = q.grouped(lent_at.clone().month());
        let state = q.grouped(l.state());
        q.order_by([year.clone().desc(), month.clone().asc(), max(lent_at.clone()).desc()]);
        q.limit(12);
        MonthOfLoansValues {
            year,
            month,
            state: state.text(),
            loans: count_rows(),
            paid: count(l.fee()),
            members: count_distinct(l.member_no()),
            first: min(lent_at.clone()).nullable(),
            last: max(lent_at).nullable(),
            remark_length: avg(l.remarks().characters()),
            remark_bytes: sum(l.remarks().bytes().widen::<i64>()),
            size: when(count_rows().lt(10), "small").when(count_rows().lt(100), "large").end(),
            per_member: count_rows().cast::<f64>() / count_distinct(l.member_no()),
        }
    })
}

/// Every table of the library.
pub(crate) fn tables() -> [TableDef; 3] {
    [StagingLoan::DEF, Book::DEF, Loan::DEF]
}

/// Every statement of the library.
pub(crate) fn statements() -> Vec<Statement> {
    let source = "s3://lending-desk/2026/".parse().expect("the URL is well-formed");
    let paths = "s3://lending-desk/loans.jsonpaths".parse().expect("the URL is well-formed");
    let mut statements = vec![
        Statement::create_table::<StagingLoan>(),
        Statement::create_table::<Book>(),
        Statement::create_table::<Loan>(),
        Copy::json::<StagingLoan>(source, Json::Paths(paths)).statement().expect("the COPY is right"),
        Book::load().statement(),
        Loan::load().statement(),
        Report::new("months_of_loans", "Loans by month", &months()).statement,
        Statement::drop_table::<Loan>(),
    ];
    statements.extend(answers::statements());
    statements.extend(changes::statements());
    statements.extend(files::statements().expect("every COPY is right"));
    statements.extend(keys::statements());
    statements.extend(lake::statements());
    statements.extend(tables::statements());
    statements.extend(upkeep::statements());
    statements.extend(queries::statements());
    statements.extend(functions::statements());
    statements.extend(tables().iter().map(delete_all));
    statements.extend(tables().iter().flat_map(checks).map(|check: Check| check.statement));
    statements
}

/// The jsonpaths document of the lending desk.
pub(crate) fn paths() -> String {
    json_paths(&StagingLoan::DEF)
}
