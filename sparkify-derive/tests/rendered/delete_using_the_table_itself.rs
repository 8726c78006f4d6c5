//! The table that is changed stands under its own name.
include!("../fixtures/plays.rs");

pub fn main() {
    let songs = Delete::<Song>::new(|rows, s| {
        let _ = rows.using::<StagingSong, _>("songs", |t| t.song_id().eq(s.song_id()));
    });
    let _ = songs.statement("forget");
}

//~ mend: give the other table another alias
//~ - let _ = rows.using::<StagingSong, _>("songs", |t| t.song_id().eq(s.song_id()));
//~ + let _ = rows.using::<StagingSong, _>("t", |t| t.song_id().eq(s.song_id()));
