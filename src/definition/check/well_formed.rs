//! What remains of a tree after the check, ready for deserializing: it borrows every text and owns none.

use serde::{
    Deserializer,
    de::{
        IntoDeserializer, Visitor,
        value::{Error, MapDeserializer, SeqDeserializer, StrDeserializer},
    },
    forward_to_deserialize_any,
};

/// A value that conforms to the tables of keys, without places.
#[derive(Clone, Debug)]
pub(in crate::definition) enum WellFormed<'a> {
    /// A value that was left out; it keeps its position in a list.
    Nothing,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number that is not negative.
    Count(u64),
    /// Any other number.
    Number(f64),
    /// A text.
    Text(&'a str),
    /// A list.
    List(Vec<WellFormed<'a>>),
    /// A mapping, in the order of the file.
    Map(Vec<(&'a str, WellFormed<'a>)>),
}

impl WellFormed<'_> {
    /// A mapping of one key.
    pub(in crate::definition) fn only(key: &'static str, value: Self) -> Self {
        Self::Map(vec![(key, value)])
    }
}

impl<'de> Deserializer<'de> for &'de WellFormed<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            WellFormed::Nothing => visitor.visit_unit(),
            WellFormed::Flag(flag) => visitor.visit_bool(*flag),
            WellFormed::Count(count) => visitor.visit_u64(*count),
            WellFormed::Number(number) => visitor.visit_f64(*number),
            WellFormed::Text(text) => visitor.visit_borrowed_str(text),
            WellFormed::List(items) => {
                let mut items = SeqDeserializer::new(items.iter());
                let value = visitor.visit_seq(&mut items)?;
                items.end().map(|()| value)
            }
            WellFormed::Map(entries) => {
                let mut entries = MapDeserializer::new(entries.iter().map(|(key, value)| (*key, value)));
                let value = visitor.visit_map(&mut entries)?;
                entries.end().map(|()| value)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            WellFormed::Nothing => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            WellFormed::Text(word) => {
                let word: StrDeserializer<'_, Error> = word.into_deserializer();
                visitor.visit_enum(word)
            }
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for &'de WellFormed<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
