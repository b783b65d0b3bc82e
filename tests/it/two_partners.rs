//! The smallest installation: two partners, at two domains, one of which is the coordinator's own. A server that takes nothing
//! for anybody is noticed, and nobody is condemned for it.

use concerted::{
    app,
    clock::Clock,
    mail::{Patience, SmtpTransport},
    model::MailState,
    store::{Mail, MailFilter, Snapshot},
};
use jiff::{SignedDuration, Timestamp};

use crate::{
    smtp_server::{Act, SmtpServer},
    world::{World, at},
};

const MORNING: &str = "2026-11-30T09:30:00Z";

/// Two partners with a paper each, and a coordinator at the first one's domain.
fn two_partners() -> String {
    let partner = |id: &str| {
        format!(
            "  {id}: {{kind: civil_society, name: {id}, timezone: UTC, contacts: [{{function: focal_point, \
             email: desk@{id}.example}}]}}\n  "
        )
    };
    let task = |id: &str| format!("  T-{id}: {{title: Paper of {id}, lead: {id}, due: 2026-12-18, window: 6w}}\n");
    format!(
        "format: 1\nworkflow: papers\nsymbol: PP\ntitle: Papers\nevent: {{opens: 2027-05-25}}\ntimezone: UTC\ndigest: never\n\
         coordinator: {{email: secretariat@aa.example, phone: '+1'}}\npartners:\n{}{}\ntasks:\n{}{}",
        partner("aa").trim_end_matches(' '),
        partner("bb").trim_end_matches(' '),
        task("aa"),
        task("bb")
    )
}

/// The installation from `MORNING` on, before a mail server that is scripted.
struct Life {
    world: World,
    server: SmtpServer,
    transport: SmtpTransport,
    now: Timestamp,
    /// When mail first could not leave.
    stalled_at: Option<Timestamp>,
}

impl Life {
    async fn begin() -> Self {
        let server = SmtpServer::start().await;
        let transport = SmtpTransport::new(server.settings()).unwrap();
        let world = World::new(&two_partners(), "2026-11-30T09:00:00Z");
        Self { world, server, transport, now: at(MORNING), stalled_at: None }
    }

    /// Passes whenever something is due.
    async fn live(&mut self, until: &str) {
        while self.now < at(until) {
            self.world.tick(self.now);
            let World { app, loading, .. } = &mut self.world;
            let (clock, patience) = (Clock::Fixed(self.now), Patience::endless());
            let delivered = app::deliver(app, loading, &mut self.transport, clock, patience).await.unwrap();
            if let Some(stall) = &delivered.stalled {
                self.stalled_at.get_or_insert(stall.since);
            }
            let soon = self.now + SignedDuration::from_secs(1);
            let next = app::next_wake(app, loading, self.now).unwrap().unwrap_or(at(until));
            self.now = if delivered.calls_for_a_pass() { soon } else { next.max(soon) };
        }
    }

    fn mails(&mut self) -> Vec<Mail> {
        self.world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap()
    }

    fn is_stalled(&mut self) -> bool {
        self.world.app.store.read(Snapshot::standing_stall).unwrap().is_some()
    }
}

#[tokio::test]
async fn a_server_that_takes_nothing_is_an_outage_within_the_hour_and_loses_nothing() {
    for (reply, minutes) in [
        ("550 mailbox unavailable", 60),
        ("553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", 0),
        ("450 4.7.1 <mail.forum.example>: Helo command rejected: Host not found", 0),
        ("454 4.7.1 Relay access denied", 0),
    ] {
        let mut life = Life::begin().await;
        life.server.script("RCPT", 1_000_000, Act::Say(reply));
        life.live("2026-12-07T12:00:00Z").await;
        assert!(life.is_stalled(), "{reply}: {:#?}", life.mails());
        let noticed = life.stalled_at.unwrap().duration_since(at(MORNING));
        assert!(noticed >= SignedDuration::from_mins(minutes), "{reply}: {noticed}");
        assert!(noticed <= SignedDuration::from_mins(minutes + 30), "{reply}: {noticed}");
        let all = life.mails();
        assert!(
            all.iter().all(|mail| matches!(mail.state, MailState::Queued | MailState::Withdrawn)),
            "{reply}: {all:#?}"
        );
        let now = life.now;
        let refused = life.world.app.store.read(|tx| tx.refused_addresses(now)).unwrap();
        assert!(refused.is_empty(), "{reply}: {refused:?}");

        life.server.forget();
        life.live("2026-12-09T00:00:00Z").await;
        assert!(!life.is_stalled(), "{reply}");
        let received: Vec<String> = life.server.received().into_iter().flat_map(|mail| mail.to).collect();
        for address in ["desk@aa.example", "desk@bb.example", "secretariat@aa.example"] {
            assert!(received.contains(&format!("RCPT TO:<{address}>")), "{reply}: nothing for {address}: {received:?}");
        }
        assert_eq!(life.world.app.store.examine(at("2026-12-09T00:00:00Z"), true).unwrap(), [], "{reply}");
    }
}

#[tokio::test]
async fn one_mailbox_that_is_gone_is_no_outage() {
    let mut life = Life::begin().await;
    life.server.script("RCPT TO:<desk@bb.example>", 1_000_000, Act::Say("550 mailbox unavailable"));
    life.live("2026-12-07T12:00:00Z").await;
    assert_eq!((life.stalled_at, life.is_stalled()), (None, false));
    let refused = life.world.app.store.read(|tx| tx.refused_addresses(at("2026-12-07T12:00:00Z"))).unwrap();
    assert_eq!(refused.keys().collect::<Vec<_>>(), ["desk@bb.example"]);
}

#[tokio::test]
async fn a_server_that_greylists_is_no_outage() {
    let mut life = Life::begin().await;
    for step in ["RCPT TO:<desk@aa.example>", "RCPT TO:<desk@bb.example>"] {
        life.server.script(step, 3, Act::Say("451 4.7.1 Greylisting in action, please come back in 00:05:00"));
    }
    life.live("2026-12-01T12:00:00Z").await;
    assert_eq!(life.stalled_at, None);
    let is_sent = |mail: &Mail| mail.state == MailState::Sent;
    assert_eq!(life.mails().iter().filter(|mail| mail.partner.is_some() && is_sent(mail)).count(), 2);
}
