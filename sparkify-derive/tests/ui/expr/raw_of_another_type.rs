//! The type of raw SQL is the one stated.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(raw::<i32>("F({})", [e.ts().operand()]));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: state the type it has
//~ - q.filter(raw::<i32>("F({})", [e.ts().operand()]));
//~ + q.filter(raw::<bool>("F({})", [e.ts().operand()]));
