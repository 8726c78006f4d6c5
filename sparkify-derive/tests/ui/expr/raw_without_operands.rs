//! An expression is an operand by its name.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(raw::<bool>("F({})", [e.ts()]));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: leave the type behind
//~ - q.filter(raw::<bool>("F({})", [e.ts()]));
//~ + q.filter(raw::<bool>("F({})", [e.ts().operand()]));
