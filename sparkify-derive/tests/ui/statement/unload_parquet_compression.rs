//! Parquet is compressed by itself; Redshift refuses GZIP beside it.
include!("../../fixtures/star.rs");

fn main() {
    let _ = UnloadFormat::Parquet { row_groups: RowGroups::Auto, compression: Some(UnloadCompression::Gzip) };
}

//~ mend: leave it out
//~ - let _ = UnloadFormat::Parquet { row_groups: RowGroups::Auto, compression: Some(UnloadCompression::Gzip) };
//~ + let _ = UnloadFormat::Parquet { row_groups: RowGroups::Auto };
