//! A column is set to a value of its type.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Update::<Songplay>::new(|rows, p| {
        let e = rows.using::<StagingEvent, _>("e", |e| e.user_id().eq(p.user_id()));
        SongplayValues { start_time: e.ts(), ..Songplay::kept() }
    });
}

//~ mend: convert the value to the type of the column
//~ - SongplayValues { start_time: e.ts(), ..Songplay::kept() }
//~ + SongplayValues { start_time: e.ts().epoch_millis(), ..Songplay::kept() }
