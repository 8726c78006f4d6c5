//! Who listens most.

use super::TOP;
use crate::{
    Level, UserId,
    tables::{Songplay, User},
};
use sparkify_schema::{Row, Select, Timestamp, count_distinct, count_rows, max};

/// A user and how much the user listens.
#[derive(Debug, Clone, PartialEq, Row)]
pub struct MostActiveUser {
    /// The user.
    pub user_id: UserId,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// What the user pays now.
    pub level: Level,
    /// When the last song started.
    pub last_play: Option<Timestamp>,
    /// Sessions with a song.
    pub sessions: i64,
    /// Songs played.
    pub plays: i64,
}

pub(super) fn select() -> Select<MostActiveUser> {
    Select::new(|q| {
        let p = q.from::<Songplay>("p");
        let u = q.join::<User, _>("u", |u| p.user_id().eq(u.user_id()));
        let user_id = q.grouped(u.user_id());
        let first_name = q.grouped(u.first_name());
        let last_name = q.grouped(u.last_name());
        let level = q.grouped(u.level());
        let plays = count_rows();
        q.order_by([plays.clone().desc(), user_id.clone().asc()]);
        q.limit(TOP);
        MostActiveUserValues {
            user_id,
            first_name,
            last_name,
            level,
            last_play: max(p.start_time()),
            sessions: count_distinct(p.session_id()),
            plays,
        }
    })
}
