//! COPY reads some formats.
include!("../../fixtures/star.rs");

fn main() {
    let from = "s3://lake/songs/".parse().expect("a URL");
    let _ = Copy::new::<Song>(from, "XML");
}

//~ mend: take a format: `Json`, `Csv`, `Parquet`, `Orc` or `Avro`
//~ - let _ = Copy::new::<Song>(from, "XML");
//~ + let _ = Copy::new::<Song>(from, Json::Auto);
