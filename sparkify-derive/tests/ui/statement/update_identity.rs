//! Redshift hands out identity values; nobody changes them.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Update::<Songplay>::new(|rows, p| {
        rows.filter(p.user_id().eq(7));
        SongplayValues { songplay_id: p.user_id(), ..Songplay::kept() }
    });
}

//~ mend: leave the column out
//~ - SongplayValues { songplay_id: p.user_id(), ..Songplay::kept() }
//~ + SongplayValues { song_id: null(), ..Songplay::kept() }
