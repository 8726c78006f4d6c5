//! USAGE is of a schema, not of a table.
include!("../../fixtures/star.rs");

fn main() {
    let table = Box::new(Song::DEF);
    let _ = Granted::OneTable { table, privileges: &[SchemaPrivilege::USAGE] };
}

//~ mend: grant a privilege of tables, or name the schema
//~ - let _ = Granted::OneTable { table, privileges: &[SchemaPrivilege::USAGE] };
//~ + let _ = Granted::OneTable { table, privileges: &[TablePrivilege::SELECT] };
