//! `WITH RECURSIVE`: a query that reads its own rows.

use super::{Cte, Mistake, Query, Select, body::Body, rows::With};
use crate::{
    identifier::quoted,
    row::{Row, Sizes},
};
use std::panic::Location;

impl Query {
    /// `WITH RECURSIVE name (…) AS (first UNION ALL step)`: the rows of `first`, then those that `step` makes of the
    /// rows of the step before, until it makes none. `step` gets the query, and its own rows to read in FROM.
    ///
    /// A filter on the depth keeps a circle in the data from running until Redshift stops it.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_WITH_clause.html>.
    #[track_caller]
    pub fn with_recursive<R: Row>(
        &mut self,
        name: &'static str,
        first: Select<R>,
        step: impl FnOnce(&mut Query, &Cte<R>) -> R::Values,
    ) -> Cte<R> {
        let (with, sizes) = recursive::<R>(name, first, step);
        self.ctes.push(with);
        Cte::recursive(name, sizes)
    }
}

/// The query, and the most bytes of each of its columns.
#[track_caller]
pub(super) fn recursive<R: Row>(
    name: &'static str,
    first: Select<R>,
    step: impl FnOnce(&mut Query, &Cte<R>) -> R::Values,
) -> (With, Sizes) {
    let first = first.into_body();
    let own = Cte::recursive(name, first.sizes());
    let step = Select::<R>::new(|q| step(q, &own)).into_body();
    let with = With {
        name,
        columns: first.columns(),
        sql: format!("{}\nUNION ALL\n{}", first.sql(), step.sql()),
        tables: [first.tables(), step.tables()].concat(),
        findings: [first.findings(), step.findings()].concat(),
        judged: judged(name, &first, &step),
        at: Location::caller(),
    };
    // What grows in a step may grow in each.
    (with, first.sizes().unless_outgrown_by(&step.sizes()))
}

/// The first mistake, or the other queries of WITH it reads.
fn judged(name: &str, first: &Body, step: &Body) -> Result<Vec<&'static str>, Mistake> {
    let Body::One(start, _) = first else {
        return Err(
            "it begins with a set operation; begin with one SELECT, and put the operation into its FROM"
                .into(),
        );
    };
    let Body::One(query, outputs) = step else { return Err("its step is no SELECT".into()) };
    for (part, query) in [("beginning", start), ("step", query)] {
        if query.ctes.is_empty() && query.is_plain() {
            continue;
        }
        return Err(format!(
            "its {part} has a WITH, an ORDER BY or a LIMIT, which Redshift does not allow there; order and limit what \
             reads `{name}`"
        )
        .into());
    }
    let mut reads = first.judged_alone()?;
    if reads.contains(&name) {
        return Err("its beginning reads what it begins".into());
    }
    if !query
        .sources
        .iter()
        .any(|source| source.relation.sql == quoted(name) && source.relation.ctes == [name])
    {
        return Err(
            format!("its step does not read `{name}` in FROM, so nothing is repeated; use `with`").into()
        );
    }
    let grouped = !query.groups.is_empty()
        || !query.having.is_empty()
        || outputs.iter().any(|output| output.value.facts.aggregate);
    if grouped || query.distinct {
        return Err(format!(
            "its step groups, aggregates or is DISTINCT, which Redshift allows only on the result; do so in what reads \
             `{name}`"
        )
        .into());
    }
    reads.extend(step.judged_alone().map_err(|mistake| mistake.within("in its step, "))?);
    reads.retain(|read| *read != name);
    Ok(reads)
}
