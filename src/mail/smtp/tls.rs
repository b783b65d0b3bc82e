//! How a connection is protected: whom we trust, and the handshake.

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

/// TLS to one server: its certificate must be for its name, from somebody whom the system or the settings trust.
#[derive(Clone)]
pub(super) struct Tls {
    connector: TlsConnector,
    name: ServerName<'static>,
}

impl Tls {
    /// What is needed for the server of `settings`.
    pub(super) fn new(settings: &SmtpSettings) -> Result<Self, SmtpError> {
        let cannot = |why: String| SmtpError::Certificates { host: settings.host.clone(), why };
        let name = ServerName::try_from(settings.host.clone()).map_err(|_| SmtpError::Host(settings.host.clone()))?;
        let mut roots = RootCertStore::empty();
        // What the system holds and we cannot read is of no use to anybody; without any the handshake says so.
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

    /// Protects a connection.
    pub(super) async fn handshake(&self, stream: TcpStream) -> io::Result<TlsStream<TcpStream>> {
        self.connector.connect(self.name.clone(), stream).await
    }
}
