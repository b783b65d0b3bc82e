//! Tasks and partners that seem to have been renamed without being declared so.

use serde::{Deserialize, Serialize};

use crate::{
    model::PartnerId,
    plan::{Partner, Plan, Task},
};

/// If more than this many are gone, it is a different definition, and so many guesses would help nobody.
const GONE_AT_MOST: usize = 100;

/// Something that is gone, paired with something new that resembles it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LikelyRename {
    /// `task` or `partner`.
    pub what: String,
    /// The id that is gone.
    pub from: String,
    /// The id that is new.
    pub to: String,
}

/// Every pair whose halves resemble nothing else. `old` must use the ids of `new`.
pub(super) fn likely_renames(old: &Plan, new: &Plan) -> Vec<LikelyRename> {
    let gone = old.partners.values().filter(|partner| !new.partners.contains_key(&new.renames.partner(&partner.id)));
    let is_known = |id: &PartnerId| old.partners.contains_key(id) || new.renames.first_partner(id) != *id;
    let added = new.partners.values().filter(|partner| !is_known(&partner.id));
    let partners = pairs(gone.collect(), &added.collect::<Vec<_>>(), is_same_partner);
    let partners = partners.into_iter().map(|(from, to)| said("partner", from.id.as_str(), to.id.as_str()));

    let gone = old.tasks.iter().filter(|task| new.task(&task.id).is_none());
    let added = new.tasks.iter().filter(|task| old.task(&task.id).is_none());
    let tasks = pairs(gone.collect(), &added.collect::<Vec<_>>(), is_same_task);
    let tasks = tasks.into_iter().map(|(from, to)| said("task", written_id(from), written_id(to)));

    let mut renames: Vec<LikelyRename> = partners.chain(tasks.filter(|rename| rename.from != rename.to)).collect();
    // All instances of a fanned-out task give the same pair.
    renames.dedup();
    renames
}

fn pairs<'a, T>(gone: Vec<&'a T>, added: &[&'a T], is_same: impl Fn(&T, &T) -> bool) -> Vec<(&'a T, &'a T)> {
    if gone.len() > GONE_AT_MOST {
        return Vec::new();
    }
    let only = |of: &T| {
        let mut like = added.iter().filter(|new| is_same(of, new));
        like.next().filter(|_| like.next().is_none()).copied()
    };
    let candidates: Vec<_> = gone.into_iter().filter_map(|gone| Some((gone, only(gone)?))).collect();
    let is_alone = |new: &T| candidates.iter().filter(|(_, other)| std::ptr::eq(*other, new)).count() == 1;
    candidates.iter().filter(|(_, new)| is_alone(new)).copied().collect()
}

fn is_same_partner(gone: &Partner, new: &Partner) -> bool {
    gone.kind == new.kind && gone.names == new.names
}

/// The same title is enough; so are the same lead, due date and contributors, in case the same edit corrected the
/// title.
fn is_same_task(gone: &Task, new: &Task) -> bool {
    let is_fanned = |task: &Task| task.fanned_from.is_some();
    let has_one_lead = gone.lead == new.lead;
    let asks_the_same = has_one_lead && gone.due == new.due && gone.contributors == new.contributors;
    is_fanned(gone) == is_fanned(new)
        && (!is_fanned(gone) || has_one_lead)
        && (gone.title == new.title || asks_the_same)
}

/// The id as written in the definition.
fn written_id(task: &Task) -> &str {
    task.fanned_from.as_ref().unwrap_or(&task.id).as_str()
}

fn said(what: &str, from: &str, to: &str) -> LikelyRename {
    LikelyRename { what: what.to_owned(), from: from.to_owned(), to: to.to_owned() }
}
