//! 'noshred' is of JSON, not of Avro.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Avro(NoShred);
}

//~ mend: copy JSON, or match the fields of Avro by name
//~ - let _ = Avro(NoShred);
//~ + let _ = Avro(Json::Auto);
