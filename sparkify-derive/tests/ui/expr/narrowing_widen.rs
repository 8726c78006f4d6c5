//! A BIGINT does not always fit an INTEGER.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.ts().widen::<i32>().is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: cast, which fails on a value that does not fit
//~ - q.filter(e.ts().widen::<i32>().is_null());
//~ + q.filter(e.ts().cast::<i32>().is_null());
