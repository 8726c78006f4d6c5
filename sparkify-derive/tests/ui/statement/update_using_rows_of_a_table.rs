//! `using_rows` reads queries; a table is read by its type.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Update::<Song>::new(|rows, song| {
        rows.using_rows("s", StagingSong::DEF, |s| s.song_id().eq(song.song_id()));
        SongValues { title: null(), ..Song::kept() }
    });
}

//~ mend: name the table
//~ - rows.using_rows("s", StagingSong::DEF, |s| s.song_id().eq(song.song_id()));
//~ + rows.using::<StagingSong, _>("s", |s| s.song_id().eq(song.song_id()));
