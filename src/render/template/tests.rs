//! What loading templates guarantees.

use std::collections::BTreeSet;

use handlebars::{Context, Template, template::TemplateElement};

use super::{
    built_in,
    finding::TemplateFinding,
    kind::kinds,
    parsed::partial_name,
    sample::{Fullness, sample},
    set::TemplateSet,
    templates::Templates,
    text::TemplateText,
};

fn load(changes: &[(&str, &str)]) -> Result<Templates, Vec<TemplateFinding>> {
    let mut texts = built_in::texts();
    for (name, text) in changes {
        texts.retain(|other| other.name != *name);
        texts.push(TemplateText { name: (*name).into(), text: (*text).into(), file: None });
    }
    Templates::of(texts, &kinds(), Vec::new(), |_, _| true)
}

fn findings(changes: &[(&str, &str)]) -> Vec<String> {
    load(changes).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

fn reminder(text: &str) -> Vec<String> {
    findings(&[("mail/reminder.txt", text)])
}

#[test]
fn every_template_file_is_built_in() {
    fn collect(folder: &std::path::Path, prefix: &str, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            match name.strip_suffix(".hbs") {
                _ if path.is_dir() => collect(&path, &format!("{prefix}{name}/"), found),
                Some(stem) => drop(found.insert(format!("{prefix}{stem}"))),
                None => {}
            }
        }
    }
    let mut files = BTreeSet::new();
    collect(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("report-templates"), "", &mut files);
    let known: BTreeSet<String> = built_in::texts().into_iter().map(|text| text.name).collect();
    assert_eq!(known, files);
}

#[test]
fn built_in_templates_have_no_finding() {
    assert_eq!(findings(&[]), Vec::<String>::new());
}

#[test]
fn a_path_that_does_not_exist_is_refused_with_its_place() {
    assert_eq!(
        reminder("Dear all,\n\n  {{salutatoin}}"),
        ["template `mail/reminder.txt`:3:5: there is no `salutatoin`; did you mean `salutation`?"]
    );
}

#[test]
fn paths_are_followed_into_conditions_loops_arguments_and_parents() {
    let found = |text: &str, what: &str| {
        let found = reminder(text);
        assert!(found.len() == 1 && found[0].contains(what), "{text}: {found:?}");
    };
    found("{{#if first.dues}}x{{/if}}", ":1:13: there is no `dues` in `first.dues`; did you mean `due`?");
    found("{{#each groups}}\n{{#each items}}{{titel}}{{/each}}{{/each}}", ":2:18: there is no `titel`");
    found("{{#each groups}}{{../symbl}}{{/each}}", "there is no `symbl` in `../symbl`");
    found("{{#each groups}}{{@root.symbl}}{{/each}}", "there is no `symbl` in `@root.symbl`");
    found("{{#each groups as |group|}}{{group.item}}{{/each}}", "there is no `item` in `group.item`");
    found("{{#if symbol}}{{else if first.nthh}}x{{/if}}", "there is no `nthh`");
    found("{{t \"mail-counts\" count=(len group)}}", "there is no `group`; did you mean `groups`?");
    found("{{date (either firts day)}}", "there is no `firts`");
    found("{{../symbol}}", "goes above the top");
    found("{{#each symbol}}x{{/each}}", "`symbol` is not a list");
    found("{{#each groups}}{{@idx}}{{/each}}", "there is no `@idx`; did you mean `@index`?");
    assert_eq!(
        reminder("{{#each groups as |g|}}{{#each g.items as |i n|}}{{i.title}}{{n}}{{@../index}}{{/each}}{{/each}}"),
        Vec::<String>::new()
    );
}

#[test]
fn paths_are_followed_into_partials() {
    let found = findings(&[
        ("mail/reminder.txt", "{{#if first}}{{> mail/own.txt first label=symbol}}{{/if}}"),
        ("mail/own.txt", "{{label}} {{title}}\n{{lable}}"),
    ]);
    assert_eq!(found, ["template `mail/own.txt`:2:3: there is no `lable`; did you mean `label`?"]);
}

#[test]
fn messages_functions_and_their_arguments_must_exist() {
    let found = |text: &str, what: &str| {
        let found = reminder(text);
        assert!(found.iter().any(|finding| finding.contains(what)), "{text}: {found:?}");
    };
    found("{{t \"mail-cuonts\" count=1}}", ":1:6: there is no message `mail-cuonts`; did you mean `mail-counts`?");
    found("{{t \"mail-counts\"}}", "message `mail-counts` needs `count`; add `count=…`");
    found("{{t \"mail-closing\" count=1}}", "message `mail-closing` has no `count`");
    found("{{t symbol}}", "the message of `t` must be a literal");
    found("{{dat day}}", ":1:3: there is no function `dat`; did you mean `date`?");
    found("{{word \"mail-grup\" kind}}", "no message begins with `mail-grup-`");
    found("{{word \"mail-group\" kind}}", "there is no message `mail-group-reminder` for the value `reminder`");
    found("{{date day \"huge\"}}", "no date style `huge`");
}

