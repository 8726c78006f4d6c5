//! IGNOREALLERRORS and MAXERROR exclude each other.
include!("../../fixtures/star.rs");

fn main() {
    let _ = CopyOptions {
        row_errors: RowErrors::Ignored,
        row_errors: RowErrors::Most(10),
        ..CopyOptions::default()
    };
}

//~ mend: say one of them
//~ - row_errors: RowErrors::Most(10),
