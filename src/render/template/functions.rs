//! The functions that templates may call in addition to those of Handlebars: words, dates, numbers in the reader's
//! language.
//!
//! | Call | Gives |
//! |---|---|
//! | `{{t "mail-due" date=(date item.due)}}` | the message, whole numbers as counts, other values as text |
//! | `{{word "health" task.health}}` | the message `health-on_track` for the value `on_track`, with hash arguments as in `t` |
//! | `{{fit "mail-subject-due" 60 what=… date=…}}` | the message, with `what` shortened so that it has at most 60 characters |
//! | `{{date day}}`, `{{date day "full"}}` | a date; styles `full`, `long` (default), `weekday`, `short`, `day` |
//! | `{{near day today}}` | a date in the style `day`, or `weekday` if it could be mistaken for one in another year |
//! | `{{number n}}`, `{{number n 1}}` | a number with at most that many decimals (default 0) |
//! | `{{percent ratio}}`, `{{percent ratio 1}}` | 0.835 as a percentage, likewise |
//! | `{{list names}}`, `{{list names "29 more"}}` | `a, b and c`; `a, b, c and 29 more` |
//! | `{{series titles}}` | `a; b; c` |
//! | `{{isolate text}}` | `text` between isolation marks, where the language runs from right to left |
//! | `{{iso day}}` | an ISO date, unchanged |
//! | `{{join "DONE" task}}` | its arguments with spaces between |
//! | `{{either a b}}` | the first that is not empty |
//! | `{{rule heading}}` | as many hyphens as `heading` has letters, to underline it in plain text |
//! | `{{url address}}` | the address if it is `http`, `https`, `mailto` or `tel`, else nothing |
//!
//! The language is the `lang` at the top level of the data. A null gives nothing.

use handlebars::{
    Context, Handlebars, Helper, HelperDef, JsonRender, PathAndJson, RenderContext, RenderError, RenderErrorReason,
    ScopedJson,
};
use jiff::civil::Date;
use serde_json::Value;

use super::rendering;
use crate::{
    lang::{Arg, DateStyle, Words, isolate},
    model::Lang,
    render::text::{fit::fitted, wrap::WIDTH},
};

/// A function: takes the call and the words of the language.
type Run = fn(&Helper<'_>, &Words) -> Result<Value, String>;

/// Every function, by name.
const FUNCTIONS: [(&str, Run); 15] = [
    ("t", message),
    ("fit", fit),
    ("word", word),
    ("date", date),
    ("near", near),
    ("number", number),
    ("percent", percent),
    ("list", list),
    ("series", series),
    ("isolate", isolated),
    ("iso", iso),
    ("join", join),
    ("either", either),
    ("rule", rule),
    ("url", url),
];

/// The Handlebars functions that templates may call.
const BUILT_IN: [&str; 16] =
    ["if", "unless", "each", "with", "lookup", "raw", "eq", "ne", "gt", "gte", "lt", "lte", "and", "or", "not", "len"];

/// The names that a template may call.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FUNCTIONS.into_iter().map(|(name, _)| name).chain(BUILT_IN)
}

/// The first argument, from 0, that the function reads as a text or writes out; `None` if it does neither.
pub(super) fn reads_text_from(name: &str) -> Option<usize> {
    match name {
        "date" | "near" | "isolate" | "iso" | "join" | "rule" | "url" => Some(0),
        "word" | "list" => Some(1),
        "series" => Some(usize::MAX),
        _ => None,
    }
}

/// Registers the functions with `registry`, with or without isolation marks around what they insert into sentences.
pub(super) fn register(registry: &mut Handlebars<'static>, isolating: bool) {
    for (name, run) in FUNCTIONS {
        registry.register_helper(name, Box::new(Function { run, isolating }));
    }
    registry.unregister_helper("log");
}

struct Function {
    run: Run,
    isolating: bool,
}

impl HelperDef for Function {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        call: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let lang = context.data().get("lang").and_then(Value::as_str).map_or_else(Lang::english, Lang::from);
        let words = Words::of(&lang);
        let words = if self.isolating { words.isolating() } else { words };
        let failed = |why: String| RenderErrorReason::Other(format!("`{}`: {why}", call.name()));
        let run = || {
            let value = (self.run)(call, &words)?;
            rendering::hold(value.as_str().map_or(0, str::len))?;
            Ok(value)
        };
        run().map(ScopedJson::Derived).map_err(|why| failed(why).into())
    }
}

fn message(call: &Helper<'_>, words: &Words) -> Result<Value, String> {
    Ok(words.say(&text(call, 0)?, &args(call)).into())
}

/// The argument that [`fit`] shortens.
const CUT: &str = "what";

fn fit(call: &Helper<'_>, words: &Words) -> Result<Value, String> {
    let id = text(call, 0)?;
    let most =
        call.param(1).and_then(|most| most.value().as_u64()).ok_or("the second argument is not a whole number")?;
    let what = call.hash_get(CUT).map(|what| what.value().render()).ok_or("the argument `what` is missing")?;
    let write = |what: &str| {
        let cut = |(name, arg)| if name == CUT { (name, Arg::Text(what.to_owned())) } else { (name, arg) };
        words.say(&id, &args(call).into_iter().map(cut).collect::<Vec<_>>())
    };
    Ok(fitted(&what, most as usize, write).into())
}

fn args<'a>(call: &'a Helper<'_>) -> Vec<(&'a str, Arg)> {
    call.hash().iter().map(|(name, value)| (*name, arg(value.value()))).collect()
}

