//! Parquet knows its columns' names; HEADER is of CSV.
include!("../../fixtures/star.rs");

fn main() {
    let _ = UnloadFormat::Parquet { row_groups: RowGroups::Auto, header: true };
}

//~ mend: leave it out: Parquet names its columns itself
//~ - let _ = UnloadFormat::Parquet { row_groups: RowGroups::Auto, header: true };
//~ + let _ = UnloadFormat::Parquet { row_groups: RowGroups::Auto };
