//! Every function the DSL has, asked of the library.

#[path = "functions/aggregates.rs"]
mod aggregates;
#[path = "functions/moments.rs"]
mod moments;
#[path = "functions/numbers.rs"]
mod numbers;
#[path = "functions/own.rs"]
mod own;
#[path = "functions/sketches.rs"]
mod sketches;
#[path = "functions/texts.rs"]
mod texts;

use sparkify_schema::Statement;

/// Every question, as `functions/<name>`.
pub(super) fn statements() -> Vec<Statement> {
    let mut statements = vec![
        aggregates::groups().statement("functions", "aggregates"),
        aggregates::sorted().statement("functions", "sorted_aggregates"),
        aggregates::sorted_windows().statement("functions", "sorted_windows"),
        sketches::made().statement("functions", "sketches"),
        sketches::combined().statement("functions", "combined_sketches"),
        texts::changed().statement("functions", "texts_changed"),
        texts::cut().statement("functions", "texts_cut"),
        texts::matched().statement("functions", "texts_matched"),
        texts::hashed().statement("functions", "hashes"),
        moments::parts().statement("functions", "date_parts"),
        moments::moved().statement("functions", "dates_moved"),
        moments::written().statement("functions", "dates_written"),
        numbers::rounded().statement("functions", "numbers"),
        numbers::curves().statement("functions", "curves"),
        numbers::chosen().statement("functions", "choices"),
        numbers::raw_sql().statement("functions", "raw"),
    ];
    statements.extend(own::statements().expect("every function is right"));
    statements
}
