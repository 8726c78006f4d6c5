//! `sparkify lint`: what is probably not meant, and what is allowed of it.

use sparkify_model as model;
use sparkify_schema::Lint;

use crate::cli::LintArgs;
use crate::config::Config;
use crate::error::Error;
use crate::exit::Exit;
use crate::ui::Ui;
use crate::{source, statement};

pub(crate) fn run(config: &Config, args: &LintArgs, ui: &mut Ui) -> Result<Exit, Error> {
    let statements = model::statements(&source::named(config)?).map_err(Error::Model)?;
    let statements = statement::select("statement or table", statements, |s| &s.name, &args.names)?;
    let lints: Vec<Lint> = statements.into_iter().flat_map(|statement| statement.lints).collect();
    ui.lints(&lints)?;
    Ok(exit(&lints))
}

fn exit(lints: &[Lint]) -> Exit {
    if lints.iter().all(|lint| lint.allowed.is_some()) { Exit::Done } else { Exit::LintsRemain }
}

#[cfg(test)]
mod tests {
    use super::{Exit, Lint, exit};
    use sparkify_schema::LintName;

    #[test]
    fn a_lint_that_nobody_allowed_is_the_exit_code() {
        let lint = |allowed| Lint {
            name: LintName::FactWithoutASortKey,
            place: "songplays".to_owned(),
            message: "m".to_owned(),
            hint: "h".to_owned(),
            allowed,
        };
        assert_eq!(exit(&[]), Exit::Done);
        assert_eq!(exit(&[lint(Some("small"))]), Exit::Done);
        assert_eq!(exit(&[lint(Some("small")), lint(None)]), Exit::LintsRemain);
        assert_eq!(Exit::LintsRemain.code(), 1);
    }
}
