//! What a table can be altered to, and what Redshift refuses.
#![expect(missing_docs, reason = "the tables of a test")]

use sparkify_schema::{
    AlterTable, Alteration, Append, DistStyle, Extra, Grant, Granted, Grantee, MayRun, SchemaPrivilege,
    Table, TableDef, TablePrivilege, Varchar,
};

#[derive(Table)]
#[table(name = "shelves", kind = dimension, dist_style = all)]
pub struct Shelf {
    #[column(primary_key)]
    pub shelf_id: i32,
}

#[derive(Table)]
#[table(name = "books", schema = "lending", kind = dimension, dist_key = book_id, sort_key(book_id, shelf), encode = manual)]
pub struct Book {
    #[column(primary_key)]
    pub book_id: i32,
    pub title: Option<Varchar<300>>,
    #[column(encode = text255)]
    pub subject: Option<Varchar<40>>,
    #[column(encode = az64, default = 14)]
    pub days: i16,
    #[column(references = Shelf::shelf_id)]
    pub shelf: i32,
    #[column(unique)]
    pub isbn: Varchar<13>,
    #[column(default = "it's new")]
    pub state: Varchar<20>,
}

#[derive(Table)]
#[table(name = "loans", kind = fact, dist_key = member, interleaved_sort_key(book_id, member))]
pub struct Loan {
    #[column(identity(1, 1))]
    pub loan_id: i64,
    pub book_id: i32,
    pub member: i32,
}

#[derive(Table)]
#[table(name = "returns", kind = staging)]
pub struct Return {
    pub book_id: i32,
    pub member: Option<i32>,
    pub late: Option<bool>,
}

#[derive(Table)]
#[table(name = "early_returns", kind = staging)]
pub struct EarlyReturn {
    pub book_id: i32,
    pub member: Option<i32>,
}

fn book(alteration: Alteration) -> String {
    AlterTable::new::<Book>(alteration).statement().sql
}

fn refused<T: Table>(alteration: Alteration) -> String {
    AlterTable::new::<T>(alteration).try_statement().expect_err("Redshift refuses it").to_string()
}

fn title() -> String {
    AlterTable::column::<Book, _>(|b| b.title())
}

#[test]
fn every_form_is_written() {
    assert_eq!(
        book(Alteration::AddColumn { column: AlterTable::column::<Book, _>(|b| b.days()) }),
        "ALTER TABLE lending.books\nADD COLUMN days SMALLINT DEFAULT 14 ENCODE AZ64 NOT NULL"
    );
    assert_eq!(
        book(Alteration::AddColumn { column: "state".to_owned() }),
        "ALTER TABLE lending.books\nADD COLUMN state VARCHAR(20) DEFAULT 'it''s new' NOT NULL"
    );
    assert_eq!(
        book(Alteration::DropColumn { column: "pages".to_owned(), cascade: true }),
        "ALTER TABLE lending.books\nDROP COLUMN pages CASCADE"
    );
    assert_eq!(
        book(Alteration::ResizeVarchar { column: title() }),
        "ALTER TABLE lending.books\nALTER COLUMN title TYPE VARCHAR(300)"
    );
    assert_eq!(
        book(Alteration::Encode { columns: vec!["subject".to_owned(), "days".to_owned()] }),
        "ALTER TABLE lending.books\nALTER COLUMN subject ENCODE TEXT255,\nALTER COLUMN days ENCODE AZ64"
    );
    assert_eq!(
        book(Alteration::ChangeDistStyle),
        "ALTER TABLE lending.books\nALTER DISTSTYLE KEY DISTKEY book_id"
    );
    assert_eq!(
        book(Alteration::ChangeSortKey),
        "ALTER TABLE lending.books\nALTER COMPOUND SORTKEY (book_id, shelf)"
    );
    assert_eq!(
        book(Alteration::ChangeSortKeyAndDistStyle),
        "ALTER TABLE lending.books\nALTER COMPOUND SORTKEY (book_id, shelf),\nALTER DISTKEY book_id"
    );
    assert_eq!(
        book(Alteration::Rename { from: "old_books".to_owned() }),
        "ALTER TABLE lending.old_books\nRENAME TO books"
    );
    assert_eq!(
        book(Alteration::RenameColumn { from: "name".to_owned(), to: title() }),
        "ALTER TABLE lending.books\nRENAME COLUMN name TO title"
    );
    assert_eq!(book(Alteration::AddPrimaryKey), "ALTER TABLE lending.books\nADD PRIMARY KEY (book_id)");
    assert_eq!(
        book(Alteration::AddUnique { columns: vec!["isbn".to_owned()] }),
        "ALTER TABLE lending.books\nADD UNIQUE (isbn)"
    );
    assert_eq!(
        book(Alteration::AddForeignKey { columns: vec!["shelf".to_owned()] }),
        "ALTER TABLE lending.books\nADD FOREIGN KEY (shelf) REFERENCES shelves (shelf_id)"
    );
    assert_eq!(
        book(Alteration::DropConstraint { name: "books_pkey".to_owned(), cascade: false }),
        "ALTER TABLE lending.books\nDROP CONSTRAINT books_pkey RESTRICT"
    );
    assert_eq!(
        book(Alteration::Owner { user: "anna".to_owned() }),
        "ALTER TABLE lending.books\nOWNER TO anna"
    );
    let returns = |alteration| AlterTable::new::<Return>(alteration).statement().sql;
    assert_eq!(returns(Alteration::DropSortKey), "ALTER TABLE returns\nALTER SORTKEY NONE");
    assert_eq!(returns(Alteration::ChangeSortKey), "ALTER TABLE returns\nALTER SORTKEY AUTO");
    assert_eq!(returns(Alteration::EncodeAuto), "ALTER TABLE returns\nALTER ENCODE AUTO");
    assert_eq!(returns(Alteration::ChangeDistStyle), "ALTER TABLE returns\nALTER DISTSTYLE AUTO");
}

