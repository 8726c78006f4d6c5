//! `users`: the dimension of listeners.

use super::StagingEvent;
use crate::{Level, UserId};
use sparkify_schema::{Insert, Load, Table, Varchar};

/// One row per user, as of the user's latest event.
#[derive(Table)]
#[table(name = "users", kind = dimension, dist_style = all, sort_key(user_id))]
pub struct User {
    /// The user.
    #[column(primary_key)]
    pub user_id: UserId,
    /// First name.
    pub first_name: Option<Varchar<128>>,
    /// Last name.
    pub last_name: Option<Varchar<128>>,
    /// `F` or `M`.
    pub gender: Option<Varchar<16>>,
    /// What the user pays now.
    pub level: Level,
}

impl Load for User {
    fn load() -> Insert<Self> {
        Insert::new(|q| {
            let e = q.from::<StagingEvent>("e");
            let user_id = q.require(e.user_id());
            q.latest_by(user_id.clone(), e.ts(), [e.session_id().desc(), e.item_in_session().desc()]);
            UserValues {
                user_id,
                first_name: e.first_name(),
                last_name: e.last_name(),
                gender: e.gender(),
                level: e.level(),
            }
        })
    }
}
