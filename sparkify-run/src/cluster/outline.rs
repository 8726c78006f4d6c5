//! What a command is about to do or found, as data for whoever prints it.

use jiff::Timestamp;

use super::described::Described;
use super::journal::Entry;
use super::kind::Kind;
use super::plan::{Drift, Item};
use super::price::Price;
use super::sweep::Orphan;

/// Where it happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) account: String,
    pub(crate) caller: String,
    pub(crate) region: String,
}

/// What will be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outline {
    pub(crate) stack: String,
    pub(crate) place: Place,
    pub(crate) items: Vec<Item>,
    /// What is not touched although one may think so.
    pub(crate) stays: Vec<String>,
    pub(crate) drift: Vec<Drift>,
    /// Of the cluster as it will be; none where nothing of it runs afterwards.
    pub(crate) price: Option<Price>,
    pub(crate) usual: &'static str,
    pub(crate) expires: Option<Timestamp>,
}

/// How a stack is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) stack: String,
    pub(crate) place: Place,
    pub(crate) cluster: Option<Described>,
    pub(crate) role: Option<String>,
    pub(crate) drift: Vec<Drift>,
    pub(crate) price: Price,
    /// Seconds since the cluster was made.
    pub(crate) age: Option<u64>,
    pub(crate) expires: Option<Timestamp>,
    pub(crate) is_expired: bool,
    /// What began on this machine and was never seen to end.
    pub(crate) interrupted: Option<Entry>,
}

/// What was found in a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Survey {
    pub(crate) place: Place,
    pub(crate) live: Vec<Living>,
    pub(crate) orphans: Vec<Orphan>,
    /// What could not be looked at.
    pub(crate) unseen: Vec<Kind>,
}

/// A stack whose time is not over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Living {
    pub(crate) stack: String,
    pub(crate) kind: Kind,
}
