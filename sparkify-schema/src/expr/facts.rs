//! What is known of an expression besides its type: the columns it uses, and where it may stand.

use crate::query::{Mistake, Place};

/// A column used by an expression.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ColumnUse {
    /// The alias of its table.
    pub(crate) alias: &'static str,
    pub(crate) name: &'static str,
    /// Where it is used; none where the library writes it.
    pub(crate) at: Option<Place>,
    /// Whether it is a key of groups that is NULL in the rows of their totals.
    pub(crate) or_total: bool,
}

impl ColumnUse {
    /// The alias and the name.
    pub(crate) fn names(self) -> (&'static str, &'static str) {
        (self.alias, self.name)
    }
}

/// A table that a query inside an expression joins with the query around it.
#[derive(Debug, Clone)]
pub(crate) struct Joined {
    pub(crate) alias: &'static str,
    pub(crate) table: crate::table::TableDef,
    pub(crate) on: Vec<sea_query::Expr>,
}

/// What a query inside an expression takes from the queries around it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outside {
    /// The aliases of the query itself.
    pub(crate) aliases: Vec<&'static str>,
    /// The columns of other queries it uses.
    pub(crate) columns: Vec<ColumnUse>,
    /// The queries of WITH it reads and does not have itself.
    pub(crate) ctes: Vec<&'static str>,
    /// The tables it reads.
    pub(crate) tables: Vec<crate::query::TableRead>,
    /// What is probably not meant in it.
    pub(crate) findings: Vec<crate::lint::Finding>,
    /// The table it reads, if it is one, and the conditions that join it with the query around it.
    pub(crate) joined: Option<Joined>,
}

/// Facts gathered while an expression is built, checked when its statement is rendered.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, true or not")]
pub(crate) struct Facts {
    /// Columns used outside every aggregate.
    pub(crate) bare: Vec<ColumnUse>,
    /// Columns used inside an aggregate.
    pub(crate) aggregated: Vec<ColumnUse>,
    /// Whether an aggregate is part of it.
    pub(crate) aggregate: bool,
    /// Whether an aggregate of different values is part of it.
    pub(crate) distinct: bool,
    /// The orders of the aggregates in it that sort their values.
    pub(crate) sorted: Vec<String>,
    /// Whether a window function is part of it.
    pub(crate) window: bool,
    /// Whether it goes into a SUPER.
    pub(crate) navigates: bool,
    /// The queries that are part of it.
    pub(crate) subqueries: Vec<Outside>,
    /// The first mistake made while it was built that no type can refuse.
    pub(crate) mistake: Option<Mistake>,
    /// The most bytes of a text; none where unknown or not a text.
    pub(crate) max_bytes: Option<u32>,
    /// Where its first part was written, as far as known.
    pub(crate) at: Option<Place>,
}

impl Facts {
    pub(crate) fn of_column(alias: &'static str, name: &'static str, max_bytes: Option<u32>) -> Self {
        Self {
            bare: vec![ColumnUse { alias, name, at: None, or_total: false }],
            max_bytes,
            ..Self::default()
        }
    }

    /// The facts of what is written at that place, unless it is made of parts whose place is known.
    pub(crate) fn at(mut self, place: Place) -> Self {
        self.at = self.at.or(Some(place));
        for column in self.bare.iter_mut().chain(&mut self.aggregated) {
            column.at = column.at.or(self.at);
        }
        self
    }

    pub(crate) fn of_text(bytes: usize) -> Self {
        Self { max_bytes: u32::try_from(bytes).ok(), ..Self::default() }
    }

    pub(crate) fn of_subquery(outside: Outside) -> Self {
        Self { bare: outside.columns.clone(), subqueries: vec![outside], ..Self::default() }
    }

    /// Whether a query in it uses columns of the query around it.
    pub(crate) fn is_correlated(&self) -> bool {
        self.subqueries.iter().any(|subquery| !subquery.columns.is_empty())
    }

    /// Both expressions' facts; texts that either may be have the larger size.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.bare.extend(other.bare);
        self.aggregated.extend(other.aggregated);
        self.aggregate |= other.aggregate;
        self.distinct |= other.distinct;
        self.sorted.extend(other.sorted);
        self.subqueries.extend(other.subqueries);
        self.window |= other.window;
        self.navigates |= other.navigates;
        self.mistake = self.mistake.or(other.mistake);
        self.at = self.at.or(other.at);
        self.max_bytes = self.max_bytes.max(other.max_bytes);
        self
    }

    /// The facts of a key of groups in the rows of the answer.
    pub(crate) fn or_total(mut self) -> Self {
        for column in &mut self.bare {
            column.or_total = true;
        }
        self
    }

    /// The facts of something computed from the expression: its size is not known any more.
    pub(crate) fn computed(mut self) -> Self {
        self.max_bytes = None;
        self
    }

    /// The facts of a part of a SUPER.
    pub(crate) fn inside_super(mut self) -> Self {
        self.navigates = true;
        self
    }

    pub(crate) fn sized(mut self, max_bytes: Option<u32>) -> Self {
        self.max_bytes = max_bytes;
        self
    }

    /// The facts of an aggregate of the expression.
    pub(crate) fn inside_aggregate(mut self) -> Self {
        if self.aggregate {
            self = self.wrong("an aggregate of an aggregate");
        } else if self.window {
            self = self.wrong("an aggregate of a window function; compute the window in a subquery");
        }
        self.aggregate = true;
        self.aggregated.append(&mut self.bare);
        self
    }

    /// The facts of an aggregate of the different values of the expression.
    pub(crate) fn of_different(mut self) -> Self {
        self.distinct = true;
        self
    }

    /// The facts of an aggregate that sorts the values by `order`.
    pub(crate) fn sorted_by(mut self, order: String) -> Self {
        self.sorted.push(order);
        self
    }

    /// The facts of a window function of the expressions: it is computed for each row or group that is left, so
    /// their columns are as bare as before.
    pub(crate) fn inside_window(mut self) -> Self {
        if self.window {
            self = self.wrong("a window function inside another; compute the inner one in a subquery");
        }
        self.window = true;
        self.computed()
    }

    /// Remembers a mistake, as what stands after "has"; the first one stays.
    pub(crate) fn wrong(mut self, mistake: impl Into<Mistake>) -> Self {
        let at = self.at;
        self.mistake.get_or_insert_with(|| mistake.into().at(at));
        self
    }

    /// Whether nothing in it differs from row to row.
    pub(crate) fn is_constant(&self) -> bool {
        self.columns().next().is_none() && !self.aggregate && !self.window && self.subqueries.is_empty()
    }

    /// Every column used.
    pub(crate) fn columns(&self) -> impl Iterator<Item = ColumnUse> + '_ {
        self.bare.iter().chain(&self.aggregated).copied()
    }
}