#[test]
fn only_a_type_refuses_a_transaction() {
    let may_run = |alteration| AlterTable::new::<Book>(alteration).statement().may_run;
    assert_eq!(may_run(Alteration::ResizeVarchar { column: title() }), MayRun::OnlyOutside);
    assert_eq!(may_run(Alteration::AddPrimaryKey), MayRun::Inside);
}

#[test]
fn a_column_is_added_only_as_redshift_can() {
    let column = |column: &str| Alteration::AddColumn { column: column.to_owned() };
    assert_eq!(
        refused::<Loan>(column("loan_id")),
        "loans/alter_add_loan_id: `loan_id` is an identity column, which only a new table can have"
    );
    assert!(refused::<Loan>(column("member")).contains("NOT NULL without a default"));
    assert!(refused::<Book>(column("book_id")).contains("part of the primary key"));
    assert!(refused::<Book>(column("pages")).contains("`pages` is not a column of `Book`"));
    let computed = AlterTable::column::<Book, _>(|b| b.days() + 1);
    assert!(refused::<Book>(column(&computed)).contains("`books.days + 1` is not a column of `Book`"));
}

#[test]
fn only_a_free_varchar_is_resized() {
    let column = |column: &str| Alteration::ResizeVarchar { column: column.to_owned() };
    assert_eq!(
        refused::<Book>(column("days")),
        "books/alter_resize_days: `days` is SMALLINT, and Redshift changes the type of a VARCHAR only; take a new table"
    );
    assert!(refused::<Book>(column("subject")).contains("encoded TEXT255"));
    assert!(refused::<Book>(column("state")).contains("has a default"));
    assert!(refused::<Book>(column("isbn")).contains("part of a key"));
}

#[test]
fn encodings_and_keys_are_those_of_the_struct() {
    let encode = |columns: &[&str]| Alteration::Encode {
        columns: columns.iter().map(|column| (*column).to_owned()).collect(),
    };
    assert!(refused::<Book>(encode(&["title"])).contains("`title` has no `encode` in `Book`"));
    assert!(refused::<Book>(encode(&["days", "days"])).contains("encoded twice"));
    assert!(refused::<Book>(encode(&[])).contains("no column is given"));
    assert!(refused::<Book>(Alteration::EncodeAuto).contains("`subject` has an encoding of its own"));
    assert!(refused::<Loan>(Alteration::ChangeSortKey).contains("interleaved"));
    assert!(refused::<Loan>(Alteration::ChangeDistStyle).contains("interleaved"));
    // Redshift chooses whatever the order is.
    let table = TableDef { dist_style: DistStyle::Auto, ..Loan::DEF };
    let auto = AlterTable { table, alteration: Alteration::ChangeDistStyle }.statement();
    assert_eq!(auto.sql, "ALTER TABLE loans\nALTER DISTSTYLE AUTO");
    assert!(refused::<Return>(Alteration::ChangeSortKeyAndDistStyle).contains("one after the other"));
    assert!(refused::<Book>(Alteration::DropSortKey).contains("has a sort key"));
    assert!(refused::<Return>(Alteration::AddPrimaryKey).contains("no primary key"));
    assert!(refused::<Book>(Alteration::AddUnique { columns: vec![title()] }).contains("not `unique`"));
    assert!(
        refused::<Book>(Alteration::AddForeignKey { columns: vec![title()] }).contains("no `references`")
    );
}

