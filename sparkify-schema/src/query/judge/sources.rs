//! Rules of WITH and FROM.

use super::Judge;
use crate::{
    expr::Order,
    identifier,
    query::{rows::With, source::Join},
};

/// Names are plain and used once, and each query of WITH is right and reads earlier ones only.
pub(crate) fn with(ctes: &[With]) -> Result<(), String> {
    for (i, with) in ctes.iter().enumerate() {
        let name = with.name;
        plain(name, "the name")?;
        let earlier = &ctes[..i];
        if earlier.iter().any(|other| other.name == name) {
            return Err(format!("the name `{name}` is used twice in WITH"));
        }
        let reads = match &with.judged {
            Ok(reads) => reads,
            Err(mistake) => return Err(format!("in `{name}` of WITH: {mistake}")),
        };
        let later = &ctes[i..];
        if let Some(other) = reads.iter().find(|read| later.iter().any(|with| with.name == **read)) {
            return Err(format!("`{name}` of WITH reads `{other}`, which is not before it"));
        }
    }
    Ok(())
}

impl Judge<'_> {
    /// Aliases are plain and used once, `from` comes first, and each join is one that Redshift runs.
    pub(super) fn sources(self) -> Result<(), String> {
        let mut seen: Vec<&str> = Vec::new();
        for (i, source) in self.query.sources.iter().enumerate() {
            let alias = source.alias;
            for name in source.names() {
                plain(name, "the alias")?;
                if seen.contains(&name) {
                    return Err(format!("the alias `{name}` is used twice"));
                }
                seen.push(name);
            }
            let is_from = match &source.join {
                Join::From => true,
                // A subquery may read an array of the query around it.
                Join::Unnest(unnest) => i == 0 && self.in_expression && unnest.follows_comma(),
                _ => false,
            };
            if is_from != (i == 0) {
                return Err(if is_from {
                    format!("`from` is called twice, for `{}` and `{alias}`; join the second table", seen[0])
                } else {
                    format!("`{alias}` is joined before `from` is called")
                });
            }
            if let Some(mistake) = &source.relation.mistake {
                return Err(format!("in the subquery `{alias}`: {mistake}"));
            }
            if source.relation.is_turned && !matches!(source.join, Join::From) {
                return Err(format!(
                    "{} `{alias}` is joined, and Redshift does not say what it would turn then; read it by `from_rows` in a \
                     `Select`, and join that",
                    source.relation.label
                ));
            }
            self.unnests(i, source)?;
            let kind = match &source.join {
                Join::Lookup(tie_break) => {
                    self.tie_break(alias, tie_break)?;
                    "lookup"
                }
                Join::Full => "full join",
                _ => continue,
            };
            if matches!(source.join, Join::Full) && source.on.as_ref().is_some_and(|on| on.facts.navigates) {
                return Err(format!(
                    "the full join of `{alias}` goes into a SUPER, which Redshift does not run"
                ));
            }
            if source.equal_keys().is_none() {
                return Err(format!(
                    "the {kind} of {} has to be equalities joined by `and`, each between `{alias}` and the tables \
                     before it",
                    source.relation.label
                ));
            }
        }
        if seen.is_empty() { Err("the query reads no table; call `from`".to_owned()) } else { Ok(()) }
    }
}

impl Judge<'_> {
    /// The matches of a lookup are ordered inside of it, where nothing else is.
    fn tie_break(self, alias: &str, tie_break: &[Order]) -> Result<(), String> {
        for Order { by, .. } in tie_break {
            let place = format!("the tie break of `{alias}`");
            self.row_level(&by.facts, &place)?;
            if let Some((other, column)) = by.facts.columns().find(|(other, _)| *other != alias) {
                return Err(format!("{place} uses `{other}.{column}`; it has to be made of `{alias}` alone"));
            }
        }
        Ok(())
    }
}

fn plain(name: &str, what: &str) -> Result<(), String> {
    if identifier::is_reserved(name) {
        return Err(format!("{what} `{name}` is a reserved word of Redshift; take another"));
    }
    if identifier::must_be_quoted(name) {
        return Err(format!("{what} `{name}` is not a plain name; use lower-case letters, digits and `_`"));
    }
    Ok(())
}
