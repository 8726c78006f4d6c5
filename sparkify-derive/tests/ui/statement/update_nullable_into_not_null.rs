//! A value that may be NULL does not go into a column that may not.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Update::<Songplay>::new(|rows, p| {
        let e = rows.using::<StagingEvent, _>("e", |e| e.user_id().eq(p.user_id()));
        SongplayValues { user_id: e.user_id(), ..Songplay::kept() }
    });
}

//~ mend: leave the rows without a value alone by `rows.require`
//~ - SongplayValues { user_id: e.user_id(), ..Songplay::kept() }
//~ + SongplayValues { user_id: rows.require(e.user_id()), ..Songplay::kept() }
