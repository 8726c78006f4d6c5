//! The views of COPYs: those that run now, before those of the history.

use crate::engine::loads::{Load, Loads};
use crate::engine::quote;

/// The statements that make the views anew.
///
/// A cluster writes `stv_load_state` once every million rows and slice; here it is as of now, in one slice.
pub(super) fn views(loads: &Loads) -> String {
    let rows = loads.map(row);
    let none = "(NULL, 0, '', '', NULL, 0, 0, 0, 0, 0, 0, 0, 0, '', FALSE)".to_owned();
    let rows: Vec<String> = rows.into_iter().chain([none]).collect();
    include_str!("loads.sql").replace("$rows", &rows.join(", "))
}

fn row(query: i64, load: &Load) -> String {
    let Load { session, table, source, start, clock, running } = load;
    let so_far = running.so_far();
    format!(
        "({query}, {session}, {}, {}, make_timestamp({start}), {}, {}, {}, {}, {}, {}, {}, {}, {}, {})",
        quote::text(table),
        quote::text(source),
        clock.elapsed().as_micros(),
        so_far.rows,
        so_far.bytes,
        so_far.compressed,
        so_far.objects,
        so_far.errors,
        running.objects(),
        running.size(),
        quote::text(&running.next().unwrap_or_default()),
        running.is_compressed(),
    )
}
