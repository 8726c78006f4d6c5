//! ACCEPTANYDATE goes with a DATEFORMAT, which says what a date is.
include!("../../fixtures/star.rs");

fn main() {
    let _ = CopyOptions { accept_any_date: true, ..CopyOptions::default() };
}

//~ mend: say it of a form of dates
//~ - let _ = CopyOptions { accept_any_date: true, ..CopyOptions::default() };
//~ + let dates = DateFormat { form: DateForm::Auto, accept_any_date: true };
//~ + let _ = CopyOptions { date_format: Some(dates), ..CopyOptions::default() };
