//! Earlier ids of tasks and partners, so that anything recorded or sent under them still counts.

use std::collections::BTreeMap;

use crate::model::{PartnerId, TaskId};

/// The ids things had before, and which was the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renames {
    /// For a fanned-out task, that of the whole task.
    tasks: Ids,
    partners: Ids,
}

/// The ids of one kind of thing; only renamed ones are included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Ids {
    current: BTreeMap<String, String>,
    first: BTreeMap<String, String>,
}

impl Ids {
    fn of<'a>(renamed: impl IntoIterator<Item = (&'a str, Vec<&'a str>)>) -> Self {
        let mut ids = Self::default();
        for (id, earlier) in renamed {
            if let Some(first) = earlier.first() {
                ids.first.insert(id.to_owned(), (*first).to_owned());
            }
            ids.current.extend(earlier.into_iter().map(|old| (old.to_owned(), id.to_owned())));
        }
        ids
    }
}

fn or_same<'a>(ids: &'a BTreeMap<String, String>, id: &'a str) -> &'a str {
    ids.get(id).map_or(id, String::as_str)
}

impl Renames {
    /// From each renamed task and partner with its earlier ids, oldest first.
    pub fn new<'a>(
        tasks: impl IntoIterator<Item = (&'a str, Vec<&'a str>)>,
        partners: impl IntoIterator<Item = (&'a str, Vec<&'a str>)>,
    ) -> Self {
        Self { tasks: Ids::of(tasks), partners: Ids::of(partners) }
    }

    /// The current id of a task. An instance of a fan-out follows its task and its partner.
    pub fn task(&self, id: &TaskId) -> TaskId {
        joined(id, &self.tasks.current, &self.partners.current)
    }

    /// All earlier ids of the task whose current id is `id`, and that id.
    pub fn task_ids(&self, id: &TaskId) -> Vec<TaskId> {
        let ids = |of: &Ids, now: &str| -> Vec<String> {
            let earlier = of.current.iter().filter(|(_, current)| *current == now).map(|(earlier, _)| earlier.clone());
            let mut ids: Vec<String> = earlier.chain([now.to_owned()]).collect();
            ids.sort();
            ids.dedup();
            ids
        };
        match id.as_str().split_once('/') {
            None => ids(&self.tasks, id.as_str()).into_iter().map(TaskId::from).collect(),
            Some((task, partner)) => {
                let partners = ids(&self.partners, partner);
                let all = ids(&self.tasks, task);
                all.iter()
                    .flat_map(|task| partners.iter().map(move |of| TaskId::from(format!("{task}/{of}"))))
                    .collect()
            }
        }
    }

    /// The current id of a partner.
    pub fn partner(&self, id: &PartnerId) -> PartnerId {
        PartnerId::from(or_same(&self.partners.current, id.as_str()))
    }

    /// The first id of a task, which keys are built from, so that a rename causes no new reminder.
    pub fn first_task(&self, id: &TaskId) -> TaskId {
        joined(id, &self.tasks.first, &self.partners.first)
    }

    /// The first id of a partner.
    pub fn first_partner(&self, id: &PartnerId) -> PartnerId {
        PartnerId::from(or_same(&self.partners.first, id.as_str()))
    }
}

fn joined(id: &TaskId, tasks: &BTreeMap<String, String>, partners: &BTreeMap<String, String>) -> TaskId {
    match id.as_str().split_once('/') {
        Some((task, partner)) => TaskId::from(format!("{}/{}", or_same(tasks, task), or_same(partners, partner))),
        None => TaskId::from(or_same(tasks, id.as_str())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renames() -> Renames {
        Renames::new([("GOV-3", vec!["GOV-03", "GOV-03a"])], [("untourism", vec!["unwto"])])
    }

    #[test]
    fn every_earlier_id_leads_to_the_present_one() {
        for (earlier, present) in [
            ("GOV-03", "GOV-3"),
            ("GOV-03a", "GOV-3"),
            ("GOV-3", "GOV-3"),
            ("GOV-03/unwto", "GOV-3/untourism"),
            ("GOV-03/unesco", "GOV-3/unesco"),
            ("OUT-01", "OUT-01"),
            ("OUT-01/unwto", "OUT-01/untourism"),
        ] {
            assert_eq!(renames().task(&earlier.into()), present.into());
        }
        assert_eq!(renames().partner(&"unwto".into()), "untourism".into());
    }

    #[test]
    fn the_first_id_is_the_same_under_every_name() {
        assert_eq!(renames().first_task(&"GOV-3/untourism".into()), "GOV-03/unwto".into());
        assert_eq!(renames().first_task(&"OUT-01".into()), "OUT-01".into());
        assert_eq!(renames().first_partner(&"untourism".into()), "unwto".into());
        // Before the second name was given, the first was the same.
        let earlier = Renames::new([("GOV-03a", vec!["GOV-03"])], []);
        assert_eq!(earlier.first_task(&"GOV-03a".into()), renames().first_task(&"GOV-3".into()));
    }
}
