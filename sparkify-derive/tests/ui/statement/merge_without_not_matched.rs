//! Redshift wants both clauses of a MERGE.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Merge::<Song>::using::<StagingSong, _>(
        "s",
        |song, s| song.song_id().eq(s.song_id()),
        |_, _| When { matched: Matched::Removed },
    );
}

//~ mend: say which row is inserted
//~ - |_, _| When { matched: Matched::Removed },
//~ + |_, s| When { matched: Matched::Removed, not_matched: SongValues { song_id: s.song_id(), title: s.title() } },
