//! The tokens of a table: everything it says as data, its columns, its values, and the rules its types have to keep.

pub(super) mod def;
mod lints;
pub(super) mod query;
pub(super) mod rules;

use super::{column::Column, model::Table};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The whole expansion; columns and keys that are not understood are left out.
pub(super) fn table(table: &Table) -> TokenStream {
    let ident = table.ident();
    let (columns, values) = (columns_ident(table), values_ident(table));
    let (column_structs, consts, rules) = (query::structs(table), def::consts(table), rules::rules(table));
    let lints = lints::lints(table);
    let fields = table.columns.iter().map(Column::ident);
    quote! {
        #column_structs
        #rules
        #lints
        #[automatically_derived]
        impl ::sparkify_schema::Table for #ident {
            #consts
            type Columns<M: ::sparkify_schema::Mode> = #columns<M>;
            type Values = #values;

            fn columns<M: ::sparkify_schema::Mode>(alias: &'static str) -> #columns<M> {
                #columns(::sparkify_schema::__private::Alias::new(alias), ::core::marker::PhantomData)
            }

            fn fields_are_read(&self) {
                #(let _ = &self.#fields;)*
            }
        }
    }
}

pub(super) fn columns_ident(table: &Table) -> Ident {
    format_ident!("{}Columns", table.ident())
}

fn values_ident(table: &Table) -> Ident {
    format_ident!("{}Values", table.ident())
}
