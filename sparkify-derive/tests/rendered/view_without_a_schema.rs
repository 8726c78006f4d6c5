//! A view without binding reads tables by their schema.
include!("../fixtures/plays.rs");

pub fn main() {
    let select = Select::<Titles>::new(|q| TitlesValues { title: q.from::<Song>("s").title() });
    let view = View { schema: None, name: "titles", binding: Binding::Late, select };
    let _ = view.statement();
}

//~ mend: bind it, or name the schema at the struct
//~ - let view = View { schema: None, name: "titles", binding: Binding::Late, select };
//~ + let view = View { schema: None, name: "titles", binding: Binding::Bound, select };
