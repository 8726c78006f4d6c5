//! REMOVE DUPLICATES needs the same columns on both sides.
include!("../fixtures/plays.rs");

#[derive(Table)]
#[table(name = "new_songs", kind = staging)]
pub struct NewSong {
    pub song_id: SongId,
    pub title: Option<Varchar<256>>,
}

pub fn main() {
    let songs = Merge::<Song>::remove_duplicates::<StagingSong, _>(|s, n| s.song_id().eq(n.song_id()));
    let _ = songs.statement("merge");
}

//~ mend: merge from a table of the same columns
//~ - let songs = Merge::<Song>::remove_duplicates::<StagingSong, _>(|s, n| s.song_id().eq(n.song_id()));
//~ + let songs = Merge::<Song>::remove_duplicates::<NewSong, _>(|s, n| s.song_id().eq(n.song_id()));
