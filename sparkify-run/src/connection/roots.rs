//! The certificate authorities that are trusted: a file's, else the system's, else Mozilla's list.

use std::path::Path;

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use super::refusal::Refusal;

/// The authorities in `file` and no others, or those this machine trusts.
pub(crate) fn roots(file: Option<&Path>) -> Result<RootCertStore, Refusal> {
    match file {
        Some(path) => of_file(path),
        None => Ok(of_system()),
    }
}

fn of_file(path: &Path) -> Result<RootCertStore, Refusal> {
    let unusable = |reason: String| Refusal::Roots { path: path.to_owned(), reason };
    let pem = std::fs::read(path).map_err(|error| unusable(crate::error::in_words(&error)))?;
    authorities(&pem).map_err(unusable)
}

/// The authorities whose certificates these are, or why they are none.
pub(crate) fn authorities(pem: &[u8]) -> Result<RootCertStore, String> {
    let mut roots = RootCertStore::empty();
    for (at, certificate) in CertificateDer::pem_slice_iter(pem).enumerate() {
        let certificate = certificate.map_err(|error| error.to_string())?;
        let added = roots.add(certificate);
        added.map_err(|error| format!("certificate {} of it cannot be used: {error}", at + 1))?;
    }
    if roots.is_empty() {
        return Err("it holds no certificate in PEM form".to_owned());
    }
    Ok(roots)
}

/// Redshift's certificates come from public authorities, so either list has them
/// (<https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-transitioning-to-acm-certs.html>).
fn of_system() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    for error in &found.errors {
        tracing::debug!(%error, "a certificate of this machine is passed over");
    }
    let (added, _) = roots.add_parsable_certificates(found.certs);
    if added == 0 {
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    }
    roots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_file_somebody_is_trusted() {
        assert!(!roots(None).expect("no file to be wrong").is_empty());
    }

    #[test]
    fn a_file_that_is_no_list_of_certificates_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ca.pem");
        let missing = roots(Some(&path)).expect_err("not there").to_string();
        assert!(missing.contains("ca.pem") && missing.contains("no such file"), "{missing}");
        std::fs::write(&path, "not a certificate").expect("written");
        let empty = roots(Some(&path)).expect_err("nothing in it").to_string();
        assert!(empty.contains("no certificate"), "{empty}");
    }
}
