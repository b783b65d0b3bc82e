//! Adapter: mail. MIME by lettre, a file and an SMTP transport.
