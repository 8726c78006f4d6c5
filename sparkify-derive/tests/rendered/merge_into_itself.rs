//! MERGE reads another table than it writes.
include!("../fixtures/plays.rs");

#[derive(Table)]
#[table(name = "new_songs", kind = staging)]
pub struct NewSong {
    pub song_id: SongId,
    pub title: Option<Varchar<256>>,
}

pub fn main() {
    let songs = Merge::<Song>::remove_duplicates::<Song, _>(|s, other| s.song_id().eq(other.song_id()));
    let _ = songs.statement("merge");
}

//~ mend: merge from the staging table
//~ - let songs = Merge::<Song>::remove_duplicates::<Song, _>(|s, other| s.song_id().eq(other.song_id()));
//~ + let songs = Merge::<Song>::remove_duplicates::<NewSong, _>(|s, other| s.song_id().eq(other.song_id()));
