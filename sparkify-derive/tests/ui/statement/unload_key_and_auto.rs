//! ENCRYPTED AUTO takes the bucket's key; Redshift refuses another beside it.
include!("../../fixtures/star.rs");

fn main() {
    let key: KmsKey = "1234abcd-12ab-34cd-56ef-1234567890ab".parse().expect("a key");
    let _ = UnloadOptions {
        encryption: Encryption::OfTheBucket,
        encryption: Encryption::Key(key),
        ..UnloadOptions::default()
    };
}

//~ mend: say one of them
//~ - encryption: Encryption::OfTheBucket,
