//! What an IATI activity says of a workflow besides its results (IATI standard 2.03).

/// How a workflow is published.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Iati {
    /// Registered identifier of the reporting organisation, such as `XM-DAC-41304`.
    pub organisation: Option<String>,
    /// Purpose code of the OECD's Development Assistance Committee, five digits.
    pub sector: Option<u32>,
    /// Where it takes place.
    pub recipient: Option<Recipient>,
}

/// A country or a region.
#[derive(Clone, Debug, PartialEq)]
pub enum Recipient {
    /// A country, two capital letters of ISO 3166-1.
    Country(String),
    /// A region, a code of the OECD's Development Assistance Committee.
    Region(u16),
}

impl Recipient {
    /// `AZ` or `298`.
    pub fn of(text: &str) -> Option<Self> {
        if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Some(Self::Country(text.to_owned()));
        }
        let is_code = matches!(text.len(), 2..=4) && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| is_code).map(Self::Region)
    }
}

impl Iati {
    /// What nobody could publish it without, by the names of the keys.
    pub fn missing(&self) -> Vec<&'static str> {
        let known = [
            ("organisation", self.organisation.is_some()),
            ("sector", self.sector.is_some()),
            ("recipient", self.recipient.is_some()),
        ];
        known.into_iter().filter(|(_, is_known)| !is_known).map(|(key, _)| key).collect()
    }
}