#[test]
fn syntax_is_refused_with_its_place() {
    let found = reminder("Dear all\n{{#if first}}\nx");
    assert!(found[0].starts_with("template `mail/reminder.txt`:"), "{found:?}");
    let found = reminder("ok\n{{#if first}}x{{/each}}");
    assert!(found[0].contains(":2:"), "{found:?}");
}

#[test]
fn partials_must_exist_be_named_and_end() {
    assert_eq!(
        reminder("x\n{{> mail/rowz.txt}}"),
        ["template `mail/reminder.txt`:2:5: there is no partial `mail/rowz.txt`; did you mean `mail/rows.txt`?"]
    );
    let found = reminder("{{> mail/rows.html}}");
    assert!(found[0].contains("written for another medium"), "{found:?}");
    let found = reminder("{{> (either \"a\" \"b\")}}");
    assert!(found[0].contains("the name of a partial is computed"), "{found:?}");
    let found = findings(&[("a.txt", "x\n {{> b.txt}}"), ("b.txt", "{{> c.txt}}"), ("c.txt", "{{> a.txt}}")]);
    assert_eq!(
        found,
        ["template `a.txt`:2:6: partials include each other without end: `a.txt` → `b.txt` → `c.txt` → `a.txt`"]
    );
    let found = findings(&[("a.txt", "{{> a.txt}}")]);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn unescaped_output_and_inline_partials_are_refused() {
    for text in ["{{{symbol}}}", "{{&symbol}}"] {
        let found = findings(&[("mail/reminder.html", text)]);
        assert!(found.len() == 1 && found[0].contains("without escaping"), "{found:?}");
    }
    let found = reminder("{{#*inline \"x\"}}y{{/inline}}");
    assert!(found[0].contains("inline partials"), "{found:?}");
}

#[test]
fn what_may_be_missing_must_be_guarded() {
    let found = reminder("{{first.title}}");
    assert!(found.len() == 1 && found[0].contains("fails on sample data"), "{found:?}");
    let found = reminder("{{#with first}}{{title}}{{/with}}");
    assert!(found.len() == 1 && found[0].contains("`first` may be missing"), "{found:?}");
}

#[test]
fn partials_that_are_written_out_say_what_included_ones_say() {
    // A text that differs from the built-in one is included, not inlined.
    let own = built_in::texts().into_iter().map(|text| TemplateText { text: text.text + "{{! own }}", ..text });
    let (written_out, included) =
        (load(&[]).unwrap(), Templates::of(own.collect(), &kinds(), Vec::new(), |_, _| true).unwrap());
    for text in built_in::texts() {
        let Some(kind) = kinds().into_iter().find(|kind| kind.is_of(&text.name)) else { continue };
        for fullness in [Fullness::Bare, Fullness::Full] {
            let data = Context::from(sample(&kind.schema, fullness));
            let rendered = |templates: &Templates| templates.render(&text.name, &data).unwrap();
            assert_eq!(rendered(&written_out), rendered(&included), "{}", text.name);
        }
    }
}

#[test]
fn a_file_that_a_built_in_template_includes_is_held_against_its_kind() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("progress")).unwrap();
    std::fs::write(dir.path().join("progress/badge.html.hbs"), "<b>{{badge.wrod}}</b>").unwrap();
    let found = Templates::load(Some(dir.path())).err().unwrap();
    assert!(found.iter().any(|finding| finding.to_string().contains("there is no `wrod`")), "{found:?}");
}

#[test]
fn files_replace_built_in_templates_by_name() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("mail")).unwrap();
    std::fs::write(dir.path().join("mail/reminder.subject.hbs"), "{{symbl}}").unwrap();
    let found = Templates::load(Some(dir.path())).err().unwrap();
    assert_eq!(found.len(), 1);
    assert!(found[0].to_string().contains("mail/reminder.subject.hbs:1:3: there is no `symbl`"), "{}", found[0]);
    std::fs::write(dir.path().join("mail/reminder.subject.hbs"), "{{symbol}}").unwrap();
    assert!(Templates::load(Some(dir.path())).is_ok());
    assert!(Templates::load(Some(&dir.path().join("none"))).is_err());
}

#[test]
fn a_file_with_a_fault_is_laid_aside_with_what_needs_it() {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("mail/reminder.subject.hbs", "{{symbl}}"),
        ("reports/own.html.hbs", "<html lang=\"{{lang}}\"><body>{{> reports/part.html}}</body></html>"),
        ("reports/part.html.hbs", "<p>{{nope}}</p>"),
        ("reports/sound.html.hbs", "<html lang=\"{{lang}}\"><body><p>{{header.title}}</p></body></html>"),
    ] {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let (templates, findings) = Templates::load_sound(Some(dir.path()));
    let told = findings.iter().map(|finding| finding.template.as_str()).collect::<Vec<_>>();
    assert_eq!(told, ["mail/reminder.subject", "reports/part.html", "reports/own.html"]);
    let file = |name: &str| templates.listed().find(|(known, _)| *known == name).map(|(_, file)| file.is_some());
    assert_eq!(file("mail/reminder.subject"), Some(false), "what is built in stands again");
    assert_eq!((file("reports/own.html"), file("reports/part.html")), (None, None));
    assert_eq!(file("reports/sound.html"), Some(true), "what has no fault is used");
}

