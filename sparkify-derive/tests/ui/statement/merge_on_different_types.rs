//! An artist is no song.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Merge::<Song>::remove_duplicates::<StagingSong, _>(|song, s| song.song_id().eq(s.artist_id()));
}

//~ mend: compare the columns that mean the same
//~ - let _ = Merge::<Song>::remove_duplicates::<StagingSong, _>(|song, s| song.song_id().eq(s.artist_id()));
//~ + let _ = Merge::<Song>::remove_duplicates::<StagingSong, _>(|song, s| song.song_id().eq(s.song_id()));
