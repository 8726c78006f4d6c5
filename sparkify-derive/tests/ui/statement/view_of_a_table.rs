//! A view is of a query.
include!("../../fixtures/star.rs");

fn main() {
    let _ = View { schema: None, name: "songs", binding: Binding::Bound, select: Song::DEF };
}

//~ mend: write the table as a query
//~ - let _ = View { schema: None, name: "songs", binding: Binding::Bound, select: Song::DEF };
//~ + #[derive(Row)]
//~ + struct Title {
//~ +     title: Option<String>,
//~ + }
//~ + let select = Select::<Title>::new(|q| TitleValues { title: q.from::<Song>("s").title() });
//~ + let _ = View { schema: None, name: "songs", binding: Binding::Bound, select };
