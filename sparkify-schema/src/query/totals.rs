//! Groups and their totals in one query: ROLLUP, CUBE and GROUPING SETS.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_GROUP_BY_aggregation-extensions.html>.

use super::{Keys, Mistake, Place, Query};
use crate::{
    expr::{Expr, Operand},
    render::expression,
    types::SqlType,
};
use std::panic::Location;

/// What GROUP BY makes of its keys besides the groups of all of them.
#[derive(Debug)]
pub(super) struct Totals {
    kind: Kind,
    /// How many keys it was given.
    keys: usize,
    /// Where it is written.
    at: Place,
}

#[derive(Debug)]
enum Kind {
    Rollup,
    Cube,
    /// The keys of each set, by their places.
    Sets(Vec<Vec<usize>>),
}

/// A key of [`Query::grouping_sets`], to say which sets it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupKey(usize);

/// The keys of [`Query::rollup`], [`Query::cube`] and [`Query::grouping_sets`]: an expression, or a tuple of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a key",
    label = "expected an expression, or a tuple of two to six"
)]
pub trait TotalKeys: Keys + Clone {
    /// The keys, each NULL in the rows that are totals of all its values.
    type OrTotal;
    /// One [`GroupKey`] for each, as an array.
    type Parts;
    /// The keys as the rows of the answer have them.
    #[doc(hidden)]
    fn or_total(self) -> Self::OrTotal;
    /// The keys as the sets name them.
    #[doc(hidden)]
    fn parts() -> Self::Parts;
}

impl Query {
    /// `GROUP BY ROLLUP (a, b)`: the groups of all keys, those of every beginning of them, and all rows as one group.
    /// Gives the keys back, NULL in the rows of totals.
    #[track_caller]
    pub fn rollup<K: TotalKeys>(&mut self, keys: K) -> K::OrTotal {
        self.total(keys, Kind::Rollup)
    }

    /// `GROUP BY CUBE (a, b)`: the groups of all keys, and those of every choice of them. Gives the keys back, NULL in
    /// the rows of totals.
    #[track_caller]
    pub fn cube<K: TotalKeys>(&mut self, keys: K) -> K::OrTotal {
        self.total(keys, Kind::Cube)
    }

    /// `GROUP BY GROUPING SETS ((a, b), (a), ())`: the groups of each of the sets that `sets` makes of the keys. Gives the
    /// keys back, NULL in the rows of sets without them.
    #[track_caller]
    pub fn grouping_sets<K: TotalKeys>(
        &mut self,
        keys: K,
        sets: impl FnOnce(K::Parts) -> Vec<Vec<GroupKey>>,
    ) -> K::OrTotal {
        let sets = sets(K::parts());
        let sets = sets.iter().map(|set| set.iter().map(|key| key.0).collect());
        self.total(keys, Kind::Sets(sets.collect()))
    }

    #[track_caller]
    fn total<K: TotalKeys>(&mut self, keys: K, kind: Kind) -> K::OrTotal {
        let at = Location::caller();
        let operands = keys.clone().operands();
        self.totals = Some(Totals { kind, keys: operands.len(), at });
        self.groups.extend(operands.into_iter().map(|key| key.at(at)));
        keys.or_total()
    }
}

impl Totals {
    fn name(&self) -> &'static str {
        match self.kind {
            Kind::Rollup => "ROLLUP",
            Kind::Cube => "CUBE",
            Kind::Sets(_) => "GROUPING SETS",
        }
    }

    /// What stands behind GROUP BY.
    pub(super) fn text(&self, keys: &[Operand]) -> String {
        let keys: Vec<_> = keys.iter().map(|key| expression(&key.node)).collect();
        let lines = match &self.kind {
            Kind::Rollup | Kind::Cube => keys,
            Kind::Sets(sets) => {
                let set = |set: &Vec<usize>| {
                    set.iter().filter_map(|key| keys.get(*key).map(String::as_str)).collect::<Vec<_>>()
                };
                sets.iter().map(|each| format!("({})", set(each).join(", "))).collect()
            }
        };
        format!("{} (\n    {}\n)", self.name(), lines.join(",\n    "))
    }

    /// Its keys are all there are, and each is in a set.
    pub(super) fn judge(&self, keys: &[Operand]) -> Result<(), Mistake> {
        let name = self.name();
        if keys.len() != self.keys {
            let text = format!("a {name} stands beside another GROUP BY; give it every key");
            return Err(Mistake::from(text).at(Some(self.at)));
        }
        let Kind::Sets(sets) = &self.kind else { return Ok(()) };
        if sets.iter().flatten().any(|key| *key >= self.keys) {
            let text = format!("a set of {name} has a key of another query; take those its closure gets");
            return Err(Mistake::from(text).at(Some(self.at)));
        }
        match (0..self.keys).find(|key| !sets.iter().any(|set| set.contains(key))) {
            Some(key) => {
                let text = format!(
                    "`{}` is a key of {name} and in no set, so it would be NULL in every row; leave it out",
                    expression(&keys[key].node)
                );
                Err(Mistake::from(text).at(Some(self.at)))
            }
            None => Ok(()),
        }
    }
}

impl<T: SqlType> TotalKeys for Expr<T> {
    type OrTotal = Expr<T::Nullable>;
    type Parts = [GroupKey; 1];

    fn or_total(self) -> Self::OrTotal {
        let Operand { node, facts } = self.operand();
        Expr::new(node, facts.or_total())
    }

    fn parts() -> Self::Parts {
        [GroupKey(0)]
    }
}

macro_rules! tuples {
    ($($count:literal: $($part:ident $place:literal)+;)+) => {$(
        impl<$($part: SqlType),+> TotalKeys for ($(Expr<$part>,)+) {
            type OrTotal = ($(Expr<$part::Nullable>,)+);
            type Parts = [GroupKey; $count];

            fn or_total(self) -> Self::OrTotal {
                #[expect(non_snake_case, reason = "a value has the name of its type")]
                let ($($part,)+) = self;
                ($($part.or_total(),)+)
            }

            fn parts() -> Self::Parts {
                [$(GroupKey($place)),+]
            }
        }
    )+};
}
tuples! {
    2: A 0 B 1;
    3: A 0 B 1 C 2;
    4: A 0 B 1 C 2 D 3;
    5: A 0 B 1 C 2 D 3 E 4;
    6: A 0 B 1 C 2 D 3 E 4 F 5;
}
