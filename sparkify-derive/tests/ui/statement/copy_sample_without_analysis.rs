//! COMPROWS is the size of a sample, and goes with the analysis that takes one.
include!("../../fixtures/star.rs");

fn main() {
    let _ = CopyOptions { comp_rows: 200_000, ..CopyOptions::default() };
}

//~ mend: say it of the analysis that samples
//~ - let _ = CopyOptions { comp_rows: 200_000, ..CopyOptions::default() };
//~ + let sampled = CompressionAnalysis::Sampled { rows: Some(200_000) };
//~ + let _ = CopyOptions { compression_analysis: sampled, ..CopyOptions::default() };
