//! The library's tables that say what the others do not: the rarer types, both identities, collation, ENCODE AUTO.

use super::{BookId, State};
use sparkify_schema::{
    AlterTable, Alteration, Char, Check, Copy, Date, Decimal, Defaulted, Geography, Geometry, HllSketch,
    Insert, IntervalDayToSecond, IntervalYearToMonth, Json, Load, Statement, Table, TableDef, Time, TimeTz,
    Timestamp, TimestampTz, Varbyte, Varchar, checks,
};

/// One row per branch as the city has it.
#[derive(Table)]
#[table(name = "staging_branches", kind = staging, json = auto)]
pub(crate) struct StagingBranch {
    #[column(identity_by_default(1, 1), source = "branch_id")]
    pub(crate) branch_id: i64,
    pub(crate) name: Varchar<80>,
    pub(crate) code: Char<4>,
}

/// One row per branch.
#[derive(Table)]
#[table(name = "branches", kind = dimension, dist_style = all, sort_key(branch_id), encode = auto)]
pub(crate) struct Branch {
    #[column(identity_by_default(1000, 1), primary_key)]
    pub(crate) branch_id: i64,
    #[column(collate = case_insensitive)]
    pub(crate) name: Varchar<80>,
    #[column(collate = case_sensitive, unique)]
    pub(crate) code: Char<4>,
    pub(crate) opens_at: Option<Time>,
    pub(crate) closes_at: Option<TimeTz>,
    pub(crate) opened_at: Option<TimestampTz>,
    pub(crate) place: Option<Geography>,
    pub(crate) ground_plan: Option<Geometry>,
    pub(crate) visitors: Option<HllSketch>,
    pub(crate) seal: Option<Varbyte<64>>,
}

impl Load for Branch {
    fn load() -> Insert<Self> {
        Insert::new(|q| {
            let s = q.from::<StagingBranch>("s");
            let known = q.left_join::<Branch, _>("known", |b| s.code().eq(b.code()));
            q.filter(known.branch_id().is_null());
            BranchValues {
                branch_id: Defaulted::Default,
                name: s.name(),
                code: s.code(),
                opens_at: known.opens_at(),
                closes_at: known.closes_at(),
                opened_at: known.opened_at(),
                place: known.place(),
                ground_plan: known.ground_plan(),
                visitors: known.visitors(),
                seal: known.seal(),
            }
        })
    }
}

/// The loans of a new card.
const FIRST_LOANS: i16 = 3;

/// One row per card of a member: a column for each form of a default.
#[derive(Table)]
#[table(name = "cards", kind = dimension)]
pub(crate) struct Card {
    #[column(identity(1, 1))]
    pub(crate) card_id: i32,
    #[column(default = "it's new")]
    pub(crate) remark: Varchar<20>,
    #[column(default = State::OnTheShelf)]
    pub(crate) state: State,
    #[column(default = FIRST_LOANS)]
    pub(crate) loans: i16,
    #[column(default = -0.50)]
    pub(crate) fee: Decimal<6, 2>,
    #[column(default = true)]
    pub(crate) valid: bool,
    #[column(default = current_date)]
    pub(crate) valid_from: Date,
    #[column(default = current_date + 365)]
    pub(crate) valid_to: Date,
    #[column(default = date("2024-02-29"))]
    pub(crate) designed_on: Option<Date>,
    #[column(default = sysdate)]
    pub(crate) ordered_at: Timestamp,
    #[column(default = getdate())]
    pub(crate) printed_at: Timestamp,
    #[column(default = timestamp("2024-02-29 08:30:00"))]
    pub(crate) renewed_at: Option<TimestampTz>,
    #[column(default = time("08:30:00"))]
    pub(crate) first_hour: Time,
}

/// One row per edition of a book.
#[derive(Table)]
#[table(name = "editions", schema = "lending", kind = dimension, dist_style = all)]
#[table(primary_key(book_id, edition), unique(publisher, number), unique(short_name))]
pub(crate) struct Edition {
    pub(crate) book_id: BookId,
    pub(crate) edition: i16,
    pub(crate) publisher: Varchar<80>,
    pub(crate) number: Option<i32>,
    #[column(name = "short")]
    pub(crate) short_name: Varchar<20>,
}

/// One row per copy of an edition.
#[derive(Table)]
#[table(name = "copies", kind = dimension, foreign_key(book_id, edition -> Edition(book_id, edition)))]
#[table(foreign_key(made_by, made_as -> Edition(publisher, number)), foreign_key(next_of, next_no -> Self(book_id, copy_no)))]
#[table(unique(book_id, copy_no))]
pub(crate) struct Exemplar {
    pub(crate) book_id: BookId,
    pub(crate) copy_no: i32,
    pub(crate) edition: i16,
    pub(crate) made_by: Option<Varchar<80>>,
    pub(crate) made_as: Option<i32>,
    pub(crate) next_of: Option<BookId>,
    pub(crate) next_no: Option<i32>,
    #[column(references = Edition::short_name)]
    pub(crate) label: Varchar<20>,
}

/// One row per lease of a branch.
#[derive(Table)]
#[table(name = "leases", kind = dimension, dist_style = all)]
pub(crate) struct Lease {
    pub(crate) branch_id: i64,
    pub(crate) term: IntervalYearToMonth,
    pub(crate) grace: IntervalDayToSecond,
    pub(crate) notice: Option<IntervalDayToSecond<0>>,
}

fn tables() -> [TableDef; 6] {
    [StagingBranch::DEF, Branch::DEF, Card::DEF, Edition::DEF, Exemplar::DEF, Lease::DEF]
}

pub(super) fn statements() -> Vec<Statement> {
    let source = "s3://lending-desk/branches/".parse().expect("the URL is well-formed");
    let mut statements = vec![
        Statement::new(StagingBranch::NAME, "create_table", StagingBranch::CREATE),
        Copy::json::<StagingBranch>(source, Json::Auto).statement().expect("the COPY is right"),
        Statement::new(Branch::NAME, "create_table", Branch::CREATE),
        Branch::load().statement(),
        Statement::new(Card::NAME, "create_table", Card::CREATE),
        Statement::new(Edition::NAME, "create_table", Edition::CREATE),
        Statement::new(Exemplar::NAME, "create_table", Exemplar::CREATE),
        Statement::new(Lease::NAME, "create_table", Lease::CREATE),
    ];
    statements.extend([
        AlterTable::new::<Edition>(Alteration::AddPrimaryKey).statement(),
        AlterTable::new::<Exemplar>(Alteration::AddUnique {
            columns: vec![
                AlterTable::column::<Exemplar, _>(|e| e.book_id()),
                AlterTable::column::<Exemplar, _>(|e| e.copy_no()),
            ],
        })
        .statement(),
        AlterTable::new::<Exemplar>(Alteration::AddForeignKey {
            columns: vec![
                AlterTable::column::<Exemplar, _>(|e| e.made_by()),
                AlterTable::column::<Exemplar, _>(|e| e.made_as()),
            ],
        })
        .statement(),
    ]);
    statements.extend(tables().iter().flat_map(checks).map(|check: Check| check.statement));
    statements
}
