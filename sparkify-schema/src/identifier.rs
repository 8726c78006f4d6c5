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
    is_reserved(name) || was_reserved(name) || !is_plain(name)
}

/// Whether a table and its columns may have `name` as it is: bare, whole, and not kept by Redshift for itself.
#[must_use]
pub const fn is_free(name: &str) -> bool {
    is_plain(name) && name.len() <= MAX_BYTES && !is_reserved(name) && !is_forbidden_column(name)
}

/// Words that older editions of the list have: quoting them costs nothing.
const fn was_reserved(name: &str) -> bool {
    matches!(name.as_bytes(), b"connect" | b"language" | b"start")
}

/// Whether `name` is made of lower-case letters, digits and underscores, a digit not first.
#[must_use]
pub const fn is_plain(name: &str) -> bool {
    let mut rest = name.as_bytes();
    if matches!(rest, [] | [b'0'..=b'9', ..]) {
        return false;
    }
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
#[rustfmt::skip]
pub const fn is_reserved(name: &str) -> bool {
    matches!(
        name.as_bytes(),
        b"aes128" | b"aes256" | b"all" | b"allowoverwrite" | b"analyse" | b"analyze" | b"and" | b"any" | b"array"
        | b"as" | b"asc" | b"authorization" | b"az64" | b"backup" | b"between" | b"binary" | b"blanksasnull" | b"both"
        | b"bytedict" | b"bzip2" | b"case" | b"cast" | b"check" | b"collate" | b"column" | b"constraint"
        | b"create" | b"credentials" | b"cross" | b"current_date" | b"current_time" | b"current_timestamp"
        | b"current_user" | b"current_user_id" | b"default" | b"deferrable" | b"deflate" | b"defrag" | b"delta"
        | b"delta32k" | b"desc" | b"disable" | b"distinct" | b"do" | b"else" | b"emptyasnull" | b"enable" | b"encode"
        | b"encrypt" | b"encryption" | b"end" | b"except" | b"explicit" | b"false" | b"for" | b"foreign" | b"freeze"
        | b"from" | b"full" | b"globaldict256" | b"globaldict64k" | b"grant" | b"group" | b"gzip" | b"having"
        | b"identity" | b"ignore" | b"ilike" | b"in" | b"initially" | b"inner" | b"intersect" | b"interval" | b"into"
        | b"is" | b"isnull" | b"join" | b"leading" | b"left" | b"like" | b"limit" | b"localtime"
        | b"localtimestamp" | b"lun" | b"luns" | b"lzo" | b"lzop" | b"minus" | b"mostly16" | b"mostly32" | b"mostly8"
        | b"natural" | b"new" | b"not" | b"notnull" | b"null" | b"nulls" | b"off" | b"offline" | b"offset" | b"oid"
        | b"old" | b"on" | b"only" | b"open" | b"or" | b"order" | b"outer" | b"overlaps" | b"parallel" | b"partition"
        | b"percent" | b"permissions" | b"pivot" | b"placing" | b"primary" | b"raw" | b"readratio" | b"recover"
        | b"references" | b"rejectlog" | b"resort" | b"respect" | b"restore" | b"right" | b"select" | b"session_user"
        | b"similar" | b"snapshot" | b"some" | b"sysdate" | b"system" | b"table" | b"tag" | b"tdes"
        | b"text255" | b"text32k" | b"then" | b"timestamp" | b"to" | b"top" | b"trailing" | b"true"
        | b"truncatecolumns" | b"union" | b"unique" | b"unnest" | b"unpivot" | b"user" | b"using" | b"verbose"
        | b"wallet" | b"when" | b"where" | b"with" | b"without"
    )
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
