//! There is no median of texts.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.having(median(e.song()).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: take the median of a number
//~ - q.having(median(e.song()).is_null());
//~ + q.having(median(e.ts()).is_null());
