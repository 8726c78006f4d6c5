//! What an editor shows: a column's documentation stands at its accessor and at the field of its value too.

use crate::{row, table};
use proc_macro2::TokenStream;
use std::collections::BTreeMap;
use syn::{Attribute, DeriveInput, Expr, ExprLit, File, ImplItem, Item, Lit, Meta};

/// The documentation of each method and each field of the derived items, as `Item::name`.
fn documentation(derived: TokenStream) -> BTreeMap<String, String> {
    let file: File = syn::parse2(derived).expect("a derive writes items");
    let mut documented = BTreeMap::new();
    for item in &file.items {
        match item {
            Item::Struct(item) => documented.extend(item.fields.iter().filter_map(|field| {
                Some((format!("{}::{}", item.ident, field.ident.as_ref()?), doc(&field.attrs)))
            })),
            Item::Impl(item) if item.trait_.is_none() => {
                documented.extend(item.items.iter().filter_map(|method| match method {
                    ImplItem::Fn(method) => Some((format!("fn {}", method.sig.ident), doc(&method.attrs))),
                    _ => None,
                }));
            }
            _ => {}
        }
    }
    documented
}

fn doc(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn parsed(text: &str) -> DeriveInput {
    syn::parse_str(text).expect("the struct is Rust")
}

#[test]
fn a_column_is_documented_wherever_it_is_met() {
    let song = parsed(
        "#[table(kind = dimension)]
        pub struct Song {
            /// The song.
            ///
            /// As its label numbers it.
            pub song_id: i64,
            /// When it came out.
            #[column(default = 0, name = \"came_out\")]
            pub year: i16,
            pub title: Varchar<256>,
        }",
    );
    let documented = documentation(table::derive(&song));
    for name in ["fn song_id", "SongValues::song_id"] {
        assert_eq!(documented[name], " The song.\n\n As its label numbers it.", "{name}");
    }
    for name in ["fn year", "SongValues::year"] {
        assert_eq!(documented[name], " When it came out.", "{name}");
    }
    for name in ["fn title", "SongValues::title"] {
        assert_eq!(documented[name], "The column `title`.", "{name}");
    }
}

#[test]
fn a_column_of_an_answer_is_documented_too() {
    let plays = parsed("pub struct Plays { /// How many.\n pub plays: i64 }");
    let documented = documentation(row::derive(&plays));
    assert_eq!(
        (documented["fn plays"].as_str(), documented["PlaysValues::plays"].as_str()),
        (" How many.", " How many.")
    );
}