fn arg(value: &Value) -> Arg {
    value.as_i64().map_or_else(|| Arg::Text(value.render()), Arg::Count)
}

fn word(call: &Helper<'_>, words: &Words) -> Result<Value, String> {
    let value = text(call, 1)?;
    if value.is_empty() {
        return Ok(Value::from(""));
    }
    Ok(words.say(&format!("{}-{value}", text(call, 0)?), &args(call)).into())
}

fn date(call: &Helper<'_>, words: &Words) -> Result<Value, String> {
    let written = text(call, 0)?;
    let style = match call.param(1).and_then(|style| style.value().as_str()).unwrap_or("long") {
        "full" => DateStyle::Full,
        "long" => DateStyle::Long,
        "weekday" => DateStyle::Weekday,
        "short" => DateStyle::Short,
        "day" => DateStyle::Day,
        other => return Err(format!("no date style `{other}`; use `full`, `long`, `weekday`, `short` or `day`")),
    };
    // Anything other than a date is written unchanged, so that a template can pass on whatever it was given.
    Ok(written.parse::<Date>().map_or(written, |day| words.date(day, style)).into())
}

/// A day at most this many days away from another cannot be mistaken for one in another year.
const NEAR_DAYS: i32 = 300;

fn near(call: &Helper<'_>, words: &Words) -> Result<Value, String> {
    let (written, today) = (text(call, 0)?, text(call, 1)?);
    let (Ok(day), Ok(today)) = (written.parse::<Date>(), today.parse::<Date>()) else { return Ok(written.into()) };
    let is_near = (day - today).get_days().abs() <= NEAR_DAYS;
    Ok(words.date(day, if is_near { DateStyle::Day } else { DateStyle::Weekday }).into())
}

fn number(call: &Helper<'_>, words: &Words) -> Result<Value, String> {
    Ok(figure(call)?.map_or_else(String::new, |(value, decimals)| words.number(value, decimals)).into())
}

fn percent(call: &Helper<'_>, words: &Words) -> Result<Value, String> {
    Ok(figure(call)?.map_or_else(String::new, |(ratio, decimals)| words.percent(ratio, decimals)).into())
}

fn list(call: &Helper<'_>, words: &Words) -> Result<Value, String> {
    let mut items = texts(call)?;
    items.extend(call.param(1).map(|rest| rest.value().render()).filter(|rest| !rest.is_empty()));
    Ok(words.list(&apart(items, words)).into())
}

fn series(call: &Helper<'_>, words: &Words) -> Result<Value, String> {
    Ok(words.series(&apart(texts(call)?, words)).into())
}

/// The items, each enclosed in isolation marks in right-to-left text.
fn apart(items: Vec<String>, words: &Words) -> Vec<String> {
    if words.is_isolating() { items.iter().map(|item| isolate(item)).collect() } else { items }
}

fn texts(call: &Helper<'_>) -> Result<Vec<String>, String> {
    let items = call.param(0).and_then(|items| items.value().as_array()).ok_or("the first argument is not a list")?;
    Ok(items.iter().map(JsonRender::render).collect())
}

fn isolated(call: &Helper<'_>, words: &Words) -> Result<Value, String> {
    let text = text(call, 0)?;
    Ok(if words.is_isolating() { isolate(&text) } else { text }.into())
}

fn iso(call: &Helper<'_>, _: &Words) -> Result<Value, String> {
    Ok(text(call, 0)?.into())
}

fn join(call: &Helper<'_>, _: &Words) -> Result<Value, String> {
    let mut joined = String::new();
    for (at, part) in call.params().iter().enumerate() {
        if at > 0 {
            joined.push(' ');
        }
        joined.push_str(&part.value().render());
        rendering::hold(joined.len())?;
    }
    Ok(joined.into())
}

#[expect(clippy::unnecessary_wraps, reason = "every function has this form")]
fn either(call: &Helper<'_>, _: &Words) -> Result<Value, String> {
    let given = call.params().iter().map(PathAndJson::value).find(|value| !value.render().is_empty());
    Ok(given.cloned().unwrap_or_default())
}

fn rule(call: &Helper<'_>, _: &Words) -> Result<Value, String> {
    Ok("-".repeat(text(call, 0)?.chars().count().clamp(3, WIDTH)).into())
}

fn url(call: &Helper<'_>, _: &Words) -> Result<Value, String> {
    let address = text(call, 0)?;
    let begins = |scheme: &str| address.get(..scheme.len()).is_some_and(|own| own.eq_ignore_ascii_case(scheme));
    let allowed = ["http://", "https://", "mailto:", "tel:"].into_iter().any(begins);
    // A path of the same host; two slashes would name another one.
    let is_path = address.starts_with('/') && !address.starts_with("//") && !address.contains('\\');
    Ok(if allowed || is_path { address } else { String::new() }.into())
}

fn text(call: &Helper<'_>, at: usize) -> Result<String, String> {
    Ok(call.param(at).ok_or_else(|| format!("argument {} is missing", at + 1))?.value().render())
}

fn figure(call: &Helper<'_>) -> Result<Option<(f64, usize)>, String> {
    let value = call.param(0).ok_or("argument 1 is missing")?.value();
    if value.is_null() {
        return Ok(None);
    }
    let value = value.as_f64().ok_or("the first argument is not a number")?;
    let decimals = call.param(1).and_then(|decimals| decimals.value().as_u64()).unwrap_or(0);
    Ok(Some((value, decimals as usize)))
}
