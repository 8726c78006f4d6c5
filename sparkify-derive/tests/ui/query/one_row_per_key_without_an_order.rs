//! One row of several is chosen by an order.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.one_row_per(s.song_id(), []);
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: say which comes first
//~ - q.one_row_per(s.song_id(), []);
//~ + q.one_row_per(s.song_id(), [s.title().asc(), s.artist_id().asc()]);
