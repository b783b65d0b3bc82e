//! Partners: what each of them leads, contributes, has delivered and still owes.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    concertation::{self, Concertation},
    heat_map::{self, HeatMap},
    punctuality::{self, Punctuality},
    response_time::{self, ResponseTime},
    tasks::overdue_parts,
};
use crate::{
    engine::Unheard,
    model::PartnerId,
    plan::{Partner, PartnerKind},
    report::{
        measure::{
            requests::{Requests, requests},
            standing::{Part, PartState, Standing},
        },
        words::{
            value::{Badge, Share},
            writer::{Writer, count, text},
        },
    },
};

/// The section on partners and concerted action.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PartnersSection {
    /// What this page says, as its heading.
    pub heading: String,
    /// One row for each partner, in the order of the definition.
    pub rows: Vec<PartnerRow>,
    /// Of what fell due, tasks led and contributions, what came in time, over all partners.
    pub response: Share,
    /// What came late, over all partners.
    pub late: usize,
    /// What fell due and did not come at all, over all partners.
    pub missing: usize,
    /// The share in time with what came late and what is missing, in words.
    pub response_text: String,
    /// Open and overdue parts by partner and workstream.
    pub heat_map: HeatMap,
    /// Who acts together, and where a kind of partner is missing.
    pub concertation: Concertation,
}

/// One partner.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PartnerRow {
    /// Its id.
    pub id: PartnerId,
    /// Its acronym on the cut-off day, or its name.
    pub name: String,
    /// Its full name on the cut-off day.
    pub full_name: String,
    /// What kind of organisation it is.
    pub kind: PartnerKind,
    /// The kind in words.
    pub kind_text: String,
    /// IATI organisation type code; missing if the definition gives none.
    pub iati_type: Option<u16>,
    /// Tasks it leads.
    pub led: usize,
    /// Tasks it leads that are completed.
    pub led_completed: usize,
    /// Inputs it owes to tasks of others.
    pub contributing: usize,
    /// Inputs it delivered.
    pub delivered: usize,
    /// Tasks it leads and inputs it owes that are done.
    pub completed: usize,
    /// Tasks it leads and inputs it owes that are past due.
    pub overdue: usize,
    /// Of what fell due, tasks led and contributions, what came in time.
    pub response: Share,
    /// What fell due and came late.
    pub late: usize,
    /// What fell due and did not come at all.
    pub missing: usize,
    /// What is late and what is missing, in words; empty if nothing is.
    pub rest_text: String,
    /// How long it takes to deliver a contribution once it was asked for it.
    pub response_time: ResponseTime,
    /// How early or late what it owed came.
    pub punctuality: Punctuality,
    /// Why it is not heard from: it is not reached, or does not answer; missing otherwise.
    pub unheard: Option<Badge>,
    /// The same with since when, or to how much it does not answer.
    pub unheard_text: Option<String>,
    /// Since when nobody of it can be written to: whoever does not answer then is not silent.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub unreached_since: Option<Date>,
    /// The same in words.
    pub unreached_text: Option<String>,
}

/// The section on partners.
pub(in crate::report) fn section(standing: &Standing<'_>, w: &Writer<'_>) -> PartnersSection {
    let mut by_partner: BTreeMap<&PartnerId, Vec<&Part<'_>>> = BTreeMap::new();
    for part in &standing.parts {
        by_partner.entry(part.partner).or_default().push(part);
    }
    let partners = standing.plan.partner_order.iter().filter_map(|id| standing.plan.partners.get(id));
    let rows: Vec<_> = partners
        .map(|partner| row(standing, w, partner, by_partner.get(&partner.id).map_or(&[][..], Vec::as_slice)))
        .collect();
    let all = requests(standing, &standing.parts);
    let response = w.share(all.n, all.of);
    PartnersSection {
        heading: heading(standing, w, &rows),
        response_text: with_rest(w, &response, all),
        response,
        late: all.late,
        missing: all.missing(),
        heat_map: heat_map::count(standing, w),
        concertation: concertation::section(standing, w),
        rows,
    }
}

