//! COPY reads some formats.
include!("../../fixtures/star.rs");

fn main() {
    let from = "s3://lake/songs/".parse().expect("a URL");
    let _ = Copy::new::<Song>(from, "XML");
}
