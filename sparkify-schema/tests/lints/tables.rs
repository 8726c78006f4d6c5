//! The lints of tables.

#![expect(dead_code, reason = "the tables are linted, not queried, and made by a macro")]

use super::states;
use sparkify_schema::{ColumnEnum, Date, LintName, Statement, Table, TableDef, Timestamp, Varchar, lints};

#[derive(ColumnEnum)]
pub(crate) enum Sky {
    Dry,
    Wet,
}

macro_rules! tables {
    ($($table:ident: ($($attribute:tt)*), $($field:ident: $ty:ty $(=> $column:tt)?),+;)+) => {$(
        #[derive(Table)]
        #[table($($attribute)*)]
        pub(crate) struct $table {
            $($(#[column $column])? pub(crate) $field: $ty,)+
        }
    )+};
}
tables! {
    AllOnADimension: (kind = dimension, dist_style = all), id: i64;
    AllAllowed: (
        kind = fact, dist_style = all, sort_key(id), allow(dist_style_all_on_a_fact, reason = "ten rows")
    ), id: i64;
    AllUnneeded: (kind = staging, dist_style = all, allow(dist_style_all_on_a_fact, reason = "ten rows")), id: i64;

    ByEnum: (kind = staging, dist_key = sky), sky: Sky;
    ByBool: (kind = staging, dist_key = wet, allow(dist_key_of_low_cardinality, reason = "a test")), wet: Option<bool>;
    ByText: (kind = staging, dist_key = sky, allow(dist_key_of_low_cardinality, reason = "a test")), sky: Varchar<8>;
    ByDate: (kind = staging, dist_key = day), day: Date;
    ByDateAllowed: (kind = staging, dist_key = day, allow(dist_key_of_a_date, reason = "never filtered")), day: Date;
    ByMoment: (kind = staging, dist_key = at, allow(dist_key_of_a_date, reason = "never filtered")), at: Timestamp;

    UnsortedAllowed: (kind = fact, allow(fact_without_a_sort_key, reason = "read whole")), id: i64;
    SortedUnneeded: (kind = fact, sort_key(id), allow(fact_without_a_sort_key, reason = "read whole")), id: i64;
    UnsortedDimension: (kind = dimension, allow(fact_without_a_sort_key, reason = "read whole")), id: i64;

    Encoded: (kind = staging, sort_key(a, b)), a: i64 => (encode = az64), b: i64 => (encode = az64);
    EncodedAllowed: (
        kind = staging, sort_key(a), allow(encoded_leading_sort_key, reason = "measured")
    ), a: i64 => (encode = zstd);
    RawLeading: (
        kind = staging, sort_key(a, b), allow(encoded_leading_sort_key, reason = "measured")
    ), a: i64 => (encode = raw), b: i64 => (encode = az64);
    RunlengthAllowed: (
        kind = staging, sort_key(a), allow(runlength_on_a_sort_key, reason = "one value a year")
    ), a: i64 => (encode = runlength);
    RunlengthElsewhere: (
        kind = staging, sort_key(a), encode = manual, allow(runlength_on_a_sort_key, reason = "one value a year")
    ), a: i64, b: i64 => (encode = runlength);

    BytedictKey: (kind = staging), id: i64 => (primary_key, encode = bytedict);
    BytedictUnique: (kind = staging), id: i64 => (unique, encode = bytedict);
    BytedictIdentity: (
        kind = staging, allow(bytedict_on_a_unique_column, reason = "200 rows")
    ), id: i64 => (identity(0, 1), encode = bytedict);
    BytedictPart: (
        kind = staging, primary_key(id, part), encode = manual, allow(bytedict_on_a_unique_column, reason = "200 rows")
    ), id: i64, part: i64 => (encode = bytedict);

    Interleaved: (kind = staging, interleaved_sort_key(id, day, at)), id: i64, day: Date, at: Timestamp;
    InterleavedIdentity: (
        kind = staging,
        interleaved_sort_key(id, member),
        allow(interleaved_key_on_a_monotonic_column, reason = "loaded once")
    ), id: i64 => (identity(0, 1)), member: i64;
    InterleavedNumbers: (
        kind = staging,
        interleaved_sort_key(id, member),
        allow(interleaved_key_on_a_monotonic_column, reason = "loaded once")
    ), id: i64, member: i64;
}

/// What is warned of at the token would not pass here, so the facts are made by hand.
#[test]
fn facts_lie_spread_and_sorted() {
    let all = TableDef { allows: &[], ..AllAllowed::DEF };
    assert_eq!(states(&lints(&all)), [(LintName::DistStyleAllOnAFact, false)]);
    let unsorted = TableDef { allows: &[], ..UnsortedAllowed::DEF };
    let lint = &lints(&unsorted)[0];
    assert_eq!(
        lint.to_string(),
        "unsorted_allowed: the fact `unsorted_allowed` has no sort key, so a query of some of its rows reads the \
         blocks of all (fact_without_a_sort_key)"
    );
    assert_eq!(lint.hint, "sort it by the time its rows are asked by: `sort_key(…)`");
}

#[test]
fn each_lint_is_found() {
    for (table, found) in [
        (ByEnum::DEF, vec![LintName::DistKeyOfLowCardinality]),
        (ByDate::DEF, vec![LintName::DistKeyOfADate]),
        (Encoded::DEF, vec![LintName::EncodedLeadingSortKey]),
        (TableDef { allows: &[], ..RunlengthAllowed::DEF }, vec![LintName::RunlengthOnASortKey]),
        (BytedictKey::DEF, vec![LintName::BytedictOnAUniqueColumn]),
        (BytedictUnique::DEF, vec![LintName::BytedictOnAUniqueColumn]),
        (Interleaved::DEF, vec![LintName::InterleavedKeyOnAMonotonicColumn; 2]),
        (AllOnADimension::DEF, vec![]),
    ] {
        let found: Vec<_> = found.into_iter().map(|lint| (lint, false)).collect();
        assert_eq!(states(&lints(&table)), found, "{}", table.rust_name);
    }
}

#[test]
fn each_lint_is_allowed_with_a_reason() {
    for (table, lint, reason) in [
        (AllAllowed::DEF, LintName::DistStyleAllOnAFact, "ten rows"),
        (ByBool::DEF, LintName::DistKeyOfLowCardinality, "a test"),
        (ByDateAllowed::DEF, LintName::DistKeyOfADate, "never filtered"),
        (UnsortedAllowed::DEF, LintName::FactWithoutASortKey, "read whole"),
        (EncodedAllowed::DEF, LintName::EncodedLeadingSortKey, "measured"),
        (RunlengthAllowed::DEF, LintName::RunlengthOnASortKey, "one value a year"),
        (BytedictIdentity::DEF, LintName::BytedictOnAUniqueColumn, "200 rows"),
        (InterleavedIdentity::DEF, LintName::InterleavedKeyOnAMonotonicColumn, "loaded once"),
    ] {
        let lints = lints(&table);
        assert_eq!(states(&lints), [(lint, true)], "{}", table.rust_name);
        assert_eq!(lints[0].allowed, Some(reason), "{}", table.rust_name);
    }
}

#[test]
fn each_allow_that_nothing_needs_is_found() {
    for table in [
        AllUnneeded::DEF,
        ByText::DEF,
        ByMoment::DEF,
        SortedUnneeded::DEF,
        UnsortedDimension::DEF,
        RawLeading::DEF,
        RunlengthElsewhere::DEF,
        BytedictPart::DEF,
        InterleavedNumbers::DEF,
    ] {
        let lints = lints(&table);
        assert_eq!(states(&lints), [(LintName::UnneededAllow, false)], "{}", table.rust_name);
        let allow = table.allows[0];
        let expected = format!("`{}` is allowed because {}, but nothing needs it", allow.lint, allow.reason);
        assert_eq!(lints[0].message, expected);
    }
}

#[test]
fn a_table_is_created_with_its_lints() {
    let statement = Statement::create_table::<ByEnum>();
    assert_eq!(statement.lints, lints(&ByEnum::DEF));
    assert_eq!(statement.lints[0].place, "by_enum");
    assert!(Statement::drop_table::<ByEnum>().lints.is_empty());
}
