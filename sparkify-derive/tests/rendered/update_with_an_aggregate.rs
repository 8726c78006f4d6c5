//! UPDATE computes each value for one row.
include!("../fixtures/plays.rs");

pub fn main() {
    let songs = Update::<Song>::new(|rows, s| {
        let t = rows.using::<StagingSong, _>("t", |t| t.song_id().eq(s.song_id()));
        SongValues { title: max(t.title()), ..Song::kept() }
    });
    let _ = songs.statement("update");
}

//~ mend: aggregate in a query of WITH, or take the value
//~ - SongValues { title: max(t.title()), ..Song::kept() }
//~ + SongValues { title: t.title(), ..Song::kept() }
