//! What to do about an error.

use super::{Error, Failure};
use crate::cluster::error::CloudError;

impl Error {
    /// What the reader can do.
    pub(crate) fn hint(&self) -> Option<String> {
        let text = match self {
            Self::ConfigFile { .. } => "pass `--config FILE` with a file that exists".to_owned(),
            Self::NoPassword { name } => {
                format!("run `read -rs {name}; export {name}` first, or drop `--password-env`")
            }
            Self::Cloud(error) => return error.hint(),
            Self::ServeCluster => "add `--target local`".to_owned(),
            Self::NotSet { name } => of_unset(name),
            Self::NoHost(source) => beside("pass `--host`", source),
            Self::NoPasswordAnywhere(source) => {
                beside("set SPARKIFY_CLUSTER_PASSWORD, or name a variable with `--password-env`", source)
            }
            Self::NoEndpoint { .. } => "`sparkify status --watch` says when it is ready".to_owned(),
            Self::NoManagedPassword { .. } => {
                "set SPARKIFY_CLUSTER_PASSWORD, or pass `--auth iam` for temporary credentials".to_owned()
            }
            Self::NoSecret { .. } => "pass `--auth iam`, or set SPARKIFY_CLUSTER_PASSWORD".to_owned(),
            Self::NotOnS3 { flag, given } => format!(
                "upload it (`aws s3 sync {given} s3://BUCKET/PREFIX/`) and pass `{flag} s3://BUCKET/PREFIX/`"
            ),
            Self::NoJsonPaths => {
                "upload the document that `sparkify simulate` writes, log_json_path.json, and \
                                  pass its `s3://` URL"
                    .to_owned()
            }
            Self::Refused(refusal) => return refusal.hint(),
            Self::Known { known, .. } => known.hint().to_owned(),
            Self::UnknownOutcome { mark, .. } => format!(
                "once the cluster answers, ask `sparkify query --target cluster \"SELECT loaded_at FROM sparkify_loads WHERE \
                 load_id = '{mark}'\"`: a row means the load is there, no row that the warehouse is as it was"
            ),
            Self::HalfSource { missing, .. } => {
                format!("add `{missing} DIR`, or leave out both to load generated sample data")
            }
            Self::Mount { .. } => "for example `--s3 s3://udacity-dend=data`".to_owned(),
            Self::NoWarehouse { .. } => {
                "`sparkify run` makes one; `--warehouse FILE` names another".to_owned()
            }
            Self::NoSuchName { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
            Self::NoSuchName { .. } => "`sparkify sql` lists every name".to_owned(),
            Self::ManyStatements => "run them one by one; psql on `sparkify serve` takes scripts".to_owned(),
            Self::NoStatement => "pass it in quotes: `sparkify query 'SELECT 1'`".to_owned(),
            Self::NoFolder { .. } => "check the path; it is looked up from the current folder".to_owned(),
            Self::NotAFolder { .. } => "name the folder the file is in".to_owned(),
            Self::EmptyFolder { .. } => "name the folder that holds the JSON files, at any depth".to_owned(),
            Self::Unreadable { .. } => "make it readable: `chmod u+rX`".to_owned(),
            Self::Jsonpaths { hint, .. } => hint.clone(),
            Self::BadInput { hint, failure, .. } => {
                return hint.clone().or_else(|| failure.hint.clone());
            }
            Self::Simulate(error) => error.hint().to_owned(),
            Self::Port { .. } => "choose another one, or `--port 0` for a free one".to_owned(),
            Self::Certificate { .. } => {
                "give the server's certificate, then those of its issuers, and the key of the first, as PEM"
                    .to_owned()
            }
            Self::ClearPassword => "add `--tls-cert FILE --tls-key FILE`".to_owned(),
            Self::CreateFolder { .. } => "name another file with `--warehouse`".to_owned(),
            Self::Sql { failure, .. } | Self::Statement { failure, .. } => {
                return of_statement(failure);
            }
            _ => return None,
        };
        Some(text)
    }
}

fn of_statement(failure: &Failure) -> Option<String> {
    if let Some(hint) = &failure.hint {
        return Some(hint.clone());
    }
    match failure.code.as_deref()? {
        "42P01" => Some(
            "`sparkify run` creates and loads the tables; `sparkify query 'SELECT DISTINCT tablename FROM \
             pg_table_def'` lists them"
                .to_owned(),
        ),
        "42703" => Some("`sparkify sql <table>/create_table` shows the columns of a table".to_owned()),
        _ => None,
    }
}

fn of_unset(name: &str) -> String {
    let flag = name.strip_prefix("cluster.").unwrap_or(name);
    let variable = format!("SPARKIFY_{}", name.replace('.', "_").to_uppercase());
    if flag == "password" {
        format!("set {variable}, or name a variable with `--password-env`; it is never an argument")
    } else {
        format!("pass `--{flag}`, set {variable}, or write it into dwh.cfg or sparkify.toml")
    }
}

/// What to do here, or what to do about AWS.
fn beside(here: &str, source: &CloudError) -> String {
    source.hint().map_or_else(|| here.to_owned(), |hint| format!("{here}; or for AWS: {hint}"))
}
