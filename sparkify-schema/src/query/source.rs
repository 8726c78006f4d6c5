//! One entry of a FROM clause.

use super::{Place, relation::Relation, unnest::Unnest};
use crate::{
    expr::{Operand, Order, tree},
    external::Readable,
};
use std::panic::Location;

/// What a query reads, and how it is joined.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) join: Join,
    pub(super) relation: Relation,
    pub(super) alias: &'static str,
    pub(super) on: Option<Operand>,
    /// Where it is written.
    pub(super) at: Place,
}

/// How a source is joined to those before it.
#[derive(Debug)]
pub(super) enum Join {
    From,
    Inner,
    Left,
    Full,
    Cross,
    /// At most one row; of several the first in this order.
    Lookup(Vec<Order>),
    /// What a value of the row has in it.
    Unnest(Box<Unnest>),
}

impl Source {
    #[track_caller]
    pub(super) fn table<T: Readable>(join: Join, alias: &'static str, on: Option<Operand>) -> Self {
        Self::new(join, T::relation(), alias, on)
    }

    #[track_caller]
    pub(super) fn new(join: Join, relation: Relation, alias: &'static str, on: Option<Operand>) -> Self {
        let at = Location::caller();
        Self { join, relation, alias, on: on.map(|on| on.at(at)), at }
    }

    /// The expressions it is made with, but for the order inside a lookup.
    pub(super) fn operands(&self) -> impl Iterator<Item = &Operand> {
        let value = match &self.join {
            Join::Unnest(unnest) => Some(&unnest.value),
            _ => None,
        };
        self.on.iter().chain(value)
    }

    /// The names its values stand under: its alias, and that of what is beside an unnested value.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        let second = match &self.join {
            Join::Unnest(unnest) => unnest.second_name(),
            _ => None,
        };
        std::iter::once(self.alias).chain(second)
    }

    /// The sides of the equalities of a join's condition that belong to this source; none if the condition is
    /// anything but equalities between this source and the others.
    pub(super) fn equal_keys(&self) -> Option<Vec<&sea_query::Expr>> {
        let condition = &self.on.as_ref()?.node;
        crate::render::conjuncts(condition)
            .into_iter()
            .map(|part| {
                let sea_query::Expr::Binary(left, sea_query::BinOper::Equal, right) = part else {
                    return None;
                };
                match (self.side(left), self.side(right)) {
                    (Side::Own, Side::Other) => Some(&**left),
                    (Side::Other, Side::Own) => Some(&**right),
                    _ => None,
                }
            })
            .collect()
    }

    fn side(&self, node: &sea_query::Expr) -> Side {
        let aliases = tree::aliases(node);
        let (known, aliases) = (aliases.is_some(), aliases.unwrap_or_default());
        match (
            known,
            aliases.iter().any(|alias| alias == self.alias),
            aliases.iter().all(|alias| alias == self.alias),
        ) {
            (true, true, true) => Side::Own,
            (true, false, _) => Side::Other,
            _ => Side::Both,
        }
    }
}

enum Side {
    Own,
    Other,
    Both,
}
