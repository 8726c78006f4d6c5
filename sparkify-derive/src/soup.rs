//! Whatever stands in an attribute: the derives answer with tokens, or with errors at a token, and never panic.

use crate::{
    column_enum, column_type, row,
    table::{
        self,
        keys::{COLLATIONS, DIST_STYLES, ENCODINGS, KINDS, OF_COLUMN, OF_TABLE, TABLE_ENCODINGS},
    },
};
use proc_macro2::{TokenStream, TokenTree, extra::invalidate_current_thread_spans};
use proptest::{collection::vec, prelude::*, sample::select};
use syn::DeriveInput;

/// Words of attributes beside their keys, and whatever else can stand there.
const WORDS: &[&str] = &[
    "sysdate",
    "getdate",
    "current_date",
    "date",
    "time",
    "timestamp",
    "reason",
    "bytes",
    "value",
    "key",
    "a",
    "b",
    "r#type",
    "Self",
    "Soup::a",
    "true",
    "é",
    "=",
    ",",
    ",",
    "::",
    "->",
    "-",
    "+",
    "<",
    ">",
    "#",
    "&",
    "'a",
    "0",
    "1",
    "-1",
    "99999999999999999999",
    "1.5",
    "1e400",
    "2u8",
    "\"\"",
    "\"a\"",
    "\"user\"",
    "\"\\0\"",
    "b\"x\"",
    "'c'",
];

/// Every word the derives know, wherever it belongs.
fn words() -> Vec<&'static str> {
    let second = |pairs: &'static [(&str, &str)]| pairs.iter().map(|(word, _)| *word);
    let known = [OF_TABLE, OF_COLUMN, KINDS, DIST_STYLES, TABLE_ENCODINGS].concat();
    let known = known.into_iter().chain(second(ENCODINGS)).chain(second(COLLATIONS));
    known.chain(WORDS.iter().copied()).collect()
}

const TYPES: &[&str] = &[
    "i64",
    "Option<i64>",
    "Option<Option<i64>>",
    "String",
    "&'static str",
    "Vec<u8>",
    "Vec<Vec<T>>",
    "u128",
    "()",
    "[u8; 4]",
    "fn() -> i64",
    "std::collections::HashMap<K, V>",
    "<A as B>::C",
    "Option",
    "dyn Fn(i64)",
    "Self",
    "!",
];

/// The attributes of every derive, and one of none.
const ATTRIBUTES: &[&str] = &["table", "column", "row", "column_enum", "value", "doc"];

/// Items of every kind; `FIELD` stands for attributes, `TYPE` for a type.
const ITEMS: &[&str] = &[
    "struct Soup { FIELD a: TYPE, b: i64 }",
    "pub struct r#type { FIELD r#fn: TYPE }",
    "struct Soup(FIELD TYPE);",
    "struct Soup(FIELD TYPE, i64);",
    "struct Soup<T>(FIELD TYPE, T);",
    "struct Soup<'a, const N: usize> { FIELD a: &'a TYPE }",
    "enum Soup { FIELD A, B }",
    "enum Soup { FIELD A(TYPE), B { b: TYPE } }",
    "enum Soup<T> { FIELD B(T) }",
    "union Soup { FIELD a: TYPE }",
    "enum Soup {}",
    "struct Soup;",
    "struct Soup();",
    "struct Soup {}",
];

/// Words in any order, with brackets that close.
fn soup() -> impl Strategy<Value = String> {
    let word = select(words()).prop_map(str::to_owned);
    let nested = word.prop_recursive(3, 24, 6, |inner| {
        let bracket = select(&[("(", ")"), ("[", "]"), ("{", "}")][..]);
        (bracket, vec(inner, 0..6))
            .prop_map(|((open, close), words)| format!("{open}{}{close}", words.join(" ")))
    });
    vec(nested, 0..10).prop_map(|words| words.join(" "))
}

/// Entries that are nearly right: a known key with soup behind it.
fn entries() -> impl Strategy<Value = String> {
    let entry = (select([OF_TABLE, OF_COLUMN].concat()), select(&["", "=", "("][..]), soup()).prop_map(
        |(key, shape, soup)| match shape {
            "(" => format!("{key}({soup})"),
            shape => format!("{key} {shape} {soup}"),
        },
    );
    prop_oneof![soup(), vec(entry, 0..5).prop_map(|entries| entries.join(", "))]
}

