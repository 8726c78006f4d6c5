//! Whatever stands in an attribute: the derives answer with tokens, or with errors at a token, and never panic.

use crate::{column_enum, column_type, row, table};
use proc_macro2::TokenStream;
use proptest::{collection::vec, prelude::*, sample::select};
use syn::DeriveInput;

const WORDS: &[&str] = &[
    "name",
    "schema",
    "kind",
    "fact",
    "staging",
    "dist_key",
    "dist_style",
    "sort_key",
    "interleaved_sort_key",
    "primary_key",
    "backup",
    "auto",
    "all",
    "key",
    "source",
    "encode",
    "az64",
    "default",
    "identity",
    "identity_by_default",
    "foreign_key",
    "->",
    "collate",
    "case_insensitive",
    "manual",
    "unique",
    "references",
    "bytes",
    "value",
    "sysdate",
    "a",
    "b",
    "r#type",
    "Self",
    "true",
    "é",
    "=",
    ",",
    ",",
    "::",
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
    "b\"x\"",
    "'c'",
];

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

/// Words in any order, with brackets that close.
fn soup() -> impl Strategy<Value = String> {
    let word = select(WORDS).prop_map(str::to_owned);
    let nested = word.prop_recursive(3, 24, 6, |inner| {
        let bracket = select(&[("(", ")"), ("[", "]"), ("{", "}")][..]);
        (bracket, vec(inner, 0..6))
            .prop_map(|((open, close), words)| format!("{open}{}{close}", words.join(" ")))
    });
    vec(nested, 0..10).prop_map(|words| words.join(" "))
}

/// Entries that are nearly right: a known key with soup behind it.
fn entries() -> impl Strategy<Value = String> {
    let entry =
        (select(&WORDS[..22]), select(&["", "=", "("][..]), soup()).prop_map(
            |(key, shape, soup)| match shape {
                "(" => format!("{key}({soup})"),
                shape => format!("{key} {shape} {soup}"),
            },
        );
    prop_oneof![soup(), vec(entry, 0..5).prop_map(|entries| entries.join(", "))]
}

/// The answer is Rust, and an error stands in it wherever nothing else does.
fn judge(tokens: &TokenStream) {
    let text = tokens.to_string();
    assert!(syn::parse2::<syn::File>(tokens.clone()).is_ok(), "not Rust: {text}");
    assert!(text.contains("compile_error") || text.contains("impl"), "neither an error nor an impl: {text}");
}

proptest! {
    #[test]
    fn tables(on_struct in entries(), on_a in entries(), on_b in entries(), a in select(TYPES), b in select(TYPES)) {
        let source = format!(
            "#[table({on_struct})] struct Soup {{ #[column({on_a})] a: {a}, #[column({on_b})] r#type: {b} }}"
        );
        if let Ok(input) = syn::parse_str::<DeriveInput>(&source) {
            judge(&table::derive(&input));
        }
    }

    #[test]
    fn enums(on_enum in entries(), on_a in soup(), on_b in soup(), fields in select(&["", "(i64)", "{ a: i64 }"][..])) {
        let source = format!("#[column_enum({on_enum})] enum Soup {{ #[value({on_a})] A{fields}, #[value {on_b}] B }}");
        if let Ok(input) = syn::parse_str::<DeriveInput>(&source) {
            judge(&column_enum::derive(&input));
        }
    }

    #[test]
    fn rows_and_newtypes(on_a in entries(), a in select(TYPES), b in select(TYPES)) {
        let row = format!("struct Soup {{ #[row({on_a})] a: {a}, b: {b} }}");
        if let Ok(input) = syn::parse_str::<DeriveInput>(&row) {
            judge(&row::derive(&input));
        }
        let newtype = format!("struct Soup({a});");
        if let Ok(input) = syn::parse_str::<DeriveInput>(&newtype) {
            judge(&column_type::derive(&input));
        }
    }

    #[test]
    fn any_item(item in select(&[
        "enum A {}", "union A { a: i64 }", "struct A;", "struct A();", "struct A {}", "struct A<T>(T);",
        "struct A<'a> { a: &'a str }", "enum A<T> { B(T) }", "struct r#type { r#fn: i64 }",
    ][..])) {
        let input: DeriveInput = syn::parse_str(item)?;
        for tokens in [table::derive(&input), row::derive(&input), column_enum::derive(&input), column_type::derive(&input)] {
            judge(&tokens);
        }
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
