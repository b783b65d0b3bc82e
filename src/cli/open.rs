//! Opens what a command needs.

use std::collections::BTreeSet;

use super::{Context, Failure, print};
use crate::{
    app::{self, App, AppError, Loading, MailRoute},
    config::{Config, Proof, Tls, TransportConfig},
    diag::{Advice, Advised},
    mail::{
        FileTransport, Fleet, Transport,
        smtp::{Deadlines, Encryption, Login, Secret, SmtpSettings, SmtpTransport, machine_name},
    },
    model::WorkflowId,
    render::TemplateFinding,
    store::Store,
};

/// Opens the configuration, the database and the templates.
pub(super) fn app(context: &Context) -> Result<App, Failure> {
    let config = Config::load(&context.config)?;
    app::refuse_lost(&config)?;
    keys(context, &config)?;
    let mut app = App::open(config)?;
    app.store.quick_check(context.clock.now()).map_err(AppError::from)?;
    warn_of_mended(&app);
    warn_of_templates(&app.laid_aside);
    Ok(app)
}

/// Opens the configuration and the database for reading.
pub(super) fn to_look(context: &Context) -> Result<App, Failure> {
    let config = Config::load(&context.config)?;
    if let Err(lost) = app::refuse_lost(&config) {
        lost.advice().into_iter().for_each(print::warning);
    }
    let app = App::open_to_look(config)?;
    warn_of_mended(&app);
    warn_of_templates(&app.laid_aside);
    Ok(app)
}

/// Makes the keys of links if the database is about to be made, and mends them as [`mend_keys`] does.
pub(super) fn keys(context: &Context, config: &Config) -> Result<(), Failure> {
    app::make_keys_with_database(config, context.clock.now())?;
    mend_keys(config);
    Ok(())
}

/// Says on standard error if others could read the keys of links until now, and what to do if they did.
pub(super) fn mend_keys(config: &Config) {
    if let Some(path) = app::mend_keys(&config.database) {
        print::warning(Advice::new(
            format!("`{}` could be read by others than its owner; now it cannot any more", path.display()),
            "whoever did read it can answer in everybody's name; if that may be, run `concerted key rotate` and delete the \
             line of the old key, whose links are dead then",
        ));
    }
}

/// Reports on standard error which files everybody could read until now.
pub(super) fn warn_of_mended(app: &App) {
    for path in app.store.mended() {
        print::warning(format!("`{}` could be read by others than its owner; now it cannot any more", path.display()));
    }
}

/// Reports on standard error which templates are not used.
pub(super) fn warn_of_templates(faults: &[TemplateFinding]) {
    let files: BTreeSet<_> = faults.iter().map(|fault| &fault.template).collect();
    if !files.is_empty() {
        let what = format!(
            "{} not used, because of {}: {}",
            if files.len() == 1 { "a template is" } else { "templates are" },
            print::counted(faults.len(), "fault"),
            files.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
        );
        print::warning(Advice::new(what, "`concerted check` shows what is wrong"));
    }
}

/// Opens everything for reading. What is in force stays in force, and nothing is written.
pub(super) fn looking(context: &Context) -> Result<(App, Loading), Failure> {
    let mut app = to_look(context)?;
    let folder = app.config.workflows.clone();
    let loading = app::look(&mut app.store, &folder, context.clock.now())?;
    Ok((app, loading))
}

/// Like [`looking`], for one workflow. Others are compiled only if what is in force may depend on them.
pub(super) fn looking_at(context: &Context, workflow: &WorkflowId) -> Result<(App, Loading), Failure> {
    let mut app = to_look(context)?;
    let folder = app.config.workflows.clone();
    let loading = match app::untouched(&mut app.store, &folder, workflow)? {
        Some(loading) => loading,
        None => app::look(&mut app.store, &folder, context.clock.now())?,
    };
    Ok((app, loading))
}

/// Opens everything for writing to the journal or the outbox. If there is no database, there is nothing to write to:
/// none is created, and the command says what is missing.
pub(super) fn writing(context: &Context) -> Result<(App, Loading), Failure> {
    let config = Config::load(&context.config)?;
    app::refuse_lost(&config)?;
    let mut app = if Store::is_unused(&config.database) { to_look(context)? } else { self::app(context)? };
    let folder = app.config.workflows.clone();
    let loading = app::look(&mut app.store, &folder, context.clock.now())?;
    Ok((app, loading))
}

/// Like [`writing`], for one workflow in force, without reading any files. If there is none of that name, all of them
/// are loaded, so that the error can list the known names.
pub(super) fn writing_of(context: &Context, workflow: &WorkflowId) -> Result<(App, Loading), Failure> {
    let config = Config::load(&context.config)?;
    app::refuse_lost(&config)?;
    if !Store::is_unused(&config.database) {
        let mut app = self::app(context)?;
        if let Some(loading) = app::in_force(&mut app.store, workflow)? {
            return Ok((app, loading));
        }
    }
    writing(context)
}

/// The name with which this machine greets mail servers: the configured one, or its own. `None` if it has no fully
/// qualified name; then its address is used.
pub(super) fn own_name(config: &Config) -> Option<String> {
    config.mail.hello.clone().or_else(machine_name)
}

/// The configured mail transport, once for each connection.
pub(super) fn transport(config: &Config) -> Result<Fleet<Transport>, Failure> {
    match mail_route(config) {
        MailRoute::Folder(directory) => Ok(Fleet::new(vec![Transport::File(FileTransport::new(directory))])),
        MailRoute::Server(settings) => {
            let first = SmtpTransport::new(*settings).map_err(|error| Failure::refused(error.to_string()))?;
            let others: Vec<_> = (1..config.mail.connections).map(|_| first.another()).collect();
            let all = std::iter::once(first).chain(others);
            Ok(Fleet::new(all.map(|one| Transport::Smtp(Box::new(one))).collect()))
        }
    }
}

/// The configured route of mails: which folder, or which server, how and as whom.
pub(super) fn mail_route(config: &Config) -> MailRoute {
    let (host, port, tls, authorities, credentials) = match &config.mail.transport {
        TransportConfig::File { directory } => return MailRoute::Folder(directory.clone()),
        TransportConfig::Smtp { host, port, tls, authorities, credentials } => {
            (host, *port, *tls, authorities, credentials.as_ref())
        }
    };
    MailRoute::Server(Box::new(SmtpSettings {
        host: host.clone(),
        port,
        encryption: match tls {
            Tls::None => Encryption::None,
            Tls::Starttls => Encryption::StartTls,
            Tls::Implicit => Encryption::Tls,
        },
        login: credentials.map(|given| Login {
            user: given.user.clone(),
            secret: match &given.proof {
                Proof::Password(password) => Secret::Password(password.clone()),
                Proof::TokenCommand(command) => Secret::TokenCommand(command.clone()),
            },
        }),
        hello: own_name(config),
        root_certificates: authorities.clone(),
        deadlines: Deadlines::default(),
    }))
}
