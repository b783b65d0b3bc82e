//! Workflows that nobody wrote: whatever is valid compiles, and its rehearsal ends.

use std::fmt::Write as _;

use concerted::{
    app::rehearse::{Answers, Scene, Script, Watcher, rehearse},
    definition,
    diag::{Severity, Sources},
};
use proptest::prelude::{Strategy, any, prop, proptest};

use crate::world::{World, workflow};

const ZONES: [&str; 6] =
    ["Asia/Baku", "Europe/Paris", "America/New_York", "Africa/Casablanca", "Pacific/Apia", "Asia/Riyadh"];
const KINDS: [&str; 4] = ["host_government", "intergovernmental_organization", "civil_society", "artists"];
const LANGUAGES: [&str; 6] = ["en", "fr", "es", "ru", "az", "ar"];
const RULES: [&str; 5] = ["all", "any", "lead", "1 contributors", "1/2 of contributors"];

#[derive(Clone, Debug)]
struct Partner {
    zone: usize,
    kind: usize,
    language: usize,
    calendar: bool,
    address: bool,
    head: bool,
}

#[derive(Clone, Debug)]
struct Task {
    lead: usize,
    with: Vec<usize>,
    /// Days before the opening day; tasks are sorted by it, so that needs point to earlier ones.
    before: i32,
    window: u32,
    needs: Vec<usize>,
    rule: usize,
    fixed: bool,
    fanned: bool,
}

fn partner() -> impl Strategy<Value = Partner> {
    (0..ZONES.len(), 0..KINDS.len(), 0..LANGUAGES.len(), any::<bool>(), prop::bool::weighted(0.85), any::<bool>())
        .prop_map(|(zone, kind, language, calendar, address, head)| Partner {
            zone,
            kind,
            language,
            calendar,
            address,
            head,
        })
}

fn task() -> impl Strategy<Value = Task> {
    let needs = prop::collection::vec(0..30_usize, 0..3);
    let with = prop::collection::vec(0..8_usize, 0..4);
    let flags = (prop::bool::weighted(0.1), prop::bool::weighted(0.1));
    (0..8_usize, with, -60..420_i32, 1..12_u32, needs, 0..RULES.len(), flags).prop_map(
        |(lead, with, before, window, needs, rule, (fixed, fanned))| Task {
            lead,
            with,
            before,
            window,
            needs,
            rule,
            fixed,
            fanned,
        },
    )
}

fn definition_of(partners: &[Partner], mut tasks: Vec<Task>) -> String {
    tasks.sort_by_key(|task| std::cmp::Reverse(task.before));
    let mut text = String::from(
        "format: 1\nworkflow: generated\ntitle: A generated forum\nevent: {opens: 2027-06-02, closes: 2027-06-04}\n\
         timezone: Asia/Baku\ncoordinator: {email: secretariat@forum.example}\n\
         calendars:\n  gulf: {name: Gulf, weekend: [{days: [fri, sat]}], holidays: [{date: 2027-03-10, name: Feast, estimated: true}]}\n\
         partners:\n",
    );
    for (at, partner) in partners.iter().enumerate() {
        let address = if partner.address { format!(", email: focal@p{at}.example") } else { String::new() };
        let head = if partner.head {
            format!(", {{function: head_of_unit, email: head@p{at}.example}}")
        } else {
            String::new()
        };
        let calendar = if partner.calendar { ", calendar: gulf" } else { "" };
        let (kind, zone, language) = (KINDS[partner.kind], ZONES[partner.zone], LANGUAGES[partner.language]);
        let _ = writeln!(
            text,
            "  p{at}: {{kind: {kind}, timezone: {zone}, languages: [{language}]{calendar}, contacts: [{{function: focal_point{address}}}{head}]}}"
        );
    }
    text.push_str("tasks:\n");
    for (at, task) in tasks.iter().enumerate() {
        let of = |partner: usize| partner % partners.len();
        let lead = of(task.lead);
        let lead_word = if task.fanned { format!("each({})", KINDS[partners[lead].kind]) } else { format!("p{lead}") };
        let mut with: Vec<String> = task.with.iter().map(|partner| format!("p{}", of(*partner))).collect();
        with.sort();
        with.dedup();
        with.retain(|partner| *partner != format!("p{lead}"));
        let needs: Vec<String> = task.needs.iter().filter(|need| **need < at).map(|need| format!("t{need}")).collect();
        let mut needs: Vec<String> = needs;
        needs.sort();
        needs.dedup();
        let due = if task.before >= 0 { format!("T-{}d", task.before) } else { format!("T+{}d", -task.before) };
        let _ = writeln!(
            text,
            "  t{at}: {{title: Task {at}, lead: {lead_word}, with: [{}], due: {due}, window: {}w, needs: [{}], complete_when: {}, fixed: {}}}",
            with.join(", "),
            task.window,
            needs.join(", "),
            RULES[task.rule],
            task.fixed,
        );
    }
    text
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 40, ..Default::default() })]

    #[test]
    fn what_is_valid_compiles_and_its_rehearsal_ends(
        partners in prop::collection::vec(partner(), 1..8),
        tasks in prop::collection::vec(task(), 1..30),
        how in 0..3_usize,
    ) {
        let text = definition_of(&partners, tasks);
        let mut sources = Sources::default();
        sources.insert("generated.yaml", &text);
        let compiled = definition::compile(&sources, "generated.yaml");
        let errors: Vec<_> = compiled.diagnostics.iter().filter(|one| one.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:#?}\n{text}");
        let plan = compiled.plan.unwrap();
        let answers = [Answers::Never, Answers::OnTime, Answers::Late][how].clone();
        let script = Script { plan: &plan, diagnostics: &compiled.diagnostics, sources: &sources, answers, from: None, until: None };
        let mut seen = 0.0;
        let mut see = |scene: Scene<'_>| {
            if let Scene::Progress(part) = scene {
                assert!((0.0..=1.0).contains(&part) && part >= seen, "{part} after {seen}");
                seen = part;
            }
            Ok(())
        };
        WORLD.with(|world| {
            let rehearsal = rehearse(&world.app, &script, &mut Watcher { wants_texts: false, see: &mut see }).unwrap();
            assert!(rehearsal.ends_at >= rehearsal.begins_at);
            let mut a_day: std::collections::BTreeSet<(String, jiff::civil::Date)> = std::collections::BTreeSet::new();
            for mail in rehearsal.mails.iter().filter(|mail| !mail.is_draft && !mail.key.as_str().starts_with("report:")) {
                assert!(a_day.insert((mail.to.clone(), mail.day)), "two mails on one day: {mail:?}");
            }
        });
    }
}

thread_local! {
    /// Templates are checked once.
    static WORLD: World = World::new(&workflow("2027-06-02"), "2026-12-01T06:00:00Z");
}
