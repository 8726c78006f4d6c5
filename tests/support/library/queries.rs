//! Questions to the library: one for each part of a query the DSL can say.

#[path = "queries/windows.rs"]
mod windows;

use sparkify_schema::Statement;

/// Every question, as `queries/<name>`.
pub(super) fn statements() -> Vec<Statement> {
    vec![
        windows::ranks().statement("queries", "window_ranks"),
        windows::totals().statement("queries", "window_totals"),
    ]
}
