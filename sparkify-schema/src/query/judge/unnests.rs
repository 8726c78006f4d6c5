//! Rules of unnested values.
//!
//! Sources: <https://docs.aws.amazon.com/redshift/latest/dg/query-super.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/limitations-super.html>.

use super::Judge;
use crate::query::{
    Mistake,
    source::{Join, Source},
    unnest::{Unnest, Unnested},
};

impl Judge<'_> {
    /// What is unnested is reached from a column before it, its names are no columns, and no JOIN follows its comma.
    pub(super) fn unnests(self, place: usize, source: &Source) -> Result<(), Mistake> {
        let (before, alias) = (&self.query.sources[..place], source.alias);
        let comma = before.iter().find(|earlier| unnest(earlier).is_some_and(Unnest::follows_comma));
        let Some(unnest) = unnest(source) else {
            return match comma {
                None => Ok(()),
                Some(earlier) => Err(joined(alias, earlier.alias)),
            };
        };
        if let (Some(earlier), false) = (comma, unnest.follows_comma()) {
            return Err(joined(alias, earlier.alias));
        }
        if !unnest.is_path() {
            return Err(format!(
                "`{alias}` is unnested from what is no column and no path of one; compute it in a subquery in FROM"
            )
            .into());
        }
        self.row_level(&unnest.value.facts, &format!("what `{alias}` is unnested from"))?;
        for name in source.names() {
            let named = |other: &&Source| other.relation.columns.contains(&name);
            if let Some(other) = self.query.sources.iter().find(named) {
                return Err(format!(
                    "the alias `{name}` is also a column of {}, and an unnested value stands under its alias alone; take \
                     another",
                    other.relation.label
                )
                .into());
            }
        }
        Ok(())
    }

    /// A subquery that unnests a value of the query around it reads nothing else, and no object.
    pub(super) fn unnests_outside(self) -> Result<(), Mistake> {
        let sources = &self.query.sources;
        let is_outside =
            |unnest: &Unnest| unnest.value.facts.columns().any(|column| !self.knows(column.alias));
        let Some(outer) = sources.iter().filter_map(unnest).find(|unnest| is_outside(unnest)) else {
            return Ok(());
        };
        if matches!(outer.kind, Unnested::Fields(_)) {
            return Err("it unpivots an object of the query around it, which Redshift does not run; do so in a subquery \
                        in FROM"
                .into());
        }
        match sources.iter().find(|source| unnest(source).is_none()) {
            None => Ok(()),
            Some(other) => Err(format!(
                "it unnests a value of the query around it and reads {} too, which Redshift does not run",
                other.relation.label
            )
            .into()),
        }
    }
}

fn unnest(source: &Source) -> Option<&Unnest> {
    match &source.join {
        Join::Unnest(unnest) => Some(unnest),
        _ => None,
    }
}

fn joined(alias: &str, earlier: &str) -> Mistake {
    format!(
        "`{alias}` is joined after `{earlier}` is unnested, and a JOIN binds closer than the comma before `{earlier}`; join \
         it before, or read what is unnested by `from_rows`"
    )
    .into()
}
