//! An artist is no song.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Merge::<Song>::remove_duplicates::<StagingSong, _>(|song, s| song.song_id().eq(s.artist_id()));
}
