//! The inserted row has every column.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Merge::<Song>::using::<StagingSong, _>(
        "s",
        |song, s| song.song_id().eq(s.song_id()),
        |_, s| When { matched: Matched::Removed, not_matched: SongValues { song_id: s.song_id() } },
    );
}

//~ mend: give the column a value
//~ - |_, s| When { matched: Matched::Removed, not_matched: SongValues { song_id: s.song_id() } },
//~ + |_, s| When { matched: Matched::Removed, not_matched: SongValues { song_id: s.song_id(), title: s.title() } },
