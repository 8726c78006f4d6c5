//! The values are those of the table that is changed.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Update::<Songplay>::new(|rows, p| {
        rows.filter(p.user_id().eq(7));
        SongValues { title: null(), ..Song::kept() }
    });
}

//~ mend: return the values of the table that is updated
//~ - SongValues { title: null(), ..Song::kept() }
//~ + SongplayValues { song_id: null(), ..Songplay::kept() }
