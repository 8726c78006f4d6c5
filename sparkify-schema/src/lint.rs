//! Lints: what compiles and runs, and is slow, wasteful or not the same twice on Redshift.
//!
//! A lint is a warning with a name. [`lints`] finds those of a table; those of a query are found while its statement is
//! rendered, and stand in [`Statement::lints`](crate::Statement::lints). Each says what and why in one sentence, how to
//! mend it, and which page of Redshift's documentation it comes from.
//!
//! # The lints
//!
//! | of tables | |
//! |---|---|
//! | [`dist_style_all_on_a_fact`](LintName::DistStyleAllOnAFact) | every node keeps every row of a fact |
//! | [`dist_key_of_low_cardinality`](LintName::DistKeyOfLowCardinality) | a distribution key with a handful of values |
//! | [`dist_key_of_a_date`](LintName::DistKeyOfADate) | the rows of a day share a slice |
//! | [`fact_without_a_sort_key`](LintName::FactWithoutASortKey) | a fact sorted by nothing |
//! | [`encoded_leading_sort_key`](LintName::EncodedLeadingSortKey) | the first sort key column is compressed |
//! | [`runlength_on_a_sort_key`](LintName::RunlengthOnASortKey) | RUNLENGTH on a column of the sort key; an error unless it is allowed |
//! | [`bytedict_on_a_unique_column`](LintName::BytedictOnAUniqueColumn) | a dictionary of values that never repeat |
//! | [`interleaved_key_on_a_monotonic_column`](LintName::InterleavedKeyOnAMonotonicColumn) | an interleaved key of what only grows |
//!
//! | of queries | |
//! |---|---|
//! | [`join_not_co_located`](LintName::JoinNotCoLocated) | rows move between nodes to be joined |
//! | [`float_as_a_join_key`](LintName::FloatAsAJoinKey) | floating point numbers are compared for equality |
//! | [`varchar_far_wider_than_its_source`](LintName::VarcharFarWiderThanItsSource) | a load fills a column that is four times too wide |
//! | [`lookup_without_a_tie_break`](LintName::LookupWithoutATieBreak) | a lookup may find another row each time |
//! | [`latest_without_a_tie_break`](LintName::LatestWithoutATieBreak) | one row per key may be another each time |
//! | [`function_on_a_sort_key_column`](LintName::FunctionOnASortKeyColumn) | a filter that can't skip blocks |
//!
//! # When you see them
//!
//! [`dist_style_all_on_a_fact`](LintName::DistStyleAllOnAFact), [`fact_without_a_sort_key`](LintName::FactWithoutASortKey)
//! and [`dist_key_of_low_cardinality`](LintName::DistKeyOfLowCardinality) of a `bool` are seen in the tokens, so the
//! compiler warns at the token of the "use of a deprecated constant" with the lint's name. On a stable compiler a derive
//! can warn in no other way; nothing is deprecated. The others need types or whole queries: a
//! test that collects [`lints`] and [`Statement::lints`](crate::Statement::lints) and asserts that each is allowed shows
//! them.
//!
//! # Allowing one
//!
//! Where a lint is wrong, say why. Of a table: `allow` in its attribute, as often as there are reasons.
//!
//! ```
//! use sparkify_schema::{Table, Timestamp, lints};
//!
//! /// One row per change of the currency; a few hundred, ever.
//! #[derive(Table)]
//! #[table(
//!     kind = fact,
//!     dist_style = all,
//!     sort_key(changed_at),
//!     allow(dist_style_all_on_a_fact, reason = "a few hundred rows, joined by every other fact")
//! )]
//! pub struct Rate {
//!     pub changed_at: Timestamp,
//!     pub rate: f64,
//! }
//!
//! assert_eq!(lints(&Rate::DEF)[0].allowed, Some("a few hundred rows, joined by every other fact"));
//! ```
//!
//! Of a query: [`Query::allow`](crate::Query::allow), where the name is a variant and a misspelt one does not compile;
//! it covers the queries inside the query too. An allow that nothing needs is reported as
//! [`unneeded_allow`](LintName::UnneededAllow), so that none outlives its reason.

mod finding;
mod name;
mod table;

pub(crate) use finding::{Finding, settled};
pub use name::LintName;
pub use table::lints;

use std::fmt;

/// One thing that is probably not meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lint {
    /// Its name.
    pub name: LintName,
    /// The table or the statement it is about: `songplays`, `songplays/load`.
    pub place: String,
    /// What and why, in one sentence.
    pub message: String,
    /// How to mend it.
    pub hint: String,
    /// Why it is right here, if somebody said so.
    pub allowed: Option<&'static str>,
}

/// A lint allowed of a table or a query, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allow {
    /// The lint.
    pub lint: LintName,
    /// Why it is right here.
    pub reason: &'static str,
}

impl Lint {
    pub(crate) fn new(place: &str, finding: Finding) -> Self {
        let Finding { name, message, hint, allowed } = finding;
        Self { name, place: place.to_owned(), message, hint, allowed }
    }
}

impl fmt::Display for Lint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.place, self.message, self.name)
    }
}

/// Makes the constants a derive uses at a token, so that the compiler warns of it; the note is the warning.
macro_rules! seen_in_the_tokens {
    ($($lint:ident: $note:literal;)+) => {$(
        #[doc(hidden)]
        #[deprecated(note = $note)]
        #[expect(non_upper_case_globals, reason = "the compiler shows the name of the lint")]
        pub const $lint: () = ();
    )+};
}
seen_in_the_tokens! {
    dist_style_all_on_a_fact:
        "every node stores and loads every row of a fact of DISTSTYLE ALL; distribute it by `dist_key = …` or \
         `dist_style = even`, or say why not: `allow(dist_style_all_on_a_fact, reason = \"…\")`";
    fact_without_a_sort_key:
        "a query of some rows of a fact without a sort key reads the blocks of all; sort it by `sort_key(…)`, or say \
         why not: `allow(fact_without_a_sort_key, reason = \"…\")`";
    dist_key_of_low_cardinality:
        "a few slices hold all rows of a table distributed by a boolean; take another `dist_key`, or say why not: \
         `allow(dist_key_of_low_cardinality, reason = \"…\")`";
}
