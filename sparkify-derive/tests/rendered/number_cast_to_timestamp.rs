//! Redshift casts no number to a timestamp.
include!("../fixtures/plays.rs");

#[derive(Row)]
struct When {
    at: Timestamp,
}

pub fn main() {
    let events = Select::<When>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        WhenValues { at: e.ts().cast::<Timestamp>() }
    });
    let _ = events.statement("reports", "events");
}

//~ mend: milliseconds become one by `epoch_millis`
//~ - WhenValues { at: e.ts().cast::<Timestamp>() }
//~ + WhenValues { at: e.ts().epoch_millis() }
