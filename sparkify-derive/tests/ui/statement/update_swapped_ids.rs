//! An artist is no song.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Update::<Songplay>::new(|rows, p| {
        rows.filter(p.user_id().eq(7));
        SongplayValues { song_id: p.artist_id(), ..Songplay::kept() }
    });
}

//~ mend: put each into its column
//~ - SongplayValues { song_id: p.artist_id(), ..Songplay::kept() }
//~ + SongplayValues { artist_id: p.artist_id(), ..Songplay::kept() }
