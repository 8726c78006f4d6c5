//! A row that MERGE inserts is made of the source.
include!("../fixtures/plays.rs");

pub fn main() {
    let songs = Merge::<Song>::using::<StagingSong, _>(
        "n",
        |s, n| s.song_id().eq(n.song_id()),
        |s, n| When {
            matched: Matched::Set(SongValues { title: n.title(), ..Song::kept() }),
            not_matched: SongValues { song_id: n.song_id(), title: s.title() },
        },
    );
    let _ = songs.statement("merge");
}

//~ mend: take the column of the source
//~ -     not_matched: SongValues { song_id: n.song_id(), title: s.title() },
//~ +     not_matched: SongValues { song_id: n.song_id(), title: n.title() },
