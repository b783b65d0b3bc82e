//! How a workflow is published as an IATI activity, and what is missing for that.

use super::layers::value;
use crate::{
    definition::{file::File, yaml::tree::Place},
    diag::{Code, Diagnostic},
    plan::{
        Partner,
        iati::{Iati, Recipient},
    },
};

/// What the layers say of it; later ones take precedence, key by key.
pub(super) fn iati(layers: &[&File]) -> Iati {
    let text = |key: &str| {
        let read = layers.iter().rev().filter_map(|file| file.raw.iati.as_ref());
        let mut read = read.filter_map(|raw| match key {
            "organisation" => raw.organisation.clone(),
            _ => raw.recipient.clone(),
        });
        read.next()
    };
    Iati {
        organisation: text("organisation"),
        sector: layers.iter().rev().find_map(|file| file.raw.iati.as_ref()?.sector),
        recipient: text("recipient").and_then(|text| Recipient::of(&text)),
    }
}

/// The note about what is missing, where a partner says by its `iati_type:` that somebody means to publish.
pub(super) fn incomplete(layers: &[&File], iati: &Iati, partners: &[(Partner, Place<'_>)]) -> Option<Diagnostic> {
    let missing = iati.missing();
    let (_, partner) =
        partners.iter().find(|(partner, _)| partner.iati_type.is_some()).filter(|_| !missing.is_empty())?;
    let keys: Vec<String> = missing.iter().map(|key| format!("`{key}`")).collect();
    let message = format!(
        "nobody can publish the IATI activity as it is exported, because `iati:` has no {}",
        keys.join(", no ")
    );
    let place =
        value(layers, "iati", |raw| raw.iati.as_ref()).map_or_else(|| partner.key("iati_type"), |(_, place)| place);
    let examples = [("organisation", "XM-DAC-41304"), ("sector", "16061"), ("recipient", "AZ")];
    let examples = examples.into_iter().filter(|(key, _)| missing.contains(key));
    let examples: Vec<String> = examples.map(|(key, example)| format!("{key}: {example}")).collect();
    let examples = examples.join(", ");
    let hint = if layers.iter().any(|file| file.raw.iati.is_some()) {
        format!("add `{examples}` with codes of your own to `iati:`")
    } else {
        format!("write codes of your own beside `partners:`, such as `iati: {{{examples}}}`")
    };
    Some(Diagnostic::new(Code::IatiIncomplete, place.label(""), message).hint(hint))
}
