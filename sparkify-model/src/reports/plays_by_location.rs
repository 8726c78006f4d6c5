//! Where people listen.

use super::TOP;
use crate::tables::Songplay;
use sparkify_schema::{Row, Select, count_distinct, count_rows};

/// The plays of one place.
#[derive(Debug, Clone, PartialEq, Row)]
pub struct PlaysOfLocation {
    /// `City, State`.
    pub location: Option<String>,
    /// Users who listened there.
    pub listeners: i64,
    /// Songs played there.
    pub plays: i64,
}

pub(super) fn select() -> Select<PlaysOfLocation> {
    Select::new(|q| {
        let p = q.from::<Songplay>("p");
        let location = q.grouped(p.location());
        let plays = count_rows();
        q.order_by([plays.clone().desc(), location.clone().asc()]);
        q.limit(TOP);
        PlaysOfLocationValues { location, listeners: count_distinct(p.user_id()), plays }
    })
}
