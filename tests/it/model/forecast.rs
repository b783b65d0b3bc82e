//! Who is told what and when, moment by moment, by the rules as they are written down.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, ToSpan, civil::Date};

use super::{
    ladder::{Footing, PEACE, Step, steps},
    letters::{Input, Letters},
    office::Office,
    reader::{Matter, Post, Reader, plain},
    scenario::{Act, Function, Scenario},
    standing::Standings,
    yaml::{SECRETARIAT, address},
};

/// A day that is so many days ahead is near.
const NEAR: i32 = 7;
/// In so many days before the event nothing waits for a quieter day.
const LAST_DAYS: i32 = 31;
/// A list calls something due soon that is due within so many days.
const SOON: i32 = 14;
/// An unchanged list is sent again after so many days.
const UNCHANGED_FOR: i32 = 28;

/// What a list says of one item.
type Line = (usize, Date, (bool, bool, bool), bool, &'static str);

/// The last list that somebody got.
#[derive(Clone, Debug)]
struct Listed {
    lines: Vec<Line>,
    is_repeated: bool,
    on: Date,
}

/// What the model says.
#[derive(Clone, Debug, Default)]
pub(super) struct Forecast {
    pub(super) posts: Vec<Post>,
    pub(super) drafts: BTreeSet<String>,
    /// The script without what would have said nothing new.
    pub(super) script: Vec<(Timestamp, Act)>,
}

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Partner(usize),
    Alternate(usize),
    Coordinator,
}

struct Course<'s> {
    scenario: &'s Scenario,
    standings: Standings,
    readers: BTreeMap<Who, Reader>,
    /// What was said, each item once.
    said: BTreeSet<String>,
    /// What each partner was reminded of, and when first.
    reminded: BTreeMap<Input, Timestamp>,
    /// What each partner knows that it owes.
    written: BTreeSet<usize>,
    lists: BTreeMap<usize, Listed>,
    /// What stood in a mail to whom owes it, asked for or not.
    listed: BTreeSet<Input>,
    telephoned: BTreeSet<Input>,
    letters: Letters,
    /// For which inputs the coordinator heard that nobody can be written to, before the day or after it.
    unreachable: BTreeSet<(Input, bool)>,
    /// Tasks that were called off and whom it was not said yet.
    called_off: BTreeSet<Input>,
    /// What an alternate was asked for in the place of the focal point, or had a copy of.
    asked_beside: BTreeSet<Input>,
    /// The same of tasks that were called off, which alternates do not know yet.
    called_off_beside: BTreeSet<Input>,
    forecast: Forecast,
}

/// Plays the scenario.
pub(super) fn forecast(scenario: &Scenario) -> Forecast {
    let mut readers = BTreeMap::from([(Who::Coordinator, Reader { enough: 1, ..Reader::new(SECRETARIAT.to_owned()) })]);
    for (number, partner) in scenario.partners.iter().enumerate() {
        if partner.functions.contains(&Function::FocalPoint) {
            readers.insert(Who::Partner(number), Reader::new(address(number, "focal_point")));
        }
        if partner.functions.contains(&Function::Alternate) {
            readers.insert(Who::Alternate(number), Reader::new(address(number, "alternate")));
        }
    }
    let mut course = Course {
        scenario,
        standings: Standings::new(scenario),
        readers,
        said: BTreeSet::new(),
        reminded: BTreeMap::new(),
        written: BTreeSet::new(),
        lists: BTreeMap::new(),
        listed: BTreeSet::new(),
        telephoned: BTreeSet::new(),
        letters: Letters::default(),
        unreachable: BTreeSet::new(),
        called_off: BTreeSet::new(),
        asked_beside: BTreeSet::new(),
        called_off_beside: BTreeSet::new(),
        forecast: Forecast::default(),
    };
    let mut script = scenario.script.clone();
    script.sort_by_key(|(at, _)| *at);
    let mut script = script.into_iter().peekable();
    for at in moments(scenario) {
        while let Some((at, act)) = script.next_if(|(said_at, _)| *said_at <= at) {
            course.act(act, at);
        }
        course.pass(at);
    }
    course.forecast
}

