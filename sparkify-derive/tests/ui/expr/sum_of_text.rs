//! A sum is of numbers.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.having(sum(e.song()).is_null());
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: count the texts, or cast them to a number
//~ - q.having(sum(e.song()).is_null());
//~ + q.having(count(e.song()).gt(1_i64));
