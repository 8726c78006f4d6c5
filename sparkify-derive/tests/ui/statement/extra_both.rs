//! IGNOREEXTRA and FILLTARGET exclude each other.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Append { extra: [Extra::Ignored, Extra::Filled], ..Append::new::<Song, StagingSong>() };
}
