//! ALTER TABLE of keys of several columns: as the struct says them, and in no other way.
#![expect(missing_docs, reason = "the tables of a test")]

use sparkify_schema::{AlterTable, Alteration, Table, Varchar};

#[derive(Table)]
#[table(name = "editions", schema = "lending", kind = dimension)]
#[table(primary_key(book_id, edition), unique(publisher, number), unique(short_name))]
pub struct Edition {
    pub book_id: i32,
    pub edition: i16,
    pub publisher: Varchar<80>,
    pub number: i32,
    pub short_name: Varchar<20>,
}

#[derive(Table)]
#[table(name = "copies", kind = dimension, foreign_key(book_id, edition -> Edition(book_id, edition)))]
pub struct Exemplar {
    #[column(primary_key)]
    pub copy_no: i32,
    pub book_id: i32,
    pub edition: i16,
}

fn owned(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|column| (*column).to_owned()).collect()
}

fn unique(columns: &[&str]) -> Result<String, String> {
    altered::<Edition>(Alteration::AddUnique { columns: owned(columns) })
}

fn refers(columns: &[&str]) -> Result<String, String> {
    altered::<Exemplar>(Alteration::AddForeignKey { columns: owned(columns) })
}

fn altered<T: Table>(alteration: Alteration) -> Result<String, String> {
    let statement =
        AlterTable::new::<T>(alteration).try_statement().map_err(|mistake| mistake.to_string())?;
    Ok(format!("{}: {}", statement.name, statement.sql))
}

#[test]
fn keys_are_added_as_the_struct_says_them() {
    assert_eq!(
        altered::<Edition>(Alteration::AddPrimaryKey).as_deref(),
        Ok(
            "editions/alter_add_primary_key: ALTER TABLE lending.editions\nADD PRIMARY KEY (book_id, edition)"
        )
    );
    assert_eq!(
        unique(&["publisher", "number"]).as_deref(),
        Ok(
            "editions/alter_add_unique_publisher_number: ALTER TABLE lending.editions\nADD UNIQUE (publisher, number)"
        )
    );
    assert_eq!(
        unique(&["short_name"]).as_deref(),
        Ok("editions/alter_add_unique_short_name: ALTER TABLE lending.editions\nADD UNIQUE (short_name)")
    );
    assert_eq!(
        refers(&["book_id", "edition"]).as_deref(),
        Ok("copies/alter_add_foreign_key_book_id_edition: ALTER TABLE copies\n\
            ADD FOREIGN KEY (book_id, edition) REFERENCES lending.editions (book_id, edition)")
    );
}

#[test]
fn what_the_struct_does_not_say_is_refused() {
    for (columns, mistake) in [
        (
            &["number", "publisher"][..],
            "`unique(publisher, number)` of `Edition` has the columns in another order; give them so",
        ),
        (&["publisher", "short_name"], "`publisher`, `short_name` are not `unique(…)` together in `Edition`"),
        (&["publisher"], "`publisher` is not `unique` in `Edition`"),
        (&["publisher", "press"], "`press` is not a column of `Edition`"),
        (&[], "no column is given"),
    ] {
        let refused = unique(columns).expect_err("the struct does not say so");
        assert!(refused.ends_with(mistake), "{refused}");
    }
    for (columns, mistake) in [
        (
            &["edition", "book_id"][..],
            "`Exemplar` has no `foreign_key(…)` of `edition`, `book_id`, in that order",
        ),
        (&["book_id"], "`book_id` has no `references` in `Exemplar`"),
    ] {
        let refused = refers(columns).expect_err("the struct does not say so");
        assert!(refused.ends_with(mistake), "{refused}");
    }
}
