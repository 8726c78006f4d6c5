//! IGNOREEXTRA and FILLTARGET exclude each other.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Append { extra: [Extra::Ignored, Extra::Filled], ..Append::new::<Song, StagingSong>() };
}

//~ mend: take the one that fits: a column missing in the target is ignored, one missing in the source is filled
//~ - let _ = Append { extra: [Extra::Ignored, Extra::Filled], ..Append::new::<Song, StagingSong>() };
//~ + let _ = Append { extra: Extra::Ignored, ..Append::new::<Song, StagingSong>() };
