//! Finds statements by what a user calls them.

use sparkify_schema::StatementName;

use crate::config::nearest::nearest;
use crate::error::Error;

/// The items whose name, table or statement is one of `names`; all when none is named.
pub(crate) fn select<T>(
    what: &'static str,
    items: Vec<T>,
    name_of: impl Fn(&T) -> &StatementName,
    names: &[String],
) -> Result<Vec<T>, Error> {
    for name in names {
        if !items.iter().any(|item| is_called(name_of(item), name)) {
            let known = items.iter().flat_map(|item| {
                let known = name_of(item);
                [known.to_string(), known.table.to_owned(), known.statement.clone()]
            });
            return Err(Error::NoSuchName { what, name: name.clone(), nearest: nearest(name, known) });
        }
    }
    let wanted = |item: &T| names.is_empty() || names.iter().any(|name| is_called(name_of(item), name));
    Ok(items.into_iter().filter(wanted).collect())
}

fn is_called(name: &StatementName, called: &str) -> bool {
    called == name.table || called == name.statement || called == name.to_string()
}
