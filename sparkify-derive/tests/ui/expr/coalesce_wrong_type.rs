//! The other value has the type of the first.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.user_id().coalesce("nobody").eq(0_i64));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: give a value of the type of the first
//~ - q.filter(e.user_id().coalesce("nobody").eq(0_i64));
//~ + q.filter(e.user_id().coalesce(0_i64).eq(0_i64));
