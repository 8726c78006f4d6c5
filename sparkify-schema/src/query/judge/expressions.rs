//! Rules of expressions: what they use, and where they stand.

use super::{Judge, Output, all, with};
use crate::{
    expr::{ColumnUse, Facts, Operand, Order, tree},
    query::{Mistake, lints, source::Source},
};

impl Judge<'_> {
    /// The first mistake of the query.
    pub(super) fn judge(self, outputs: &[Output]) -> Result<(), Mistake> {
        with(&self.query.ctes)?;
        self.sources()?;
        let query = self.query;
        lints::reasons(&query.allows)?;
        for source in &query.sources {
            if let Some(on) = &source.on {
                let place = format!("the join of `{}`", source.alias);
                self.row_level(&on.facts, &place)?;
                if on.facts.is_correlated() {
                    let text = format!(
                        "{place} has a subquery that uses columns of this query, which Redshift does not run in ON; \
                         put it into a filter"
                    );
                    return Err(Mistake::from(text).at(on.facts.at));
                }
            }
        }
        for filter in &query.filters {
            self.row_level(&filter.facts, "a filter")?;
        }
        for group in &query.groups {
            self.row_level(&group.facts, "a GROUP BY")?;
            if group.facts.is_correlated() {
                let text = "a GROUP BY has a subquery that uses columns of this query, which Redshift does not run; \
                            compute it in a subquery in FROM, and group by its column";
                return Err(Mistake::from(text).at(group.facts.at));
            }
        }
        if let Some(totals) = &query.totals {
            totals.judge(&query.groups)?;
        }
        self.after_grouping(outputs)?;
        self.sorted_aggregates(outputs)?;
        self.order(outputs)
    }

    /// Redshift sorts the values of a group once, and never both sorts them and leaves out equal ones.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_LISTAGG.html>.
    fn sorted_aggregates(self, outputs: &[Output]) -> Result<(), Mistake> {
        let all = || all(self.query, outputs).map(|operand| &operand.facts);
        let mut orders = all().flat_map(|facts| facts.sorted.iter().map(|order| (order, facts.at)));
        let Some((first, _)) = orders.next() else { return Ok(()) };
        if let Some((other, at)) = orders.find(|(order, _)| *order != first) {
            let text = format!(
                "the LISTAGG, MEDIAN and PERCENTILE_CONT of a query have to sort alike, but one sorts by {first}, \
                 another by {other}; put one of them into a subquery"
            );
            return Err(Mistake::from(text).at(at));
        }
        match all().find(|facts| facts.distinct) {
            Some(distinct) => {
                let text = "LISTAGG, MEDIAN and PERCENTILE_CONT do not stand beside an aggregate of different values; put \
                            one of them into a subquery";
                Err(Mistake::from(text).at(distinct.at))
            }
            None => Ok(()),
        }
    }

    fn after_grouping(self, outputs: &[Output]) -> Result<(), Mistake> {
        let query = self.query;
        let grouped = !query.groups.is_empty()
            || !query.having.is_empty()
            || outputs.iter().any(|output| output.value.facts.aggregate);
        for output in outputs {
            let place = match output.column {
                "" => "the value of the subquery".to_owned(),
                column => format!("column `{column}`"),
            };
            self.group_level(&output.value, &place, grouped)?;
        }
        for having in &query.having {
            self.group_level(having, "a HAVING", grouped)?;
            if having.facts.window {
                let text = "a HAVING has a window function, which is computed after it; use `qualify`";
                return Err(Mistake::from(text).at(having.facts.at));
            }
        }
        for qualify in &query.qualify {
            self.group_level(qualify, "a QUALIFY", grouped)?;
            if !qualify.facts.window {
                let text = "a QUALIFY has no window function; use `filter`, or `having` for groups";
                return Err(Mistake::from(text).at(qualify.facts.at));
            }
        }
        let ranks = query
            .one_per
            .iter()
            .flat_map(|one| one.keys.iter().chain(one.order.iter().map(|order| &order.by)));
        for rank in ranks {
            self.group_level(rank, "the choice of one row per key", grouped)?;
            if rank.facts.window {
                return Err("the choice of one row per key has a window function inside another".into());
            }
        }
        for order in &query.order {
            self.group_level(&order.by, "an ORDER BY", grouped)?;
        }
        Ok(())
    }

    fn order(self, outputs: &[Output]) -> Result<(), Mistake> {
        let query = self.query;
        if let (Some(mistake), true) = (query.excerpt.unordered(), query.order.is_empty()) {
            return Err(Mistake::from(mistake).at(query.excerpt.at));
        }
        let is_selected = |key: &&Order| outputs.iter().any(|output| output.value.node == key.by.node);
        match query.order.iter().find(|key| query.distinct && !is_selected(key)) {
            Some(key) => {
                let text = "an ORDER BY beside DISTINCT uses what is not selected";
                Err(Mistake::from(text).at(key.by.facts.at))
            }
            None => Ok(()),
        }
    }

    /// Rules of an expression judged for each row before grouping.
    pub(super) fn row_level(self, facts: &Facts, place: &str) -> Result<(), Mistake> {
        self.before_grouping(facts, place).map_err(|mistake| mistake.at(facts.at))
    }

    fn before_grouping(self, facts: &Facts, place: &str) -> Result<(), Mistake> {
        self.in_scope(facts, place)?;
        if facts.aggregate {
            return Err(format!(
                "{place} has an aggregate, which is known only after grouping; use `having`"
            )
            .into());
        }
        if facts.window {
            return Err(format!(
                "{place} has a window function, which is computed after it; use `qualify`, or compute it in a subquery"
            )
            .into());
        }
        Ok(())
    }

    /// Rules of an expression that may stand over groups.
    fn group_level(self, operand: &Operand, place: &str, grouped: bool) -> Result<(), Mistake> {
        self.in_scope(&operand.facts, place)
            .and_then(|()| if grouped { self.after_groups(operand, place) } else { Ok(()) })
            .map_err(|mistake| mistake.at(operand.facts.at))
    }

    fn after_groups(self, operand: &Operand, place: &str) -> Result<(), Mistake> {
        let groups: Vec<_> = self.query.groups.iter().map(|group| &group.node).collect();
        let is_key = |ColumnUse { alias, name, .. }: ColumnUse| {
            groups.iter().any(|group| {
                tree::column(group).is_some_and(|key| key == (alias.to_owned(), name.to_owned()))
            })
        };
        let facts = &operand.facts;
        let of_subqueries = facts.subqueries.iter().flat_map(|subquery| &subquery.columns);
        let wrong = facts
            .bare
            .iter()
            .filter(|column| tree::uses(&operand.node, column.names(), &groups))
            .chain(of_subqueries.filter(|column| !is_key(**column)))
            .find(|column| self.knows(column.alias));
        match wrong {
            Some(column) => {
                let text =
                    format!("{place} uses {}, which is neither aggregated nor in GROUP BY", shown(*column));
                Err(Mistake::from(text).at(column.at))
            }
            None => self.or_total(operand, place),
        }
    }

    /// Beside totals a key is what the query gave back: it is NULL in their rows.
    fn or_total(self, operand: &Operand, place: &str) -> Result<(), Mistake> {
        let is_bare = |column: &&ColumnUse| {
            !column.or_total && self.knows(column.alias) && tree::uses(&operand.node, column.names(), &[])
        };
        match operand.facts.bare.iter().find(|column| self.query.totals.is_some() && is_bare(column)) {
            Some(column) => {
                let text = format!(
                    "{place} uses {}, a key that is NULL in the rows of totals; take what the query gave back for it",
                    shown(*column)
                );
                Err(Mistake::from(text).at(column.at))
            }
            None => Ok(()),
        }
    }

    /// Every column is one of a source; in an expression of another query, that query may have it.
    fn in_scope(self, facts: &Facts, place: &str) -> Result<(), Mistake> {
        if let Some(mistake) = &facts.mistake {
            return Err(mistake.clone().within(format!("{place} has ")));
        }
        for subquery in &facts.subqueries {
            if let Some(alias) = subquery.aliases.iter().find(|alias| self.knows(alias)) {
                return Err(format!(
                    "the alias `{alias}` is used in {place} and in a subquery of it; take another"
                )
                .into());
            }
            let skips = subquery.columns.iter().find(|column| !self.knows(column.alias));
            if let (Some(column), true) = (skips, self.in_expression) {
                let text = format!(
                    "{place} has a subquery that uses {} of a query further out than the one around it, which Redshift \
                     does not run",
                    shown(*column)
                );
                return Err(Mistake::from(text).at(column.at));
            }
        }
        if self.in_expression {
            return Ok(());
        }
        match facts.columns().find(|column| !self.knows(column.alias)) {
            Some(column) => {
                let names = self.query.sources.iter().flat_map(Source::names);
                let aliases: Vec<_> = names.map(|name| format!("`{name}`")).collect();
                let text = format!(
                    "{place} uses {}, but `{}` is not in this query's FROM, which has {}",
                    shown(column),
                    column.alias,
                    aliases.join(", ")
                );
                Err(Mistake::from(text).at(column.at))
            }
            None => Ok(()),
        }
    }

    pub(super) fn knows(self, alias: &str) -> bool {
        self.query.sources.iter().flat_map(Source::names).any(|name| name == alias)
    }
}

/// A column as a mistake names it; an unnested value stands under its own name alone.
pub(super) fn shown(ColumnUse { alias, name, .. }: ColumnUse) -> String {
    if alias == name { format!("`{name}`") } else { format!("`{alias}.{name}`") }
}