/// Every moment at which something can begin or leave.
fn moments(scenario: &Scenario) -> BTreeSet<Timestamp> {
    let (begins_at, ends_at) = (scenario.begins_at(), scenario.ends_at());
    let mut moments: BTreeSet<Timestamp> = scenario.script.iter().map(|(at, _)| *at).collect();
    moments.insert(begins_at);
    let offices = || scenario.partners.iter().map(|partner| &partner.office);
    for office in offices().chain([&scenario.office]) {
        let mut day = office.day_of(begins_at);
        while office.opening(day) <= ends_at {
            moments.extend(office.works_on(day).then(|| office.opening(day)));
            day = day.tomorrow().unwrap();
        }
    }
    for task in &scenario.tasks {
        moments.insert(scenario.partners[task.lead].office.at_hour(scenario.window_opens(task), 0));
    }
    if let Some(digest) = &scenario.digest {
        for office in offices() {
            moments.extend(moments.clone().iter().map(|at| office.at_hour(office.day_of(*at), digest.hour)));
        }
    }
    moments.into_iter().filter(|at| (begins_at..=ends_at).contains(at)).collect()
}

impl Course<'_> {
    fn office(&self, who: Who) -> &Office {
        match who {
            Who::Partner(number) | Who::Alternate(number) => &self.scenario.partners[number].office,
            Who::Coordinator => &self.scenario.office,
        }
    }

    fn inputs(&self) -> Vec<Input> {
        let tasks = self.scenario.tasks.iter().enumerate();
        tasks.flat_map(|(number, task)| task.obliged().map(move |partner| (number, partner))).collect()
    }

    fn act(&mut self, act: Act, at: Timestamp) {
        let owed_before: Vec<Input> = self.inputs().into_iter().filter(|input| self.owes(*input)).collect();
        if at < self.scenario.begins_at() || !self.standings.take(self.scenario, act, at) {
            return;
        }
        self.forecast.script.push((at, act));
        match act {
            Act::Cancel(task) => {
                let knows = |input: &Input| self.reminded.contains_key(input) || self.listed.contains(input);
                let told: Vec<Input> =
                    owed_before.into_iter().filter(|input| input.0 == task && knows(input)).collect();
                self.called_off_beside.extend(told.iter().filter(|input| self.asked_beside.contains(input)));
                self.called_off.extend(told);
            }
            Act::Done(..) | Act::Hold(_) | Act::Complete(_) => {}
            Act::NotDone(task, partner) => self.ask_again(|input| input == (task, partner)),
            Act::Resume(task) => {
                self.called_off.retain(|input| input.0 != task);
                self.called_off_beside.retain(|input| input.0 != task);
                self.ask_again(|input| input.0 == task);
            }
            Act::Release => self.release(at),
            Act::Withdraw => drop(self.letters.withdraw(at)),
        }
    }

    fn release(&mut self, at: Timestamp) {
        for ((partner, _), letters) in &mut self.letters.unsent {
            let leaves_at = self.scenario.partners[*partner].office.next_open(at);
            for letter in letters {
                letter.leaves_at.get_or_insert(leaves_at);
            }
        }
    }

    fn owes(&self, (task, partner): Input) -> bool {
        self.standings.0[task].owes(partner)
    }

    /// When a task can be worked on, if it can, and a partner is still reminded of its part.
    fn chased_since(&self, input: Input, at: Timestamp) -> Option<Timestamp> {
        let (task, standing) = (&self.scenario.tasks[input.0], &self.standings.0[input.0]);
        let is_owed = standing.is_open() && self.owes(input) && at < self.chased_until(input);
        self.standings.ready_at(self.scenario, task).filter(|_| is_owed)
    }

    fn chased_until(&self, (task, partner): Input) -> Timestamp {
        let due = self.scenario.due(task, partner);
        let office = &self.scenario.partners[partner].office;
        let (standing, task) = (&self.standings.0[task], &self.scenario.tasks[task]);
        if partner != task.lead && standing.is_rule_met(task) {
            office.end_of(due)
        } else if due <= self.scenario.closes {
            office.end_of(self.scenario.closes)
        } else {
            Timestamp::MAX
        }
    }

    fn footing(&self, input: Input, ready_at: Timestamp) -> Footing {
        let again_at = self.standings.0[input.0].asked_again.get(&input.1).copied().filter(|at| *at >= ready_at);
        let reminded_at = self.reminded.get(&input);
        let again_on = again_at.filter(|again_at| reminded_at.is_some_and(|at| at < again_at));
        Footing {
            due: self.scenario.due(input.0, input.1),
            asked_at: again_at.unwrap_or(ready_at),
            adopted_at: self.scenario.adopted_after.map(|_| self.scenario.begins_at()),
            again_on: again_on.map(|at| self.scenario.partners[input.1].office.day_of(at)),
        }
    }

    fn steps(&self, input: Input, ready_at: Timestamp) -> Vec<Step> {
        let rungs = &self.scenario.ladders[self.scenario.tasks[input.0].ladder];
        steps(rungs, &self.scenario.partners[input.1], &self.footing(input, ready_at))
    }

    fn pass(&mut self, at: Timestamp) {
        let mut matters: BTreeMap<Who, BTreeMap<String, Matter>> = BTreeMap::new();
        let mut letters: BTreeMap<(usize, Function), BTreeSet<(Input, String)>> =
            self.letters.unsent.keys().map(|reader| (*reader, BTreeSet::new())).collect();
        for input in self.inputs() {
            if let Some(ready_at) = self.chased_since(input, at).filter(|ready_at| *ready_at <= at) {
                let steps = self.steps(input, ready_at);
                self.remind(input, &steps, at, &mut matters);
                self.write(input, &steps, at, &mut matters, &mut letters);
                self.telephone(input, &steps, ready_at, at, &mut matters);
            }
        }
        for partner in 0..self.scenario.partners.len() {
            let who = Who::Partner(partner);
            for name in [self.take_over(partner, at), self.news(partner, at), self.list(partner, at)] {
                // Whom nobody can write to, the coordinator has to know of.
                let who = if self.readers.contains_key(&who) { who } else { Who::Coordinator };
                matters.entry(who).or_default().extend(name.map(|name| (name, pressing(at))));
            }
            let called_off = self.called_off_to_alternate(partner, at).map(|name| (name, pressing(at)));
            matters.entry(Who::Alternate(partner)).or_default().extend(called_off);
        }
        self.draft(letters, at, matters.entry(Who::Coordinator).or_default());
        if self.is_overtaken(at) {
            matters.entry(Who::Coordinator).or_default().insert("overtaken".into(), pressing(at));
        }
        self.send(matters, at);
        self.send_letters(at);
    }

    /// The latest step that is due, to whoever can be told.
    fn remind(
        &mut self,
        input: Input,
        steps: &[Step],
        at: Timestamp,
        matters: &mut BTreeMap<Who, BTreeMap<String, Matter>>,
    ) {
        let Some(step) = steps.iter().rfind(|step| !step.is_letter && step.at <= at) else { return };
        let is_first_request = step.name == "ready";
        if !(is_first_request && self.reminded.contains_key(&input)) {
            self.tell(input, step, at, matters);
        }
        if step.is_copied && self.readers.contains_key(&Who::Alternate(input.1)) {
            let name = format!("copy t{} p{} {}", input.0, input.1, part(step.days));
            let can_wait = self.is_quiet(input.1, at);
            matters
                .entry(Who::Alternate(input.1))
                .or_default()
                .insert(name, Matter { is_pressing: !can_wait, since: at });
        }
    }

    fn tell(
        &mut self,
        input: Input,
        step: &Step,
        at: Timestamp,
        matters: &mut BTreeMap<Who, BTreeMap<String, Matter>>,
    ) {
        let (task, partner) = input;
        let name = format!("t{task} p{partner} {}", step.name);
        let who = match step.to {
            Some(Function::Alternate) => Who::Alternate(partner),
            _ => Who::Partner(partner),
        };
        if step.to.is_some() {
            let ahead = (self.scenario.due(task, partner) - self.office(who).day_of(at)).get_days();
            let is_known = self.reminded.contains_key(&input);
            let can_wait = (ahead > NEAR || is_known) && self.is_quiet(partner, at);
            matters.entry(who).or_default().insert(name, Matter { is_pressing: !can_wait, since: at });
        } else {
            let is_waiting = self.readers[&Who::Coordinator].waiting.contains_key(&name);
            let is_news = !self.unreachable.contains(&(input, self.is_late(input, at)));
            if is_waiting || is_news {
                matters.entry(Who::Coordinator).or_default().insert(name, pressing(at));
            }
        }
    }

    /// True while the event is far enough away for something to wait.
    fn is_quiet(&self, partner: usize, at: Timestamp) -> bool {
        (self.scenario.opens - self.scenario.partners[partner].office.day_of(at)).get_days() > LAST_DAYS
    }

    fn is_late(&self, input: Input, at: Timestamp) -> bool {
        self.scenario.office.day_of(at) > self.scenario.due(input.0, input.1)
    }

    fn write(
        &mut self,
        input: Input,
        steps: &[Step],
        at: Timestamp,
        matters: &mut BTreeMap<Who, BTreeMap<String, Matter>>,
        letters: &mut BTreeMap<(usize, Function), BTreeSet<(Input, String)>>,
    ) {
        let partner = &self.scenario.partners[input.1];
        let Some(step) = self.letters.next(steps, input, &partner.office, at) else { return };
        match step.to {
            Some(to) => drop(letters.entry((input.1, to)).or_default().insert((input, step.name.clone()))),
            None => self.tell(input, step, at, matters),
        }
    }

    /// Everything was said and has had its days.
    fn telephone(
        &self,
        input: Input,
        steps: &[Step],
        ready_at: Timestamp,
        at: Timestamp,
        matters: &mut BTreeMap<Who, BTreeMap<String, Matter>>,
    ) {
        let office = &self.scenario.partners[input.1].office;
        let footing = self.footing(input, ready_at);
        let mut last = footing.adopted_at.map_or(footing.asked_at, |adopted| adopted.max(footing.asked_at));
        for step in steps {
            let sent_at = || self.letters.sent.get(&(input, step.name.clone())).copied();
            let over_at = if step.is_letter { sent_at() } else { Some(step.at) };
            let Some(over_at) = over_at.filter(|over_at| *over_at <= at) else { return };
            last = last.max(over_at);
        }
        let from = office.day_of(last).max(footing.due);
        let is_due = office.opening(office.workdays_from(from, PEACE)) <= at;
        if is_due && self.readers.contains_key(&Who::Partner(input.1)) && !self.telephoned.contains(&input) {
            let name = format!("telephone t{} p{}", input.0, input.1);
            matters.entry(Who::Coordinator).or_default().insert(name, pressing(at));
        }
    }

    /// What was telephoned for is asked for by mail again, and telephoned for again in the end.
    fn ask_again(&mut self, is_meant: impl Fn(Input) -> bool) {
        let said = &mut self.said;
        self.telephoned.retain(|input| {
            if is_meant(*input) {
                said.remove(&format!("telephone t{} p{}", input.0, input.1));
            }
            !is_meant(*input)
        });
    }

    /// Whether a partner owes something that was ready by then.
    fn had_something_open(&self, partner: usize, by: Timestamp, at: Timestamp) -> bool {
        let is_listed = |input: &Input| !self.telephoned.contains(input);
        let own = self.inputs().into_iter().filter(|input| input.1 == partner && is_listed(input));
        own.filter_map(|input| self.chased_since(input, at)).any(|ready_at| ready_at <= by)
    }

    fn take_over(&self, partner: usize, at: Timestamp) -> Option<String> {
        self.scenario.adopted_after?;
        let begins_at = self.scenario.begins_at();
        let is_due = self.scenario.partners[partner].office.next_open(begins_at) <= at;
        (is_due && self.had_something_open(partner, begins_at, at)).then(|| format!("take-over p{partner}"))
    }

    fn news(&self, partner: usize, at: Timestamp) -> Option<String> {
        let is_over = at >= self.scenario.office.end_of(self.scenario.closes);
        let has_news = self.called_off.iter().any(|input| input.1 == partner);
        (has_news && !is_over).then(|| format!("news p{partner}"))
    }

    fn called_off_to_alternate(&self, partner: usize, at: Timestamp) -> Option<String> {
        let is_over = at >= self.scenario.office.end_of(self.scenario.closes);
        let is_meant = self.called_off_beside.iter().any(|input| input.1 == partner);
        (is_meant && !is_over).then(|| format!("called-off p{partner}"))
    }

    /// The list that falls due at this very moment, if it says something that its reader does not know.
    fn list(&self, partner: usize, at: Timestamp) -> Option<String> {
        let fired_at = self.fired_at(partner, at)?;
        let is_due = self.office(Who::Partner(partner)).next_open(fired_at) == at;
        (is_due && self.is_list_wanted(partner, fired_at, at)).then(|| format!("digest p{partner}"))
    }

    fn is_list_wanted(&self, partner: usize, fired_at: Timestamp, at: Timestamp) -> bool {
        let who = Who::Partner(partner);
        let (Some(reader), office) = (self.readers.get(&who), self.office(who)) else { return false };
        let due_at = office.next_open(fired_at);
        let today = office.day_of(at);
        let has_heard = reader.had_mail_since(office.day_of(due_at)) || reader.has_enough(today);
        let lines = self.lines(partner, due_at);
        let is_same = self.lists.get(&partner).is_some_and(|last| {
            last.lines == lines && (last.is_repeated || (today - last.on).get_days() < UNCHANGED_FOR)
        });
        !has_heard && !is_same && self.had_something_open(partner, fired_at, at)
    }

    /// When the schedule last named a time after which the office was open by now.
    fn fired_at(&self, partner: usize, at: Timestamp) -> Option<Timestamp> {
        let (digest, office) = (self.scenario.digest.as_ref()?, self.office(Who::Partner(partner)));
        let today = office.day_of(at);
        let days = (0..21).map(|back| today.saturating_sub(back.days())).filter(|day| digest.fires_on(*day));
        let fired = days.map(|day| office.at_hour(day, digest.hour));
        fired
            .filter(|fired_at| *fired_at > self.scenario.begins_at())
            .find(|fired_at| office.next_open(*fired_at) <= at)
    }

    /// What a mail to a partner lists whatever it is about: what is owed, begins or is due within four weeks, and waits for
    /// nobody, or is still to be due and comes next.
    fn stands_in_a_mail(&self, partner: usize, at: Timestamp) -> Vec<Input> {
        let today = self.scenario.partners[partner].office.day_of(at);
        let soon = today.saturating_add(4.weeks());
        let own = self.inputs().into_iter().filter(|input| input.1 == partner && !self.telephoned.contains(input));
        let owed = own.filter(|input| self.standings.0[input.0].is_open() && self.owes(*input));
        owed.filter(|input| {
            let task = &self.scenario.tasks[input.0];
            let due = self.scenario.due(input.0, partner);
            let waits_for: Vec<usize> =
                task.needs.iter().copied().filter(|need| self.standings.0[*need].ended_at.is_none()).collect();
            let comes_next =
                due > today && waits_for.iter().all(|need| self.scenario.task_due(&self.scenario.tasks[*need]) <= soon);
            (self.scenario.window_opens(task) <= soon || due <= soon) && (waits_for.is_empty() || comes_next)
        })
        .collect()
    }

    /// What a list says: what is owed, how near it is, and how it stands.
    fn lines(&self, partner: usize, at: Timestamp) -> Vec<Line> {
        let today = self.scenario.partners[partner].office.day_of(at);
        let own = self.inputs().into_iter().filter(|input| input.1 == partner && !self.telephoned.contains(input));
        let owed = own
            .filter(|input| self.standings.0[input.0].is_open() && self.owes(*input) && at < self.chased_until(*input));
        owed.map(|input| {
            let task = &self.scenario.tasks[input.0];
            let due = self.scenario.due(input.0, partner);
            let left = (due - today).get_days();
            let is_ready = self.standings.ready_at(self.scenario, task).is_some_and(|ready_at| ready_at <= at);
            (input.0, due, (left < 0, left == 0, left <= SOON), is_ready, self.standings.0[input.0].word(task))
        })
        .collect()
    }

    fn draft(
        &mut self,
        letters: BTreeMap<(usize, Function), BTreeSet<(Input, String)>>,
        at: Timestamp,
        notes: &mut BTreeMap<String, Matter>,
    ) {
        for (reader, wanted) in letters {
            let office = &self.scenario.partners[reader.0].office;
            let since = office.next_open(at);
            let today = office.day_of(since);
            let to = address(reader.0, reader.1.word());
            if self.letters.write(reader, wanted, (today, since)) {
                self.forecast.drafts.insert(format!("{to} {today}"));
            }
            let drafts = self.letters.unsent[&reader].iter().filter(|letter| letter.leaves_at.is_none());
            let day_of = |at| self.scenario.office.day_of(at);
            let is_quiet = (self.scenario.opens - day_of(at)).get_days() > LAST_DAYS;
            notes.extend(drafts.map(|draft| {
                let times = (day_of(at) - day_of(draft.since)).get_days() / 14;
                let note = Matter { is_pressing: times <= 0 || !is_quiet, since: at };
                (format!("letter {to} {} {}", draft.drafted_on, times.max(0)), note)
            }));
        }
    }

    fn is_overtaken(&self, at: Timestamp) -> bool {
        let (office, closes) = (&self.scenario.office, self.scenario.closes);
        let asked_at = office.next_open(office.end_of(closes).saturating_sub(1.second()).unwrap());
        let is_left = |(task, partner): Input| {
            self.standings.0[task].is_open() && self.owes((task, partner)) && self.scenario.due(task, partner) <= closes
        };
        at >= asked_at && self.inputs().into_iter().any(is_left)
    }

    fn send(&mut self, mut matters: BTreeMap<Who, BTreeMap<String, Matter>>, at: Timestamp) {
        let all: Vec<Who> = self.readers.keys().copied().collect();
        let mut sent = Vec::new();
        for who in all {
            let mut matters = matters.remove(&who).unwrap_or_default();
            matters.retain(|name, _| is_repeatable(name) || !self.said.contains(name));
            let office = self.office(who).clone();
            let Some(reader) = self.readers.get_mut(&who) else { continue };
            reader.hear(matters);
            sent.extend(reader.mail(&office, at).map(|mail| (who, mail)));
        }
        // What one mail says changes nothing of another that leaves at the same moment.
        for (who, (post, matters)) in sent {
            if let Who::Partner(partner) = who {
                self.written.insert(partner);
                let listed = self.stands_in_a_mail(partner, at);
                self.listed.extend(listed);
            }
            for (name, matter) in matters {
                self.note_said(who, &name, matter, at);
            }
            self.forecast.posts.push(post);
        }
    }

    fn note_said(&mut self, who: Who, name: &str, matter: Matter, at: Timestamp) {
        self.said.insert(name.to_owned());
        let of_input = self.inputs().into_iter().find(|(task, partner)| name.contains(&format!("t{task} p{partner}")));
        if let (Who::Alternate(_), Some(input)) = (who, of_input) {
            self.asked_beside.insert(input);
        }
        match (who, of_input) {
            (Who::Coordinator, Some(input)) if name.starts_with("telephone") => drop(self.telephoned.insert(input)),
            (Who::Coordinator, Some(input)) => {
                self.unreachable.insert((input, self.is_late(input, matter.since)));
            }
            (Who::Partner(_) | Who::Alternate(_), Some(input)) if !name.starts_with("copy") => {
                self.reminded.entry(input).or_insert(at);
            }
            (Who::Partner(partner), None) if name.starts_with("news") => {
                self.called_off.retain(|input| input.1 != partner);
            }
            (Who::Alternate(partner), None) if name.starts_with("called-off") => {
                self.called_off_beside.retain(|input| input.1 != partner);
            }
            (Who::Partner(partner), None) if name.starts_with("digest") => {
                let lines = self.lines(partner, at);
                let is_repeated = self.lists.get(&partner).is_some_and(|last| last.lines == lines);
                let on = self.office(who).day_of(at);
                self.lists.insert(partner, Listed { lines, is_repeated, on });
            }
            _ => {}
        }
    }

    fn send_letters(&mut self, at: Timestamp) {
        let mut sent = BTreeSet::new();
        for (reader, letters) in &mut self.letters.unsent {
            let leaving: Vec<_> =
                letters.extract_if(.., |letter| letter.leaves_at.is_some_and(|leaves_at| leaves_at <= at)).collect();
            for letter in leaving {
                let office = &self.scenario.partners[reader.0].office;
                let items =
                    letter.about.iter().map(|((task, partner), step)| plain(&format!("t{task} p{partner} {step}")));
                let (day, to) = (office.day_of(at), address(reader.0, reader.1.word()));
                self.forecast.posts.push(Post { at, day, to, items: items.collect() });
                // The alternate stands in the Cc line of a letter whose rung says so.
                if let Some(alternate) = self.readers.get_mut(&Who::Alternate(reader.0)) {
                    let copied = letter.about.iter().filter(|(input, step)| is_copied(self.scenario, *input, step));
                    alternate
                        .copied_on
                        .extend(copied.map(|((task, partner), _)| (day, format!("t{task} p{partner} "))));
                }
                self.letters.sent.extend(letter.about.iter().cloned().map(|about| (about, at)));
                sent.extend(letter.about);
            }
        }
        for (input, _) in sent {
            self.reminded.entry(input).or_insert(at);
        }
    }
}

/// True if the letter of that step has a copy.
fn is_copied(scenario: &Scenario, (task, _): Input, step: &str) -> bool {
    let rungs = &scenario.ladders[scenario.tasks[task].ladder];
    rungs.iter().any(|rung| rung.is_copied && step.starts_with(&format!("{:+}wd", rung.at)))
}

fn pressing(since: Timestamp) -> Matter {
    Matter { is_pressing: true, since }
}

/// Of which part of a ladder somebody gets one copy.
fn part(days: i32) -> &'static str {
    match days {
        ..0 => "before",
        0 => "on",
        _ => "after",
    }
}

/// True for what may be said on several days.
fn is_repeatable(name: &str) -> bool {
    ["digest", "news", "called-off"].iter().any(|kind| name.starts_with(kind))
}