type Derive = fn(&DeriveInput) -> TokenStream;

/// Every derive, with its name.
const DERIVES: [(&str, Derive); 4] = [
    ("Table", table::derive),
    ("Row", row::derive),
    ("ColumnEnum", column_enum::derive),
    ("ColumnType", column_type::derive),
];

/// Every derive answers the item with Rust, an error stands in the answer wherever nothing else does, and each error
/// underlines something that was written.
fn judge(source: &str) {
    if let Ok(input) = syn::parse_str::<DeriveInput>(source) {
        for (name, derive) in DERIVES {
            let tokens = derive(&input);
            let text = tokens.to_string();
            assert!(
                syn::parse2::<syn::File>(tokens.clone()).is_ok(),
                "{name} of {source} is not Rust: {text}"
            );
            assert!(
                text.contains("compile_error") || text.contains("impl"),
                "{name} of {source} is neither an error nor an impl: {text}"
            );
            for underlined in errors(tokens) {
                let underlined = underlined.unwrap_or_default();
                assert!(
                    !underlined.is_empty() && source.contains(&underlined),
                    "an error of {name} underlines `{underlined}`, which is not in {source}"
                );
            }
        }
    }
    // The sources of all cases would pile up otherwise.
    invalidate_current_thread_spans();
}

/// What each `compile_error!` underlines.
fn errors(tokens: TokenStream) -> Vec<Option<String>> {
    let mut found = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Ident(word) if word == "compile_error" => found.push(word.span().source_text()),
            TokenTree::Group(group) => found.extend(errors(group.stream())),
            _ => {}
        }
    }
    found
}

proptest! {
    #[test]
    fn tables(on_struct in entries(), on_a in entries(), on_b in entries(), a in select(TYPES), b in select(TYPES)) {
        judge(&format!(
            "#[table({on_struct})] struct Soup {{ #[column({on_a})] a: {a}, #[column({on_b})] r#type: {b} }}"
        ));
    }

    #[test]
    fn enums(on_enum in entries(), on_a in soup(), on_b in soup(), fields in select(&["", "(i64)", "{ a: i64 }"][..])) {
        judge(&format!("#[column_enum({on_enum})] enum Soup {{ #[value({on_a})] A{fields}, #[value {on_b}] B }}"));
    }

    #[test]
    fn rows_and_newtypes(on_a in entries(), a in select(TYPES), b in select(TYPES)) {
        judge(&format!("struct Soup {{ #[row({on_a})] a: {a}, b: {b} }}"));
        judge(&format!("struct Soup({a});"));
    }

    /// Attributes of every derive, on every kind of item and field.
    #[test]
    fn anywhere(
        on_item in vec((select(ATTRIBUTES), entries()), 0..4),
        on_field in vec((select(ATTRIBUTES), entries()), 0..4),
        item in select(ITEMS),
        ty in select(TYPES),
    ) {
        let attributes = |list: &[(&str, String)]| -> String {
            list.iter().map(|(name, entries)| format!("#[{name}({entries})] ")).collect::<Vec<_>>().concat()
        };
        let item = item.replace("FIELD", &attributes(&on_field)).replace("TYPE", ty);
        judge(&format!("{}{item}", attributes(&on_item)));
    }
}

/// What the derive of a table says.
fn told(source: &str) -> String {
    table::derive(&syn::parse_str(source).expect("an item")).to_string()
}

/// `c0`, `c1`, … with `suffix` behind each.
fn numbered(count: usize, suffix: &str) -> String {
    let names: Vec<String> = (0..count).map(|i| format!("c{i}{suffix}")).collect();
    names.join(", ")
}

#[test]
fn a_table_has_at_most_1600_columns() {
    let table =
        |count| told(&format!("#[table(kind = fact)] struct Wide {{ {} }}", numbered(count, ": i64")));
    assert!(!table(1600).contains("compile_error"));
    assert!(table(1601).contains("a table has at most 1600 columns; this is number 1601"));
}

#[test]
fn a_compound_sort_key_has_at_most_400_columns() {
    let table = |count| {
        let (keys, columns) = (numbered(count, ""), numbered(count, ": i64"));
        told(&format!("#[table(kind = fact, sort_key({keys}))] struct Wide {{ {columns} }}"))
    };
    assert!(!table(400).contains("compile_error"));
    assert!(table(401).contains("a compound sort key has at most 400 columns; this is number 401"));
}
