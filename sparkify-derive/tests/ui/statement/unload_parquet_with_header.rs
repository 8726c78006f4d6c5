//! Parquet knows its columns' names; HEADER is of CSV.
include!("../../fixtures/star.rs");

fn main() {
    let _ = UnloadFormat::Parquet { row_groups: RowGroups::Auto, header: true };
}
