//! How a connection is encrypted: whom we trust, and the handshake.

use std::{io, sync::Arc};

use tokio::net::TcpStream;
use tokio_rustls::{
    TlsConnector,
    client::TlsStream,
    rustls::{
        ClientConfig, RootCertStore, crypto,
        pki_types::{CertificateDer, ServerName, pem::PemObject},
    },
};

use super::settings::{SmtpError, SmtpSettings};

/// TLS to one server, whose certificate must be for its name and issued by an authority that the system or the settings
/// trust.
#[derive(Clone)]
pub(super) struct Tls {
    connector: TlsConnector,
    name: ServerName<'static>,
}

impl Tls {
    /// The TLS configuration for the server of `settings`.
    pub(super) fn new(settings: &SmtpSettings) -> Result<Self, SmtpError> {
        let cannot = |why: String| SmtpError::Certificates { host: settings.host.clone(), why };
        let name = ServerName::try_from(settings.host.clone()).map_err(|_| SmtpError::Host(settings.host.clone()))?;
        let mut roots = RootCertStore::empty();
        // System certificates that cannot be parsed are useless anyway; if there are none at all, the handshake will
        // report it.
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        let own = CertificateDer::pem_slice_iter(&settings.root_certificates).collect::<Result<Vec<_>, _>>();
        let own = own.map_err(|error| cannot(error.to_string()))?;
        if own.is_empty() && !settings.root_certificates.is_empty() {
            return Err(cannot("there is none in the file".to_owned()));
        }
        for certificate in own {
            roots.add(certificate).map_err(|error| cannot(error.to_string()))?;
        }
        let config = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| cannot(error.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self { connector: TlsConnector::from(Arc::new(config)), name })
    }

    /// Encrypts a connection.
    pub(super) async fn handshake(&self, stream: TcpStream) -> io::Result<TlsStream<TcpStream>> {
        self.connector.connect(self.name.clone(), stream).await
    }
}
