//! An artist is no song.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Update::<Songplay>::new(|rows, p| {
        rows.filter(p.user_id().eq(7));
        SongplayValues { song_id: p.artist_id(), ..Songplay::kept() }
    });
}