#[test]
fn a_file_that_fails_on_real_data_only_makes_way_for_what_it_replaced() {
    let twice = "{{#each groups}}{{#each @root.groups}}{{standing}}{{/each}}{{/each}}";
    let own = load(&[("mail/digest.txt", twice)]).unwrap();
    let kind = kinds().into_iter().find(|kind| kind.is_of("mail/digest.txt")).unwrap();
    let mut data = Context::from(sample(&kind.schema, Fullness::Full));
    assert_ne!(
        own.render("mail/digest.txt", &data).unwrap(),
        load(&[]).unwrap().render("mail/digest.txt", &data).unwrap()
    );
    assert!(own.newly_failed().is_empty());

    let groups = data.data_mut()["groups"].as_array_mut().unwrap();
    let group = groups[0].clone();
    groups.resize(2_000, group);
    let built_in = load(&[]).unwrap().render("mail/digest.txt", &data).unwrap();
    assert_eq!(own.render("mail/digest.txt", &data).unwrap(), built_in, "the mail is written all the same");
    let told = own.newly_failed().iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("mail/digest.txt") && told[0].contains("takes more than 1000000 steps"), "{told:?}");
    assert!(told[0].contains("the built-in template is used instead"), "{told:?}");
    own.render("mail/digest.txt", &data).unwrap();
    assert!(own.newly_failed().is_empty(), "a fault is told once");
}

#[test]
fn what_has_no_text_of_its_own_is_refused_with_what_to_write() {
    let found = |text: &str, what: &str| {
        let found = findings(&[("reports/own.html", text)]);
        assert!(found.iter().any(|finding| finding.contains(what)), "{text}: {found:#?}");
    };
    found("ok\n {{header.opens}}", ":2:4: `header.opens` is an object, not a text; write `{{header.opens.text}}`");
    found("{{{header.opens}}}", "`header.opens` is an object");
    found(
        "{{date header.opens}}",
        "`date` takes a text, and `header.opens` is an object; write `{{date header.opens.date}}`",
    );
    found(
        "{{register.tasks}}",
        ":1:3: `register.tasks` is a list, not a text; write `{{#each register.tasks}}…{{/each}}`",
    );
    found("{{#each lists.overdue}}{{due}}{{/each}}", "`due` is an object, not a text; write `{{due.text}}`");
    found("{{#each register.tasks}}{{this}}{{/each}}", "`this` is an object, not a text; write `{{this.title}}`");
    found("{{list register.tasks}}", "`list` takes a list of texts, and `register.tasks` has other things in it");
    found("{{series register.tasks}}", "`series` takes a list of texts");
    found("{{isolate header}}", "`isolate` takes a text, and `header` is an object");
    found("{{either header.opens \"x\"}}", "`either` is an object");
    found("{{lookup header \"opens\"}}", "`lookup` is an object");
    found("{{t \"report-as-of\" date=header.opens}}", "`date` of `t` takes a text, and `header.opens` is an object");
    for fine in [
        "{{header.opens.text}} {{date header.opens.date}} {{len register.tasks}} {{#if header.opens}}x{{/if}}",
        "{{#each lists.overdue}}{{title}}{{#with due}}{{text}}{{else}}-{{/with}}{{/each}}",
        "{{> progress/badge.html badge=summary.badge}}",
    ] {
        assert_eq!(findings(&[("reports/own.html", fine)]), Vec::<String>::new(), "{fine}");
    }
}

/// Handlebars copies all the data for each partial that it includes itself, with a mail of seventy items seventy items.
#[test]
fn no_built_in_template_has_its_data_copied_outside_of_a_list() {
    fn left(template: &Template, found: &mut Vec<String>) {
        for element in &template.elements {
            match element {
                // What is indented is copied as well, but stands in lists, where the data is that of one thing.
                TemplateElement::PartialExpression(partial) if partial.indent.as_deref().is_none_or(str::is_empty) => {
                    found.extend(partial_name(partial).filter(|_| partial.params.is_empty()).map(str::to_owned));
                }
                TemplateElement::HelperBlock(block) => {
                    block.template.iter().chain(&block.inverse).for_each(|body| left(body, found));
                }
                _ => {}
            }
        }
    }
    let (set, _) = TemplateSet::parse(built_in::texts());
    for parsed in set.iter() {
        let mut found = Vec::new();
        left(&set.flattened(parsed), &mut found);
        assert!(found.is_empty(), "{} includes {found:?}", parsed.text.name);
    }
}
