//! ROWGROUPSIZE is of Parquet.
include!("../../fixtures/star.rs");

fn main() {
    let _ = UnloadFormat::Json { row_groups: RowGroups::Megabytes(64), compression: None };
}

//~ mend: unload Parquet
//~ - let _ = UnloadFormat::Json { row_groups: RowGroups::Megabytes(64), compression: None };
//~ + let _ = UnloadFormat::Parquet { row_groups: RowGroups::Megabytes(64) };
