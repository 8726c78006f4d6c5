//! The words of `#[table(…)]` and `#[column(…)]`, and where a word belongs that stands in the wrong place.

use crate::{attribute::Entry, errors::Errors};

/// The keys of `#[table(…)]`.
pub(crate) const OF_TABLE: &[&str] = &[
    "name",
    "schema",
    "kind",
    "dist_key",
    "dist_style",
    "sort_key",
    "interleaved_sort_key",
    "primary_key",
    "unique",
    "foreign_key",
    "encode",
    "backup",
    "json",
    "allow",
];

/// The keys of `#[column(…)]`.
pub(crate) const OF_COLUMN: &[&str] = &[
    "name",
    "source",
    "time_format",
    "encode",
    "collate",
    "default",
    "identity",
    "identity_by_default",
    "primary_key",
    "unique",
    "references",
];

pub(crate) const KINDS: &[&str] = &["staging", "fact", "dimension"];
pub(crate) const TABLE_ENCODINGS: &[&str] = &["auto", "manual"];
pub(crate) const DIST_STYLES: &[&str] = &["auto", "even", "all"];

/// The words of `json`, and their variants of `JsonKeys`.
pub(crate) const JSON_KEYS: &[(&str, &str)] =
    &[("auto", "Auto"), ("auto_ignorecase", "AutoIgnoreCase"), ("paths", "Paths")];

/// The words of `time_format`, and what COPY calls them.
pub(crate) const TIME_FORMATS: &[(&str, &str)] =
    &[("auto", "auto"), ("epoch_secs", "epochsecs"), ("epoch_millis", "epochmillisecs")];

/// The words of `collate`, and their variants of `Collation`.
pub(crate) const COLLATIONS: &[(&str, &str)] =
    &[("case_sensitive", "CaseSensitive"), ("case_insensitive", "CaseInsensitive")];

/// The words of `encode`, and their variants of `Encoding`.
pub(crate) const ENCODINGS: &[(&str, &str)] = &[
    ("raw", "Raw"),
    ("az64", "Az64"),
    ("bytedict", "Bytedict"),
    ("delta", "Delta"),
    ("delta32k", "Delta32k"),
    ("lzo", "Lzo"),
    ("mostly8", "Mostly8"),
    ("mostly16", "Mostly16"),
    ("mostly32", "Mostly32"),
    ("runlength", "Runlength"),
    ("text255", "Text255"),
    ("text32k", "Text32k"),
    ("zstd", "Zstd"),
];

/// The lints of tables, and their variants of `LintName`.
pub(crate) const LINTS: &[(&str, &str)] = &[
    ("dist_style_all_on_a_fact", "DistStyleAllOnAFact"),
    ("dist_key_of_low_cardinality", "DistKeyOfLowCardinality"),
    ("dist_key_of_a_date", "DistKeyOfADate"),
    ("fact_without_a_sort_key", "FactWithoutASortKey"),
    ("encoded_leading_sort_key", "EncodedLeadingSortKey"),
    ("runlength_on_a_sort_key", "RunlengthOnASortKey"),
    ("bytedict_on_a_unique_column", "BytedictOnAUniqueColumn"),
    ("interleaved_key_on_a_monotonic_column", "InterleavedKeyOnAMonotonicColumn"),
];

/// The lints of queries, which are allowed there.
pub(crate) const QUERY_LINTS: &[(&str, &str)] = &[
    ("join_not_co_located", "JoinNotCoLocated"),
    ("float_as_a_join_key", "FloatAsAJoinKey"),
    ("varchar_far_wider_than_its_source", "VarcharFarWiderThanItsSource"),
    ("lookup_without_a_tie_break", "LookupWithoutATieBreak"),
    ("latest_without_a_tie_break", "LatestWithoutATieBreak"),
    ("function_on_a_sort_key_column", "FunctionOnASortKeyColumn"),
];

/// Whether a table that Redshift keeps has that key.
pub(super) fn is_of_table(key: &str) -> bool {
    OF_TABLE.contains(&key)
}

/// Reports a key that `#[table(…)]` does not know.
pub(super) fn unknown_of_table(entry: &Entry, errors: &mut Errors) {
    let key = entry.key.to_string();
    if OF_COLUMN.contains(&key.as_str()) {
        errors.at(
            &entry.key,
            format!("`{key}` is said of a column: write it on the field, `#[column({key} …)]`"),
        );
    } else {
        entry.unknown("table", OF_TABLE, errors);
    }
}

/// Reports a key that `#[column(…)]` does not know.
pub(super) fn unknown_of_column(entry: &Entry, field: &str, errors: &mut Errors) {
    let message = match entry.key.to_string().as_str() {
        "dist_key" => {
            format!("the distribution key is said of the table: `#[table(dist_key = {field})]`")
        }
        "sort_key" => format!("the sort key is said of the table: `#[table(sort_key({field}))]`"),
        "allow" => "a lint is allowed of the table: `#[table(allow(…, reason = \"…\"))]`".to_owned(),
        "nullable" | "null" | "not_null" => {
            "the type says it: `Option<T>` takes NULL, `T` does not".to_owned()
        }
        "type" | "length" | "size" => "the field's type is the column's type, e.g. `Varchar<256>`".to_owned(),
        _ => return entry.unknown("column", OF_COLUMN, errors),
    };
    errors.at(&entry.key, message);
}
