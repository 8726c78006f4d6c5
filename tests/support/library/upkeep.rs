//! The library's tables after their creation: altered, commented, granted, analyzed and cleaned.

use super::{Book, Loan, StagingLoan};
use sparkify_schema::{
    AlterTable, Alteration, Analyzed, Append, CreateSchema, Date, Decimal, Grant, Granted, Grantee, LikeName,
    LikeTable, Quota, SchemaPrivilege, Statement, Table, TablePrivilege, Vacuum, VacuumKind, Varchar,
    analyze, comments, create_temp_table, lock, truncate,
};

/// One row per shelf, as the cellar of the library has it.
#[derive(Table)]
#[table(name = "shelves", kind = dimension, dist_key = shelf_id, sort_key(room, shelf_id), encode = manual)]
pub(crate) struct Shelf {
    #[column(primary_key)]
    pub(crate) shelf_id: i32,
    #[column(unique)]
    pub(crate) label: Varchar<40>,
    #[column(encode = zstd)]
    pub(crate) room: Option<Varchar<100>>,
    #[column(encode = az64, default = 0)]
    pub(crate) books: i32,
    #[column(references = Shelf::shelf_id)]
    pub(crate) above: Option<i32>,
}

/// Fines, before they are settled.
#[derive(Table)]
#[table(name = "open_fines", kind = staging)]
pub(crate) struct OpenFine {
    pub(crate) member_no: i64,
    pub(crate) fine: Decimal<8, 2>,
}

/// One row per fine.
#[derive(Table)]
#[table(
    name = "fines",
    kind = fact,
    allow(fact_without_a_sort_key, reason = "a few hundred rows a year, always read whole")
)]
pub(crate) struct Fine {
    pub(crate) member_no: i64,
    pub(crate) fine: Decimal<8, 2>,
    pub(crate) paid_on: Option<Date>,
}

pub(super) fn statements() -> Vec<Statement> {
    let schema = CreateSchema { quota: Some(Quota::Gigabytes(50)), ..CreateSchema::new("lending") };
    let mut statements = vec![
        schema.statement(),
        Statement::create_table::<Fine>(),
        create_temp_table::<Book>(),
        LikeTable::temporary::<Loan>("loan_stage").statement(),
        LikeTable {
            name: LikeName::Permanent { schema: Some("lending"), name: "books_2026" },
            including_defaults: true,
            ..LikeTable::temporary::<Book>("")
        }
        .statement(),
        Append { extra: sparkify_schema::Extra::Filled, ..Append::new::<Fine, OpenFine>() }.statement(),
        analyze(&Book::DEF, Analyzed::All),
        analyze(&Loan::DEF, Analyzed::Predicates),
        lock(&Loan::DEF),
        truncate(&StagingLoan::DEF),
        Vacuum { table: Loan::DEF, kind: VacuumKind::Reindex, boost: false }.statement(),
        Vacuum { table: Book::DEF, kind: VacuumKind::Full { threshold: Some(99) }, boost: true }.statement(),
    ];
    statements.extend(alterations().map(|alteration| AlterTable::new::<Shelf>(alteration).statement()));
    statements.extend(
        [Alteration::ChangeSortKey, Alteration::EncodeAuto, Alteration::DropSortKey]
            .map(|alteration| AlterTable::new::<Fine>(alteration).statement()),
    );
    statements.extend([
        AlterTable::new::<Book>(Alteration::ChangeDistStyle).statement(),
        AlterTable::new::<Book>(Alteration::ChangeSortKeyAndDistStyle).statement(),
        AlterTable::new::<StagingLoan>(Alteration::ChangeDistStyle).statement(),
        AlterTable::new::<Fine>(Alteration::ChangeDistStyle).statement(),
        AlterTable::new::<Fine>(Alteration::DropColumn { column: "reason".to_owned(), cascade: true })
            .statement(),
        AlterTable::new::<Fine>(Alteration::DropConstraint { name: "fines_pkey".to_owned(), cascade: false })
            .statement(),
    ]);
    statements.extend(comments(&Shelf::DEF).expect("the documentation is text"));
    statements.extend(grants().iter().flat_map(|grant| [grant.statement(), grant.revoke()]));
    statements
}

fn alterations() -> impl Iterator<Item = Alteration> {
    let room = || AlterTable::column::<Shelf, _>(|s| s.room());
    let books = || AlterTable::column::<Shelf, _>(|s| s.books());
    let gone = || "width".to_owned();
    [
        Alteration::AddColumn { column: books() },
        Alteration::DropColumn { column: gone(), cascade: false },
        Alteration::ResizeVarchar { column: room() },
        Alteration::Encode { columns: vec![room(), books()] },
        Alteration::ChangeDistStyle,
        Alteration::ChangeSortKey,
        Alteration::ChangeSortKeyAndDistStyle,
        Alteration::Rename { from: "racks".to_owned() },
        Alteration::RenameColumn { from: "hall".to_owned(), to: room() },
        Alteration::AddPrimaryKey,
        Alteration::AddUnique { columns: vec![AlterTable::column::<Shelf, _>(|s| s.label())] },
        Alteration::AddForeignKey { columns: vec![AlterTable::column::<Shelf, _>(|s| s.above())] },
        Alteration::DropConstraint { name: "shelves_label_key".to_owned(), cascade: true },
        Alteration::Owner { user: "librarian".to_owned() },
    ]
    .into_iter()
}

fn grants() -> [Grant; 5] {
    let schema = "lending";
    let table = |privileges| Granted::OneTable { table: Box::new(Book::DEF), privileges };
    [
        Grant { granted: table(&[TablePrivilege::SELECT]), to: Grantee::Role("readers") },
        Grant {
            granted: table(&[TablePrivilege::INSERT, TablePrivilege::DELETE]),
            to: Grantee::UserWhoMayGrant("librarian"),
        },
        Grant {
            granted: Granted::AllTables { schema, privileges: &[TablePrivilege::SELECT] },
            to: Grantee::Group("staff"),
        },
        Grant {
            granted: Granted::Schema { schema, privileges: &[SchemaPrivilege::USAGE] },
            to: Grantee::Public,
        },
        Grant { granted: Granted::Role("readers"), to: Grantee::User("anna") },
    ]
}
