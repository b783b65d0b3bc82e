//! Who leads a task: one partner, or each partner of a kind.

use super::{
    fault::{Fault, Remedy},
    id::id,
    suggest::{in_small_letters, one_of},
};
use crate::{
    diag::{Code, suggest::nearest},
    plan::PartnerKind,
};

/// The lead as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::definition) enum Lead {
    /// One partner.
    Partner(String),
    /// `each(kind)`: every participating partner of that kind, each with a task of its own.
    Each(PartnerKind),
}

pub(in crate::definition) fn lead(text: &str) -> Result<Lead, Fault> {
    let Some(rest) = text.strip_prefix("each") else {
        let small = text.contains('(').then(|| in_small_letters(text, lead)).flatten();
        let partner = || Lead::Partner(text.to_owned());
        return id(text).map(|()| partner()).map_err(|fault| match small {
            Some(small) => fault.remedied(small),
            None => fault,
        });
    };
    let Some(kind) = rest.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else {
        // `each member_state`, `each member_state)`.
        let kind = rest.trim_matches([' ', '(', ')', '_', ':']);
        let each = PartnerKind::parse(kind).map(|_| Remedy::Write(format!("each({kind})")));
        return match (id(text), each) {
            (Err(fault), Some(each)) => Err(fault.remedied(each)),
            (read, _) => read.map(|()| Lead::Partner(text.to_owned())),
        };
    };
    PartnerKind::parse(kind.trim()).map(Lead::Each).ok_or_else(|| {
        let known = PartnerKind::ALL.map(PartnerKind::as_str);
        let message = format!("`{}` is not a kind of partner", kind.trim());
        let near = nearest(kind.trim(), known).map(|near| Remedy::Write(format!("each({near})")));
        Fault::new(Code::UnknownValue, message, near.unwrap_or_else(|| Remedy::Words(one_of(&known))))
    })
}
