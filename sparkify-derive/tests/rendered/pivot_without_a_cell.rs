//! A PIVOT has a cell for each value that becomes a column.
include!("../fixtures/plays.rs");

#[derive(Row)]
struct Heard {
    user_id: Option<i64>,
    page: Page,
    length: Option<f64>,
}

#[derive(Row)]
struct Lengths {
    user_id: Option<i64>,
    next_song: Option<f64>,
}

pub fn main() {
    let songs = Select::<Heard>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        HeardValues { user_id: e.user_id(), page: e.page(), length: e.length() }
    });
    let turned = Pivot::<Lengths>::new(songs, |h| LengthsValues { user_id: h.user_id(), next_song: h.length() });
    let lengths = Select::<Lengths>::new(|q| {
        let t = q.from_rows("t", turned);
        LengthsValues { user_id: t.user_id(), next_song: t.next_song() }
    });
    let _ = lengths.statement("reports", "lengths");
}

//~ mend: make it by `pivot_by`
//~ - let turned = Pivot::<Lengths>::new(songs, |h| LengthsValues { user_id: h.user_id(), next_song: h.length() });
//~ + let turned = Pivot::<Lengths>::new(songs, |h| {
//~ +     let length = pivot_by(h.page()).max(h.length());
//~ +     LengthsValues { user_id: h.user_id(), next_song: length.at(Page::NextSong) }
//~ + });
