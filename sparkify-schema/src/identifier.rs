//! Names: when Redshift reads one bare, and how it is quoted.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_names.html>,
//! <https://docs.aws.amazon.com/redshift/latest/dg/r_pg_keywords.html>.

/// Longest name in bytes; Redshift cuts longer ones without a word.
pub const MAX_BYTES: usize = 127;

/// `name` as it stands in SQL: bare, or in double quotes where it must be.
#[must_use]
pub fn quoted(name: &str) -> String {
    if must_be_quoted(name) { format!("\"{}\"", name.replace('"', "\"\"")) } else { name.to_owned() }
}

/// Whether `name` has to stand in double quotes.
#[must_use]
pub const fn must_be_quoted(name: &str) -> bool {
    let bytes = name.as_bytes();
    // Words that older editions of the list have: quoting them costs nothing.
    let was_reserved = matches!(bytes, b"connect" | b"language" | b"start");
    was_reserved || reserved(bytes) || !plain(bytes)
}

/// Whether a table and its columns may have `name` as it is: bare, whole, and not kept by Redshift for itself.
#[must_use]
pub const fn is_free(name: &str) -> bool {
    is_plain(name) && name.len() <= MAX_BYTES && !is_reserved(name) && !is_forbidden_column(name)
}

/// Whether `name` is made of lower-case letters, digits and underscores, a digit not first.
#[must_use]
pub const fn is_plain(name: &str) -> bool {
    plain(name.as_bytes())
}

const fn plain(name: &[u8]) -> bool {
    if matches!(name, [] | [b'0'..=b'9', ..]) {
        return false;
    }
    let mut rest = name;
    // A pattern is the cheapest step of const evaluation.
    while let [b'a'..=b'z' | b'0'..=b'9' | b'_', tail @ ..] = rest {
        rest = tail;
    }
    rest.is_empty()
}

/// Column names Redshift keeps for itself and refuses even in quotes.
#[must_use]
pub const fn is_forbidden_column(name: &str) -> bool {
    matches!(name.as_bytes(), b"oid" | b"tableoid" | b"xmin" | b"cmin" | b"xmax" | b"cmax" | b"ctid")
}

/// Whether `name`, in lower case, is a reserved word.
#[must_use]
pub const fn is_reserved(name: &str) -> bool {
    reserved(name.as_bytes())
}

#[rustfmt::skip]
const fn reserved(bytes: &[u8]) -> bool {
    // By length: const evaluation tries the patterns of a `match` in turn.
    match bytes.len() {
        2 => matches!(
            bytes,
            b"as" | b"do" | b"in" | b"is" | b"on" | b"or" | b"to"
        ),
        3 => matches!(
            bytes,
            b"all" | b"and" | b"any" | b"asc" | b"end" | b"for" | b"lun" | b"lzo" | b"new" | b"not" | b"off"
            | b"oid" | b"old" | b"raw" | b"tag" | b"top"
        ),
        4 => matches!(
            bytes,
            b"az64" | b"both" | b"case" | b"cast" | b"desc" | b"else" | b"from" | b"full" | b"gzip" | b"into"
            | b"join" | b"left" | b"like" | b"luns" | b"lzop" | b"null" | b"only" | b"open" | b"some" | b"tdes"
            | b"then" | b"true" | b"user" | b"when" | b"with"
        ),
        5 => matches!(
            bytes,
            b"array" | b"bzip2" | b"check" | b"cross" | b"delta" | b"false" | b"grant" | b"group" | b"ilike"
            | b"inner" | b"limit" | b"minus" | b"nulls" | b"order" | b"outer" | b"pivot" | b"right" | b"table"
            | b"union" | b"using" | b"where"
        ),
        6 => matches!(
            bytes,
            b"aes128" | b"aes256" | b"backup" | b"binary" | b"column" | b"create" | b"defrag" | b"enable"
            | b"encode" | b"except" | b"freeze" | b"having" | b"ignore" | b"isnull" | b"offset" | b"resort"
            | b"select" | b"system" | b"unique" | b"unnest" | b"wallet"
        ),
        7 => matches!(
            bytes,
            b"analyse" | b"analyze" | b"between" | b"collate" | b"default" | b"deflate" | b"disable" | b"encrypt"
            | b"foreign" | b"leading" | b"mostly8" | b"natural" | b"notnull" | b"offline" | b"percent" | b"placing"
            | b"primary" | b"recover" | b"respect" | b"restore" | b"similar" | b"sysdate" | b"text255" | b"text32k"
            | b"unpivot" | b"verbose" | b"without"
        ),
        8 => matches!(
            bytes,
            b"bytedict" | b"delta32k" | b"distinct" | b"explicit" | b"identity" | b"interval" | b"mostly16"
            | b"mostly32" | b"overlaps" | b"parallel" | b"snapshot" | b"trailing"
        ),
        9 => matches!(
            bytes,
            b"initially" | b"intersect" | b"localtime" | b"partition" | b"readratio" | b"rejectlog" | b"timestamp"
        ),
        10 => matches!(bytes, b"constraint" | b"deferrable" | b"encryption" | b"references"),
        11 => matches!(bytes, b"credentials" | b"emptyasnull" | b"permissions"),
        12 => matches!(bytes, b"blanksasnull" | b"current_date" | b"current_time" | b"current_user" | b"session_user"),
        13 => matches!(bytes, b"authorization" | b"globaldict256" | b"globaldict64k"),
        14 => matches!(bytes, b"allowoverwrite" | b"localtimestamp"),
        15 => matches!(bytes, b"current_user_id" | b"truncatecolumns"),
        17 => matches!(bytes, b"current_timestamp"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn names_stay_bare_unless_they_must_be_quoted() {
        assert_eq!(quoted("users"), "users");
        assert_eq!(quoted("time"), "time");
        assert_eq!(quoted("user"), "\"user\"");
        assert_eq!(quoted("language"), "\"language\"");
        assert_eq!(quoted("7th"), "\"7th\"");
        assert_eq!(quoted("a\"b"), "\"a\"\"b\"");
    }
}