#[test]
fn what_goes_is_gone_from_the_struct() {
    let dropped = Alteration::DropColumn { column: "title".to_owned(), cascade: false };
    assert_eq!(
        refused::<Book>(dropped),
        "books/alter_drop_title: `title` is dropped, but still is the field `title` of `Book`"
    );
    assert!(
        refused::<Book>(Alteration::RenameColumn { from: "days".to_owned(), to: title() })
            .contains("is renamed")
    );
    assert!(refused::<Book>(Alteration::Rename { from: "books".to_owned() }).contains("is the name it has"));
}

#[test]
fn rows_are_appended_to_a_table_that_has_their_columns() {
    let append = |extra| Append { extra, ..Append::new::<Return, EarlyReturn>() };
    let statement = append(Extra::Filled).statement();
    assert_eq!(statement.sql, "ALTER TABLE returns\nAPPEND FROM early_returns\nFILLTARGET");
    assert_eq!(statement.may_run, MayRun::OnlyOutside);
    let mistake = |append: Append| append.try_statement().expect_err("they differ").to_string();
    assert_eq!(
        mistake(append(Extra::Refused)),
        "returns/append_early_returns: `late` of `Return` is no column of `EarlyReturn`; say `Extra::Filled` if it may be"
    );
    let back = Append::new::<EarlyReturn, Return>();
    assert!(mistake(back).contains("say `Extra::Ignored`"));
    assert_eq!(
        Append { extra: Extra::Ignored, ..back }.statement().sql,
        "ALTER TABLE early_returns\nAPPEND FROM returns\nIGNOREEXTRA"
    );
    let differs = Append { extra: Extra::Ignored, ..Append::new::<EarlyReturn, Loan>() };
    assert!(mistake(differs).contains("`member` differs"));
    assert!(mistake(Append::new::<Loan, Loan>()).contains("to itself"));
}

#[test]
fn privileges_are_granted_and_taken_back() {
    let table =
        |privileges, to| Grant { granted: Granted::OneTable { table: Box::new(Book::DEF), privileges }, to };
    let readers = table(&[TablePrivilege::SELECT], Grantee::Role("readers"));
    assert_eq!(readers.statement().sql, "GRANT SELECT ON TABLE lending.books TO ROLE readers");
    assert_eq!(readers.statement().name.to_string(), "books/grant_select_to_readers");
    assert_eq!(readers.revoke().sql, "REVOKE SELECT ON TABLE lending.books FROM ROLE readers");
    let anna = table(&[TablePrivilege::INSERT, TablePrivilege::UPDATE], Grantee::UserWhoMayGrant("anna"));
    assert_eq!(anna.statement().sql, "GRANT INSERT, UPDATE ON TABLE lending.books TO anna WITH GRANT OPTION");
    assert_eq!(anna.revoke().sql, "REVOKE INSERT, UPDATE ON TABLE lending.books FROM anna");
    assert_eq!(
        table(&[], Grantee::Group("staff")).statement().sql,
        "GRANT ALL PRIVILEGES ON TABLE lending.books TO GROUP staff"
    );
    let schema = Granted::Schema { schema: "lending", privileges: &[SchemaPrivilege::USAGE] };
    assert_eq!(
        Grant { granted: schema, to: Grantee::Public }.statement().sql,
        "GRANT USAGE ON SCHEMA lending TO PUBLIC"
    );
    let tables = Granted::AllTables { schema: "lending", privileges: &[TablePrivilege::SELECT] };
    assert_eq!(
        Grant { granted: tables, to: Grantee::User("user") }.statement().sql,
        "GRANT SELECT ON ALL TABLES IN SCHEMA lending TO \"user\""
    );
    assert_eq!(
        Grant { granted: Granted::Role("readers"), to: Grantee::UserWhoMayGrant("anna") }.statement().sql,
        "GRANT ROLE readers TO anna WITH ADMIN OPTION"
    );
}
