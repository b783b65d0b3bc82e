//! Counts within messages, in the digits of the language.

use fluent_bundle::{FluentValue, types::FluentNumber};
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences, input::Decimal};
use intl_memoizer::{Memoizable, concurrent::IntlLangMemoizer};
use unic_langid::LanguageIdentifier;

use super::locale::locale;

/// A number formatter that Fluent caches for the language of a bundle.
struct Numerals(DecimalFormatter);

impl Memoizable for Numerals {
    type Args = ();
    type Error = icu_provider::DataError;

    fn construct(lang: LanguageIdentifier, (): ()) -> Result<Self, Self::Error> {
        let preferences = DecimalFormatterPreferences::from(&locale(&lang.to_string()));
        DecimalFormatter::try_new(preferences, icu_decimal::options::DecimalFormatterOptions::default()).map(Self)
    }
}

/// A count as an argument for a message of the base language.
///
/// For Arabic, the CLDR tests whether the last two digits of a number are 3 to 10 or 11 to 99: 141 takes the form of
/// 41. Fluent's plural rules test the whole number. So they are given the last two digits, and the whole number is
/// passed in an option that only [`write`] reads.
pub(super) fn counted(count: i64, base: &str) -> FluentValue<'static> {
    let last = count % 100;
    if base != "ar" || count < 100 || last < 3 {
        return FluentValue::from(count);
    }
    let mut number = FluentNumber::from(last);
    number.options.maximum_significant_digits = usize::try_from(count).ok();
    FluentValue::Number(number)
}

/// Formats the numbers in a message; any other value is left to Fluent.
pub(super) fn write(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole = number.options.maximum_significant_digits;
    let digits = whole.map_or_else(|| number.as_string().into_owned(), |whole| whole.to_string());
    let decimal = Decimal::try_from_str(&digits).ok()?;
    memoizer.with_try_get::<Numerals, _, _>((), |numerals| numerals.0.format(&decimal).to_string()).ok()
}
