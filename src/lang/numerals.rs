//! Counts inside messages, in the digits of the language.

use fluent_bundle::FluentValue;
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences, input::Decimal};
use intl_memoizer::{Memoizable, concurrent::IntlLangMemoizer};
use unic_langid::LanguageIdentifier;

use super::locale::locale;

/// A number formatter that Fluent keeps for the language of a bundle.
struct Numerals(DecimalFormatter);

impl Memoizable for Numerals {
    type Args = ();
    type Error = icu_provider::DataError;

    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, Self::Error> {
        let preferences = DecimalFormatterPreferences::from(&locale(&lang.to_string()));
        DecimalFormatter::try_new(preferences, icu_decimal::options::DecimalFormatterOptions::default()).map(Self)
    }
}

/// Writes the numbers of a message; any other value stays as Fluent has it.
pub(super) fn write(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let decimal = Decimal::try_from_str(&number.as_string()).ok()?;
    memoizer.with_try_get::<Numerals, _, _>((), |numerals| numerals.0.format(&decimal).to_string()).ok()
}
