//! Redshift has no such privilege.
include!("../../fixtures/star.rs");

fn main() {
    let _ = TablePrivilege::READ;
}
