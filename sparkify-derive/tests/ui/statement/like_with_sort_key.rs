//! A table made like another has its layout.
include!("../../fixtures/star.rs");

fn main() {
    let _ = LikeTable { sort_key: SortKey::Auto, ..LikeTable::temporary::<Song>("stage") };
}

//~ mend: leave it out; a layout of its own needs a struct of its own
//~ - let _ = LikeTable { sort_key: SortKey::Auto, ..LikeTable::temporary::<Song>("stage") };
//~ + let _ = LikeTable { including_defaults: true, ..LikeTable::temporary::<Song>("stage") };
