//! What our derive may cost beside the others, and how the numbers are shown.

use crate::{
    library::LIBRARIES,
    measure::{Change, Cost},
};

/// The share of each library's cost that ours may have at most.
const GOALS: [(&str, f64); 3] = [("serde", 1.0), ("sea-orm", 0.25), ("diesel", 0.10)];

/// The costs as a table: a row for each change, a column for each library, and ours as a share of it.
pub(crate) fn table(rows: &[&[Cost]]) -> String {
    let mut lines = vec![cells(
        "`cargo check` after".to_owned(),
        LIBRARIES.iter().map(|library| library.name.to_owned()),
    )];
    lines.push("|---".repeat(LIBRARIES.len() + 1) + "|");
    for (change, costs) in Change::ALL.iter().zip(rows) {
        let costs_of = costs.iter().enumerate().map(|(i, cost)| {
            let (cpu, wall) = (cost.cpu.as_secs_f64(), cost.wall.as_secs_f64());
            let share = if i == 0 { String::new() } else { format!("; ours {:.2} of it", share(costs, i)) };
            format!("{cpu:.2} s ({wall:.2} s{share})")
        });
        lines.push(cells(change.name().to_owned(), costs_of));
    }
    lines.join("\n")
}

/// A sentence for each goal that was missed.
pub(crate) fn missed(rows: &[&[Cost]]) -> Vec<String> {
    let mut missed = Vec::new();
    for (change, costs) in Change::ALL.iter().zip(rows) {
        for (name, most) in GOALS {
            let Some(i) = LIBRARIES.iter().position(|library| library.name == name) else { continue };
            let share = share(costs, i);
            if share > most {
                missed.push(format!(
                    "goal missed: {}: {share:.2} of {name}, more than {most:.2}",
                    change.name()
                ));
            }
        }
    }
    missed
}

fn share(costs: &[Cost], other: usize) -> f64 {
    costs[0].cpu.as_secs_f64() / costs[other].cpu.as_secs_f64()
}

fn cells(first: String, rest: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = [first].into_iter().chain(rest).collect();
    format!("| {} |", cells.join(" | "))
}
