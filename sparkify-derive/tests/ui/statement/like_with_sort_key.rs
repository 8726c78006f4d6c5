//! A table made like another has its layout.
include!("../../fixtures/star.rs");

fn main() {
    let _ = LikeTable { sort_key: SortKey::Auto, ..LikeTable::temporary::<Song>("stage") };
}
