//! Which report to build: as of which day, in which language and edition, and for whom.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::measure::figures::Figures;
use crate::model::{Lang, PartnerId};

/// Which report to build.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// Last day it covers, up to the end of that day in the workflow's zone.
    pub cut_off: Date,
    /// The reader's language.
    pub lang: Lang,
    /// Draft, draft as of a future day, or issued with number and symbol.
    pub edition: Edition,
    /// Who it is for.
    pub audience: Audience,
    /// The figures that changes are told against. If `None`, those of the [`Baseline`](super::Baseline), recomputed from the
    /// journal by the same plan: right as long as the workflow had no other definition then.
    pub previous: Option<&'a Figures>,
}

/// Draft, draft as of today or of a future day, or issued.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Edition {
    /// Neither numbered nor distributed.
    #[default]
    Draft,
    /// A draft as of a day that has not ended, which page 1 says: what is recorded later on it is not in the report.
    Today,
    /// A draft as of a future day. It shows the state if nothing happened until then, and says so on every page.
    Ahead,
    /// Numbered within its workflow.
    Issued {
        /// Its number, from 1.
        number: u32,
        /// Its symbol as printed, `BP-WF2/PR/7`.
        symbol: String,
    },
}

/// Who a report is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(tag = "kind", content = "partner", rename_all = "snake_case")]
pub enum Audience {
    /// All of it.
    #[default]
    TaskForce,
    /// The executive summary alone: page 1, and of the data what stands on it.
    Minister,
    /// What concerns one partner.
    Partner(PartnerId),
    /// No partner by name, no contact but the coordinator, no risk, no budget.
    Public,
}

impl Audience {
    /// The name on the command line, in the archive and in file names: a partner's is its id.
    pub fn as_str(&self) -> &str {
        match self {
            Self::TaskForce => "task_force",
            Self::Minister => "minister",
            Self::Partner(id) => id.as_str(),
            Self::Public => "public",
        }
    }

    /// The audience with that name: one of the three fixed ones, else a partner.
    pub fn named(name: &str) -> Self {
        match name {
            "task_force" => Self::TaskForce,
            "minister" => Self::Minister,
            "public" => Self::Public,
            partner => Self::Partner(partner.into()),
        }
    }

    /// The kind of audience, for templates.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::TaskForce => "task_force",
            Self::Minister => "minister",
            Self::Partner(_) => "partner",
            Self::Public => "public",
        }
    }

    /// True if `partner` may be named to this audience.
    pub fn may_see(&self, partner: &PartnerId) -> bool {
        match self {
            Self::TaskForce | Self::Minister => true,
            Self::Partner(own) => own == partner,
            Self::Public => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audience_is_found_by_its_name() {
        for audience in [Audience::TaskForce, Audience::Minister, Audience::Public, Audience::Partner("unesco".into())]
        {
            assert_eq!(Audience::named(audience.as_str()), audience);
        }
        assert!(Audience::Partner("unesco".into()).may_see(&"unesco".into()));
        assert!(!Audience::Partner("unesco".into()).may_see(&"coe".into()));
    }
}
