//! Rules of WITH and FROM.

use super::{Judge, expressions::shown};
use crate::{
    expr::Order,
    identifier,
    query::{
        Mistake,
        rows::With,
        source::{Join, Source},
    },
};

/// Names are plain and used once, and each query of WITH is right and reads earlier ones only.
pub(crate) fn with(ctes: &[With]) -> Result<(), Mistake> {
    for (i, with) in ctes.iter().enumerate() {
        one_of_with(with, &ctes[..i], &ctes[i..]).map_err(|mistake| mistake.at(Some(with.at)))?;
    }
    Ok(())
}

fn one_of_with(with: &With, earlier: &[With], later: &[With]) -> Result<(), Mistake> {
    let name = with.name;
    plain(name, "the name")?;
    if earlier.iter().any(|other| other.name == name) {
        return Err(format!("the name `{name}` is used twice in WITH").into());
    }
    let reads = match &with.judged {
        Ok(reads) => reads,
        Err(mistake) => return Err(mistake.clone().within(format!("in `{name}` of WITH: "))),
    };
    if let Some(other) = reads.iter().find(|read| later.iter().any(|with| with.name == **read)) {
        return Err(format!("`{name}` of WITH reads `{other}`, which is not before it").into());
    }
    Ok(())
}

impl Judge<'_> {
    /// Aliases are plain and used once, `from` comes first, and each join is one that Redshift runs.
    pub(super) fn sources(self) -> Result<(), Mistake> {
        for (i, source) in self.query.sources.iter().enumerate() {
            self.source(i, source).map_err(|mistake| mistake.at(Some(source.at)))?;
        }
        if self.query.sources.is_empty() {
            return Err("the query reads no table; call `from`".into());
        }
        Ok(())
    }

    /// The rules of the source at that place.
    fn source(self, place: usize, source: &Source) -> Result<(), Mistake> {
        let (before, alias) = (&self.query.sources[..place], source.alias);
        let mut seen: Vec<&str> = before.iter().flat_map(Source::names).collect();
        for name in source.names() {
            plain(name, "the alias")?;
            if seen.contains(&name) {
                return Err(format!("the alias `{name}` is used twice").into());
            }
            seen.push(name);
        }
        let is_from = match &source.join {
            Join::From => true,
            // A subquery may read an array of the query around it.
            Join::Unnest(unnest) => place == 0 && self.in_expression && unnest.follows_comma(),
            _ => false,
        };
        if is_from != (place == 0) {
            return Err(if is_from {
                format!("`from` is called twice, for `{}` and `{alias}`; join the second table", seen[0])
                    .into()
            } else {
                format!("`{alias}` is joined before `from` is called").into()
            });
        }
        if let Some(mistake) = &source.relation.mistake {
            return Err(mistake.clone().within(format!("in the subquery `{alias}`: ")));
        }
        if source.relation.is_turned && !matches!(source.join, Join::From) {
            return Err(format!(
                    "{} `{alias}` is joined, and Redshift does not say what it would turn then; read it by `from_rows` in a \
                     `Select`, and join that",
                    source.relation.label
                )
                .into());
        }
        self.unnests(place, source)?;
        let kind = match &source.join {
            Join::Lookup(tie_break) => {
                self.tie_break(alias, tie_break)?;
                "lookup"
            }
            Join::Full => "full join",
            _ => return Ok(()),
        };
        if matches!(source.join, Join::Full) && source.on.as_ref().is_some_and(|on| on.facts.navigates) {
            return Err(
                format!("the full join of `{alias}` goes into a SUPER, which Redshift does not run").into()
            );
        }
        if source.equal_keys().is_none() {
            return Err(format!(
                    "the {kind} of {} has to be equalities joined by `and`, each between `{alias}` and the tables \
                     before it",
                    source.relation.label
                )
                .into());
        }
        Ok(())
    }
}

impl Judge<'_> {
    /// The matches of a lookup are ordered inside of it, where nothing else is.
    fn tie_break(self, alias: &str, tie_break: &[Order]) -> Result<(), Mistake> {
        for Order { by, .. } in tie_break {
            let place = format!("the tie break of `{alias}`");
            self.row_level(&by.facts, &place)?;
            if let Some(other) = by.facts.columns().find(|column| column.alias != alias) {
                let text = format!("{place} uses {}; it has to be made of `{alias}` alone", shown(other));
                return Err(Mistake::from(text).at(other.at));
            }
        }
        Ok(())
    }
}

fn plain(name: &str, what: &str) -> Result<(), Mistake> {
    if identifier::is_reserved(name) {
        return Err(format!("{what} `{name}` is a reserved word of Redshift; take another").into());
    }
    if identifier::must_be_quoted(name) {
        return Err(
            format!("{what} `{name}` is not a plain name; use lower-case letters, digits and `_`").into()
        );
    }
    Ok(())
}