fn row(standing: &Standing<'_>, w: &Writer<'_>, partner: &Partner, parts: &[&Part<'_>]) -> PartnerRow {
    let number = |of: &dyn Fn(&Part<'_>) -> bool| parts.iter().filter(|part| of(part)).count();
    let is_done = |part: &Part<'_>| part.state == PartState::Delivered;
    let led_completed =
        number(&|part| part.leads && standing.state.task(&part.task.id).state == crate::model::TaskState::Completed);
    let delivered = number(&|part| !part.leads && is_done(part));
    let requests = requests(standing, parts.iter().copied());
    let unheard = standing.unheard.get(&partner.id).copied();
    let unreached_since = match unheard {
        Some(Unheard::NotReached { since }) => Some(partner.timezone.to_datetime(since).date()),
        Some(Unheard::Silent { .. }) | None => None,
    };
    let unreached_text = unreached_since.map(|since| w.say("report-unreached", &[("date", text(w.day(since).text))]));
    let silent_text = match unheard {
        Some(Unheard::Silent { parts }) => Some(w.say("report-silent", &[("n", count(parts))])),
        Some(Unheard::NotReached { .. }) | None => None,
    };
    PartnerRow {
        id: partner.id.clone(),
        name: w.partner(&partner.id),
        full_name: w.pick(&partner.name_on(standing.cut_off).name),
        kind: partner.kind,
        kind_text: w.word("kind", partner.kind.as_str()),
        iati_type: partner.iati_type,
        led: number(&|part| part.leads),
        led_completed,
        contributing: number(&|part| !part.leads),
        delivered,
        completed: led_completed + delivered,
        overdue: number(&|part| part.state == PartState::Overdue),
        response: w.share(requests.n, requests.of),
        late: requests.late,
        missing: requests.missing(),
        rest_text: rest_text(w, requests),
        response_time: response_time::of(w, parts),
        punctuality: punctuality::of(w, parts),
        unheard: unheard.map(|unheard| w.unheard(unheard)),
        unheard_text: unreached_text.clone().or(silent_text),
        unreached_text,
        unreached_since,
    }
}

/// `48 of 55 (87%), 3 late, 4 missing`.
fn with_rest(w: &Writer<'_>, share: &Share, requests: Requests) -> String {
    let rest = rest_text(w, requests);
    let args = [("share", text(share.text.as_str())), ("rest", text(rest.as_str()))];
    if rest.is_empty() { share.text.clone() } else { w.say("report-response-rest", &args) }
}

/// `9 late, 12 missing`. What came late was missing before: counted alone, delivering it would make the figures worse.
pub(super) fn rest_text(w: &Writer<'_>, requests: Requests) -> String {
    let parts = [("report-late", requests.late), ("report-missing", requests.missing())];
    let parts = parts.into_iter().filter(|(_, n)| *n > 0);
    let parts: Vec<String> = parts.map(|(id, n)| w.say(id, &[("n", count(n))])).collect();
    parts.join(&w.say("report-comma", &[]))
}

/// The heading names the partner with the most overdue parts.
fn heading(standing: &Standing<'_>, w: &Writer<'_>, rows: &[PartnerRow]) -> String {
    let behind: Vec<_> = rows.iter().filter(|row| row.overdue > 0).collect();
    let most = behind.iter().map(|row| row.overdue).max().unwrap_or(0);
    let worst: Vec<_> = behind.iter().filter(|row| row.overdue == most).collect();
    let id = match (worst.first(), worst.len(), behind.len()) {
        (None, ..) => "report-partners-well",
        (Some(_), _, 1) => "report-partners-one",
        (Some(_), 1, _) => "report-partners-most",
        (Some(_), ..) => "report-partners-even",
    };
    let args = [
        ("partner", text(worst.first().map_or("", |row| row.name.as_str()))),
        ("n", count(most)),
        ("overdue", count(overdue_parts(standing))),
        ("partners", count(behind.len())),
        ("of", count(rows.len())),
    ];
    w.say(id, &args)
}
