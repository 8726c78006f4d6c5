//! Questions to the library: one for each part of a query the DSL can say.

#[path = "queries/pivots.rs"]
mod pivots;
#[path = "queries/semistructured.rs"]
mod semistructured;
#[path = "queries/subqueries.rs"]
mod subqueries;
#[path = "queries/totals.rs"]
mod totals;
#[path = "queries/windows.rs"]
mod windows;

use sparkify_schema::Statement;

/// Every question, as `queries/<name>`.
pub(super) fn statements() -> Vec<Statement> {
    vec![
        subqueries::quick_members().statement("queries", "with"),
        subqueries::late_books().statement("queries", "subquery_in_from"),
        subqueries::known_books().statement("queries", "exists_and_in"),
        subqueries::everything().statement("queries", "union_except_intersect"),
        subqueries::reached().statement("queries", "with_recursive"),
        subqueries::ordered_whole().statement("queries", "ordered_set_operations"),
        subqueries::books_and_loans().statement("queries", "full_join"),
        subqueries::pairs().statement("queries", "self_and_cross_join"),
        pivots::pivoted().statement("queries", "pivot"),
        pivots::numbers_as_rows().statement("queries", "unpivot"),
        pivots::all_numbers_as_rows().statement("queries", "unpivot_with_nulls"),
        semistructured::paths().statement("queries", "super_paths"),
        semistructured::grouped().statement("queries", "super_grouped"),
        semistructured::unnested().statement("queries", "super_unnested"),
        semistructured::kept_without_elements().statement("queries", "super_left_unnested"),
        semistructured::made().statement("queries", "super_made"),
        semistructured::texts().statement("queries", "json_texts"),
        totals::rollup().statement("queries", "rollup"),
        totals::cube().statement("queries", "cube"),
        totals::sets().statement("queries", "grouping_sets"),
        windows::ranks().statement("queries", "window_ranks"),
        windows::totals().statement("queries", "window_totals"),
        windows::known().statement("queries", "window_known"),
    ]
}
