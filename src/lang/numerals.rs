//! Counts inside messages, in the digits of the language.

use fluent_bundle::{FluentValue, types::FluentNumber};
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

/// A count as it goes into a message of the base language.
///
/// The CLDR asks of the last two digits of an Arabic number whether they are 3 to 10 or 11 to 99: 141 has the form of 41. The
/// plural rules of Fluent ask it of the whole number. They are given the last two digits; the whole number goes along in an
/// option that nothing reads but [`write`].
pub(super) fn counted(count: i64, base: &str) -> FluentValue<'static> {
    let last = count % 100;
    if base != "ar" || count < 100 || last < 3 {
        return FluentValue::from(count);
    }
    let mut number = FluentNumber::from(last);
    number.options.maximum_significant_digits = usize::try_from(count).ok();
    FluentValue::Number(number)
}

/// Writes the numbers of a message; any other value stays as Fluent has it.
pub(super) fn write(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole = number.options.maximum_significant_digits;
    let digits = whole.map_or_else(|| number.as_string().into_owned(), |whole| whole.to_string());
    let decimal = Decimal::try_from_str(&digits).ok()?;
    memoizer.with_try_get::<Numerals, _, _>((), |numerals| numerals.0.format(&decimal).to_string()).ok()
}
