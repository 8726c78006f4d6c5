//! The names of the lints, and where each comes from.

use std::fmt;

macro_rules! names {
    ($($(#[$doc:meta])+ $variant:ident = $name:literal, $page:literal;)+) => {
        /// The name of a lint.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum LintName {
            $($(#[$doc])+ $variant,)+
        }

        impl LintName {
            /// Every lint, those of tables first.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name as it stands in `#[table(allow(…))]` and in messages.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// The page of Redshift's documentation it comes from.
            #[must_use]
            pub const fn page(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!("https://docs.aws.amazon.com/redshift/latest/dg/", $page, ".html"),)+
                }
            }
        }
    };
}

names! {
    /// A fact has `DISTSTYLE ALL`: every node stores every row of it, and loads and sorts it, which is for small
    /// dimensions. Distribute it by the column it is joined by most, or evenly.
    DistStyleAllOnAFact = "dist_style_all_on_a_fact", "c_choosing_dist_sort";
    /// The distribution key is a boolean or an enum: rows with equal values share a slice, so that some slices hold
    /// nearly everything and others nothing. Take a column with many values, or distribute evenly.
    DistKeyOfLowCardinality = "dist_key_of_low_cardinality", "c_best-practices-best-dist-key";
    /// The distribution key is a DATE: a query of one day is answered by one slice, while the others wait. Take the
    /// column the table is joined by, and sort by the date.
    DistKeyOfADate = "dist_key_of_a_date", "c_best-practices-best-dist-key";
    /// A fact has no sort key: a query of a week reads all blocks until Redshift finds a key by itself. Sort by the time
    /// its rows are asked by; where Redshift shall choose, allow it.
    FactWithoutASortKey = "fact_without_a_sort_key", "c_best-practices-sort-key";
    /// The first column of the sort key is compressed: then its blocks hold far more rows than those of the other
    /// columns, and a range of it reads more of them than it needs. Leave it `raw`, or say no encoding.
    EncodedLeadingSortKey = "encoded_leading_sort_key", "r_ANALYZE_COMPRESSION";
    /// A column of the sort key has RUNLENGTH, the extreme of what
    /// [`EncodedLeadingSortKey`](Self::EncodedLeadingSortKey) warns of: one block may hold millions of rows. Leave it
    /// `raw`, or say no encoding.
    RunlengthOnASortKey = "runlength_on_a_sort_key", "c_Runlength_encoding";
    /// BYTEDICT on a column whose values are unique: the dictionary of a block has 256 values, and those after them
    /// are stored raw. Take another encoding, or say none.
    BytedictOnAUniqueColumn = "bytedict_on_a_unique_column", "c_Byte_dictionary_encoding";
    /// An interleaved sort key has an identity column, a date or a moment: values that only grow fall outside of what
    /// the interleaving was made for, until VACUUM REINDEX. Take a compound key.
    InterleavedKeyOnAMonotonicColumn = "interleaved_key_on_a_monotonic_column", "t_Sorting_data";
    /// The sides of a join are not distributed by the columns it compares, and neither lies whole on every node: their
    /// rows move between nodes. Distribute both by those columns, or the smaller one by `dist_style = all`. Nothing is
    /// said of `dist_style = auto`, which Redshift chooses, and of joins with the rows of another query. EXISTS of a table,
    /// and an anti join or semi join, is a join too.
    JoinNotCoLocated = "join_not_co_located", "c_data_redistribution";
    /// A join compares REAL or DOUBLE PRECISION for equality: numbers that are equal on paper may differ in their last
    /// bit. Make the column a `Decimal<P, S>`.
    FloatAsAJoinKey = "float_as_a_join_key", "r_Numeric_types201";
    /// A load fills a VARCHAR that takes at least four times the bytes its value can have, and more than 64: queries
    /// reserve memory for the declared width. Make the column narrower.
    VarcharFarWiderThanItsSource =
        "varchar_far_wider_than_its_source", "c_best-practices-smallest-column-size";
    /// The tie break of a lookup does not decide: of several matches another one may be taken each time. Add a unique
    /// column to it, or every column the query uses, by [`Order::then`](crate::Order::then).
    LookupWithoutATieBreak = "lookup_without_a_tie_break", "r_WF_ROW_NUMBER";
    /// One row per key is chosen by one column that is not unique, and nothing decides where it is equal: another row
    /// may be taken each time. Add a tie break.
    LatestWithoutATieBreak = "latest_without_a_tie_break", "r_WF_ROW_NUMBER";
    /// A filter uses a sort key column inside a function or a calculation, and none uses it bare: Redshift knows the
    /// least and the greatest value of each block, but not the function's, and reads them all. Compare the column
    /// itself: `start_time >= '2026-01-01'` instead of `year(start_time) = 2026`.
    FunctionOnASortKeyColumn = "function_on_a_sort_key_column", "c_designing-queries-best-practices";
    /// A lint is allowed where nothing needs it. Take the `allow` away. It can't be allowed itself.
    UnneededAllow = "unneeded_allow", "c_designing-tables-best-practices";
}

impl fmt::Display for LintName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
