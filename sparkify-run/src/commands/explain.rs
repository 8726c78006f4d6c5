//! `sparkify report --explain`: how the loads run on a cluster: what travels, how tables lie, what took long.

use std::time::Instant;

use sparkify_model as model;
use sparkify_schema::Statement;

use super::phases::stopped;
use crate::connection::Row;
use crate::error::{Error, Failure};
use crate::execute;
use crate::movement;
use crate::outcome::{Outcome, ReportOutcome};
use crate::rows::{Column, Kind};
use crate::session::Session;
use crate::statement;
use crate::ui::Ui;

/// Explains the loads of these names; all when none is named.
pub(crate) async fn explain(
    session: &mut Session,
    names: &[String],
    outcome: &mut Outcome,
    ui: &mut Ui,
) -> Result<(), Error> {
    let mut loads = model::load(&model::Sources::default()).map_err(Error::Model)?;
    loads.retain(|statement| statement.name.statement == "load");
    let loads = statement::select("load", loads, |load| &load.name, names)?;
    outcome.reports.extend(plans(session, &loads, ui).await?);
    if !session.is_remote() {
        ui.note("a plan of the stand-in has no distribution labels: they come with `--target cluster`");
    }
    let tables =
        model::tables().iter().map(|table| format!("'{}'", table.name)).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT \"table\", diststyle, sortkey1, tbl_rows, size, skew_rows, unsorted, stats_off \
         FROM svv_table_info WHERE \"table\" IN ({tables}) ORDER BY \"table\""
    );
    let columns = [
        ("table", Kind::Text),
        ("distribution", Kind::Text),
        ("sort_key", Kind::Text),
        ("rows", Kind::Decimal),
        ("megabytes", Kind::Decimal),
        ("skew", Kind::Float),
        ("unsorted_percent", Kind::Float),
        ("stats_off_percent", Kind::Float),
    ];
    ask(session, "tables", "Tables: how they lie", &sql, &columns, outcome, ui).await?;
    // The newest of each label; the text is what tells two of one name apart.
    let sql = "SELECT statement, elapsed, queued, executed, waited_for_locks FROM (\
               SELECT SUBSTRING(TRIM(query_label), 10) AS statement, elapsed_time / 1000 AS elapsed, \
               queue_time / 1000 AS queued, execution_time / 1000 AS executed, \
               lock_wait_time / 1000 AS waited_for_locks, start_time, \
               ROW_NUMBER() OVER (PARTITION BY query_label ORDER BY start_time DESC) AS age \
               FROM sys_query_history WHERE query_label LIKE 'sparkify/%') AS latest \
               WHERE age = 1 ORDER BY elapsed DESC, statement LIMIT 30";
    let columns = [
        ("statement", Kind::Text),
        ("elapsed_ms", Kind::Integer),
        ("queued_ms", Kind::Integer),
        ("executed_ms", Kind::Integer),
        ("lock_wait_ms", Kind::Integer),
    ];
    ask(session, "times", "Times of the last runs, the longest first", sql, &columns, outcome, ui).await
}

/// One report of all labels, and the whole plans for whoever wants to see everything.
async fn plans(session: &mut Session, loads: &[Statement], ui: &Ui) -> Result<Vec<ReportOutcome>, Error> {
    let started = Instant::now();
    let (mut labels, mut whole) = (Vec::new(), Vec::new());
    for load in loads {
        let explain = Statement { sql: format!("EXPLAIN {}", load.sql), ..load.clone() };
        let rows = execute::select(&session.connection, &explain, &mut session.interrupt).await;
        let rows = rows.map_err(|stop| stopped(*stop, None))?;
        let name = load.name.to_string();
        for movement in movement::of_plan(rows.iter().filter_map(|row| row.text(0))) {
            let label = movement.label;
            let cells = [name.as_str(), &movement.step, label.name, label.verdict, label.meaning];
            labels.push(cells.map(|cell| Some(cell.to_owned())).to_vec());
        }
        if ui.verbose() {
            whole.push(ReportOutcome {
                name: format!("explain/{name}"),
                title: format!("Plan of {name}"),
                columns: columns(&[("plan", Kind::Text)]),
                rows: rows.into_iter().map(|Row(values)| values).collect(),
                took: started.elapsed(),
            });
        }
    }
    let headings = ["statement", "step", "label", "verdict", "meaning"].map(|name| (name, Kind::Text));
    let joins = ReportOutcome {
        name: "explain/joins".to_owned(),
        title: "Joins: which rows travel between the nodes".to_owned(),
        columns: columns(&headings),
        rows: labels,
        took: started.elapsed(),
    };
    Ok([joins].into_iter().chain(whole).collect())
}

/// A report over a system view; one that is not there, or not ours to see, is a note.
async fn ask(
    session: &Session,
    name: &str,
    title: &str,
    sql: &str,
    headings: &[(&str, Kind)],
    outcome: &mut Outcome,
    ui: &Ui,
) -> Result<(), Error> {
    let started = Instant::now();
    let rows = match session.connection.rows(sql).await {
        Ok(rows) => rows,
        Err(failure) if failure.lost => return Err(Error::Connect(Box::new(failure))),
        Err(Failure { message, .. }) => {
            ui.note(&format!("no report `{name}`: {message}"));
            return Ok(());
        }
    };
    outcome.reports.push(ReportOutcome {
        name: format!("explain/{name}"),
        title: title.to_owned(),
        columns: columns(headings),
        rows: rows.into_iter().map(|Row(values)| values).collect(),
        took: started.elapsed(),
    });
    Ok(())
}

fn columns(headings: &[(&str, Kind)]) -> Vec<Column> {
    headings.iter().map(|(name, kind)| Column { name: (*name).to_owned(), kind: *kind }).collect()
}
