//! Bytes are not sketched.
include!("../../fixtures/star.rs");

#[derive(Table)]
#[table(name = "files", kind = staging)]
struct Stored {
    hash: Varbyte<32>,
}

#[derive(Row)]
struct Different {
    hashes: i64,
}

fn main() {
    let _ = Select::<Different>::new(|q| {
        let s = q.from::<Stored>("s");
        DifferentValues { hashes: hll(s.hash()) }
    });
}

//~ mend: count them exactly
//~ - DifferentValues { hashes: hll(s.hash()) }
//~ + DifferentValues { hashes: count_distinct(s.hash()) }
