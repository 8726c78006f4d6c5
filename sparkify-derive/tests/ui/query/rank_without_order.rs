//! A rank needs an order.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let s = q.from::<StagingSong>("s");
        q.qualify(window().partition_by(s.artist_id()).rank().eq(1));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: say by what the rows are ranked
//~ - q.qualify(window().partition_by(s.artist_id()).rank().eq(1));
//~ + q.qualify(window().partition_by(s.artist_id()).order_by([s.duration().desc(), s.song_id().asc()]).rank().eq(1));
