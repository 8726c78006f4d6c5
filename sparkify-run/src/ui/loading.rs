//! How far a COPY is, in a few words.

use indicatif::DecimalBytes;

use crate::watch::Loading;

/// Rows, bytes and files, as far as they are known.
pub(crate) fn words(loading: &Loading) -> String {
    let Loading { rows, bytes, bytes_in_all, files, files_in_all } = *loading;
    let mut words = Vec::new();
    if rows > 0 {
        words.push(if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") });
    }
    if bytes > 0 && bytes_in_all > 0 {
        let (read, all) = (DecimalBytes(bytes), DecimalBytes(bytes_in_all));
        // Never all of it: what is read has still to be sorted and stored.
        let percent = (u128::from(bytes) * 100 / u128::from(bytes_in_all)).min(99);
        words.push(format!("{read} of {all} ({percent} %)"));
    } else if bytes > 0 {
        words.push(DecimalBytes(bytes).to_string());
    }
    if files_in_all > 0 {
        words.push(format!("{files} of {files_in_all} files"));
    }
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_not_said() {
        let known = Loading {
            rows: 3_000_000,
            bytes: 1_500_000_000,
            bytes_in_all: 6_000_000_000,
            files: 12,
            files_in_all: 50,
        };
        assert_eq!(words(&known), "3000000 rows, 1.50 GB of 6.00 GB (25 %), 12 of 50 files");
        let rows = Loading { rows: 7, ..Loading::default() };
        assert_eq!(words(&rows), "7 rows");
        let all = Loading { bytes: 10, bytes_in_all: 10, ..Loading::default() };
        assert_eq!(words(&all), "10 B of 10 B (99 %)");
        assert_eq!(words(&Loading { bytes: 2000, ..Loading::default() }), "2.00 kB");
    }
}
