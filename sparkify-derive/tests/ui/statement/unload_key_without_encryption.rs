//! KMS_KEY_ID goes with ENCRYPTED.
include!("../../fixtures/star.rs");

fn main() {
    let key: KmsKey = "1234abcd-12ab-34cd-56ef-1234567890ab".parse().expect("a key");
    let _ = UnloadOptions { kms_key_id: Some(key), ..UnloadOptions::default() };
}

//~ mend: say it of the encryption
//~ - let _ = UnloadOptions { kms_key_id: Some(key), ..UnloadOptions::default() };
//~ + let _ = UnloadOptions { encryption: Encryption::Key(key), ..UnloadOptions::default() };
