//! The tokens of an external table: what it says as data, its columns, the values of a partition, and its rules.

use super::model::External;
use crate::{
    names,
    table::{
        column::Column,
        expand::{columns_ident, def::column, query, rules::rule},
    },
};
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

/// The whole expansion.
pub(super) fn external(external: &External) -> TokenStream {
    let table = &external.table;
    let (ident, columns, column_struct) = (table.ident(), columns_ident(table), query::columns(table));
    let (def, rules, partition) = (def(external), rules(external), partition(external));
    let partition_ident = if external.of_partitions().is_empty() {
        quote!(::sparkify_schema::__private::NoPartition)
    } else {
        format_ident!("{}Partition", ident).into_token_stream()
    };
    let fields = table.columns.iter().map(Column::ident);
    let all = table.columns.iter().map(|it| column(table, it));
    quote! {
        #column_struct
        #partition
        #rules
        #[automatically_derived]
        impl ::sparkify_schema::__private::ExternalTable for #ident {
            const DEF: ::sparkify_schema::__private::ExternalDef = #def;
            type Columns<M: ::sparkify_schema::__private::Mode> = #columns<M>;
            type Partition = #partition_ident;

            fn columns<M: ::sparkify_schema::__private::Mode>(alias: &'static str) -> #columns<M> {
                #columns(::sparkify_schema::__private::Alias::new(alias), ::core::marker::PhantomData)
            }

            fn fields_are_read(&self) {
                #(let _ = &self.#fields;)*
            }
        }
        #[automatically_derived]
        impl ::sparkify_schema::__private::Readable for #ident {
            type Columns<M: ::sparkify_schema::__private::Mode> = #columns<M>;
            const FIELDS: &'static [::sparkify_schema::ColumnDef] = &[#(#all),*];

            fn read<M: ::sparkify_schema::__private::Mode>(alias: &'static str) -> #columns<M> {
                <Self as ::sparkify_schema::__private::ExternalTable>::columns(alias)
            }

            fn relation() -> ::sparkify_schema::__private::Relation {
                ::sparkify_schema::__private::Relation::of_external(
                    &<Self as ::sparkify_schema::__private::ExternalTable>::DEF,
                )
            }
        }
    }
}

fn def(external: &External) -> TokenStream {
    let table = &external.table;
    let schema = table.schema.as_ref().map_or_else(String::new, syn::LitStr::value);
    let (name, rust_name, doc) =
        (table.name.snake_text(), names::field(table.ident()), names::doc(&table.attributes));
    let defs = |places: Vec<usize>| {
        let defs = places.into_iter().map(|i| column(table, &table.columns[i]));
        quote!(&[#(#defs),*])
    };
    let (columns, partitions) = (defs(external.of_files()), defs(external.of_partitions()));
    let form = format_ident!("{}", external.form());
    let delimiter = external.delimiter.as_ref().map_or('|', |(_, delimiter)| delimiter.value());
    let fields = (external.form() == "Text").then(|| quote!({ delimiter: #delimiter }));
    quote! {
        ::sparkify_schema::__private::ExternalDef {
            schema: #schema,
            name: #name,
            rust_name: #rust_name,
            columns: #columns,
            partitions: #partitions,
            stored_as: ::sparkify_schema::__private::StoredAs::#form #fields,
            doc: #doc,
        }
    }
}

/// `TablePartition`: the value of each column of a partition.
fn partition(external: &External) -> TokenStream {
    let places = external.of_partitions();
    if places.is_empty() {
        return TokenStream::new();
    }
    let (ident, visibility) = (external.table.ident(), &external.table.visibility);
    let partition = format_ident!("{ident}Partition");
    let doc = format!("A partition of [`{ident}`]: one value for each of its columns.");
    let columns: Vec<_> = places.iter().map(|i| &external.table.columns[*i]).collect();
    let fields = columns.iter().map(|column| {
        let (field, visibility) = (column.ident(), &column.visibility);
        let docs = names::docs(&column.attributes, &column.name);
        quote!(#docs #visibility #field: ::std::string::String)
    });
    let values = columns.iter().map(|column| column.ident());
    quote! {
        #[doc = #doc]
        #[derive(Debug, Clone, PartialEq, Eq)]
        #visibility struct #partition {
            #(#fields,)*
        }
        #[automatically_derived]
        impl ::sparkify_schema::__private::PartitionValues for #partition {
            fn values(self) -> ::std::vec::Vec<::std::string::String> {
                ::std::vec![#(self.#values),*]
            }
        }
    }
}

fn rules(external: &External) -> TokenStream {
    let (table, ident) = (&external.table, external.table.ident());
    let name = table.name.snake_text();
    let mut rules = rule(table.name.token(), "name_is_valid", &quote!("table", #name));
    if let Some(schema) = &table.schema {
        rules.extend(rule(schema, "name_is_valid", &quote!("schema", #schema)));
    }
    let def = quote!(<#ident as ::sparkify_schema::__private::ExternalTable>::DEF);
    let files = external.of_files().into_iter().enumerate();
    let files = files.map(|(at, i)| (i, quote!(&#def.columns[#at]), false));
    let partitions = external.of_partitions().into_iter().enumerate();
    let partitions = partitions.map(|(at, i)| (i, quote!(&#def.partitions[#at]), true));
    for (i, column_def, is_partition) in files.chain(partitions) {
        let column = &table.columns[i];
        let name = column.name.text();
        rules.extend(rule(column.name.token(), "column_name_is_valid", &quote!(#name)));
        if column.guessed || !external.partitions_are_known() {
            continue;
        }
        rules.extend(rule(&column.ty, "type_is_valid", &column_def));
        rules.extend(if is_partition {
            rule(&column.ty, "partition_is_legal", &column_def)
        } else {
            rule(&column.ty, "external_column_is_legal", &quote!(#column_def, #def.stored_as))
        });
    }
    rules
}
