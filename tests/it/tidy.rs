//! The rules of the house: layers, doors, names, forgotten files. A rule in prose is a wish.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Layers from the ground up. A module imports its own layer's lower neighbours only where `MAY_IMPORT` says so.
const LAYERS: [(&str, &[&str]); 5] = [
    ("base", &["model", "diag", "lang", "link", "clock", "cores", "files", "program", "stop"]),
    ("core", &["plan", "definition", "engine", "report", "message"]),
    ("adapter", &["config", "store", "mail", "render"]),
    ("application", &["app"]),
    ("edge", &["cli", "daemon", "web"]),
];

/// Imports inside a layer. Whatever is not here is refused.
const MAY_IMPORT: [(&str, &[&str]); 12] = [
    ("cores", &["stop"]),
    ("diag", &["model"]),
    ("lang", &["model"]),
    ("link", &["model"]),
    ("plan", &[]),
    ("definition", &["plan", "engine"]),
    ("engine", &["plan"]),
    ("report", &["plan", "engine"]),
    ("message", &["plan", "engine"]),
    ("cli", &["daemon", "web"]),
    ("daemon", &["web"]),
    ("web", &[]),
];

/// The rooms of a module, lowest first: folders or files directly below it. A room may import from itself and from lower
/// rooms. A name that a `mod.rs` re-exports counts as imported from where it is defined.
const ROOMS: [(&str, &[&str]); 4] = [
    ("definition", &["values", "schema", "yaml", "check", "file", "history", "build", "new_workflow", "first_files"]),
    (
        "report",
        &[
            "drawing",
            "gantt",
            "measure",
            "request",
            "words",
            "section",
            "progress_report",
            "allow_list",
            "redact",
            "chart",
            "baseline",
            "build",
            "programme",
            "minutes",
            "document",
        ],
    ),
    ("render", &["text", "theme", "spreadsheet", "page", "template", "export", "pdf", "edition"]),
    (
        "app",
        &[
            "error",
            "output",
            "journal",
            "answer_link",
            "definitions",
            "live",
            "compose",
            "verdict",
            "installation",
            "reports",
            "remind",
            "deliver",
            "record",
            "approvals",
            "commitments",
            "roles",
            "answers",
            "incoming",
            "rehearse",
            "outbox",
            "edits",
            "doctor",
            "evidence",
            "overview",
            "wake",
        ],
    ),
];

/// One door for each outside crate: the files or folders of `src/` that may name it.
const DOORS: [(&str, &[&str]); 47] = [
    ("rusqlite", &["store/"]),
    ("lettre", &["mail/"]),
    ("tokio_rustls", &["mail/smtp/"]),
    ("rustls_native_certs", &["mail/smtp/"]),
    ("mail_parser", &["mail/"]),
    ("printpdf", &["render/pdf/"]),
    ("lopdf", &["render/pdf/"]),
    ("flate2", &["render/pdf/", "store/texts.rs"]),
    ("parley", &["render/pdf/"]),
    ("skrifa", &["render/theme/typeface.rs", "render/pdf/set/contour.rs"]),
    ("subsetter", &["render/pdf/"]),
    ("icu_normalizer", &["render/pdf/set/"]),
    ("hypher", &["render/pdf/"]),
    ("html5ever", &["render/page/dom.rs"]),
    ("handlebars", &["render/template/"]),
    ("saphyr_parser", &["definition/yaml/"]),
    ("serde_yaml", &["definition/check/", "config/"]),
    ("serde_path_to_error", &["definition/file/"]),
    ("strsim", &["diag/suggest.rs"]),
    ("cron", &["plan/cron/", "plan/mod.rs"]),
    ("fluent_bundle", &["lang/"]),
    ("unic_langid", &["lang/"]),
    ("annotate_snippets", &["diag/render.rs"]),
    ("clap", &["cli/", "main.rs"]),
    ("clap_complete", &["cli/shell_files.rs"]),
    ("clap_mangen", &["cli/shell_files.rs"]),
    ("comfy_table", &["cli/"]),
    ("indicatif", &["cli/"]),
    ("terminal_size", &["cli/print.rs"]),
    ("csv", &["render/spreadsheet/"]),
    ("png", &["render/theme/logo.rs"]),
    ("base64", &["render/theme/logo.rs", "mail/smtp/token.rs", "link/"]),
    ("hmac", &["link/"]),
    ("sha2", &["model/sha256.rs", "link/signer.rs", "app/definitions/footprint.rs"]),
    ("getrandom", &["app/installation/keys.rs"]),
    ("rust_xlsxwriter", &["render/export/workbook.rs"]),
    ("unicode_width", &["render/text/fold.rs"]),
    ("unicode_segmentation", &["render/text/fit.rs", "render/pdf/set/"]),
    ("icalendar", &["render/export/ics.rs", "definition/build/"]),
    ("anstream", &["cli/", "main.rs"]),
    ("notify", &["daemon/"]),
    ("tracing_subscriber", &["cli/"]),
    ("tokio", &["mail/", "daemon/", "cli/", "app/", "web/"]),
    ("axum", &["web/"]),
    ("hyper", &["web/"]),
    ("hyper_util", &["web/"]),
    ("tower_http", &["web/"]),
];

/// Words that hide what a thing is for.
const EMPTY_NAMES: [&str; 8] = ["manager", "helper", "util", "utils", "common", "misc", "service", "processor"];

/// A file longer than this holds more than one noun.
const LINES_AT_MOST: usize = 600;

struct Source {
    path: String,
    text: String,
}

impl Source {
    /// Lines of code with their numbers, without comments and without the file's tests.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
            .map(|(number, line)| (number + 1, line))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files_under(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let sources: Vec<Source> = files_under(&src, "rs")
        .into_iter()
        .map(|path| Source {
            path: path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/"),
            text: fs::read_to_string(&path).unwrap(),
        })
        .collect();
    assert!(sources.len() > 20, "the sources were not found");
    sources
}

/// A file of unit tests may look at what it tests from above.
fn is_test(source: &Source) -> bool {
    source.path.ends_with("/tests.rs")
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|(_, modules)| modules.contains(&module))
}

/// The modules of ours that a line names: `crate::plan::…`, `crate::{plan::…, model}` over several lines is covered by
/// reading the whole use tree as text.
fn imported_modules(source: &Source) -> BTreeSet<String> {
    let code: String = source.code().map(|(_, line)| line).collect::<Vec<_>>().join("\n");
    let mut modules = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(tree) = rest.strip_prefix('{') {
            modules.extend(first_names_of_tree(tree));
        } else {
            modules.insert(first_name(rest));
        }
    }
    modules
}

fn first_name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn first_names_of_tree(tree: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut at_start = true;
    for (at, c) in tree.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_start = true,
            c if at_start && (c.is_alphanumeric() || c == '_') => {
                names.push(first_name(&tree[at..]));
                at_start = false;
            }
            _ => {}
        }
    }
    names
}

#[test]
fn imports_go_downward_only() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_IMPORT.into_iter().collect();
    let mut wrong = Vec::new();
    let is_layered = |source: &&Source| !matches!(source.path.as_str(), "lib.rs" | "main.rs") && !is_test(source);
    for source in sources().iter().filter(is_layered) {
        let own = source.module();
        let own_layer = layer(own).unwrap_or_else(|| panic!("`{own}` belongs to no layer: add it to LAYERS"));
        for imported in imported_modules(source) {
            let Some(its_layer) = layer(&imported) else { continue };
            let fine = imported == own
                || its_layer < own_layer
                || allowed.get(own).is_some_and(|allowed| allowed.contains(&imported.as_str()));
            if !fine {
                wrong.push(format!("src/{}: `{own}` may not import `{imported}`", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A path as a list of names: `["definition", "yaml", "tree"]`.
type Names = Vec<String>;

/// The files of `src/` by module path, with what each of them imports and re-exports from the others.
struct Imports {
    /// The path of each module's file below `src/`.
    files: BTreeMap<Names, String>,
    /// Every path that a module mentions, from the top of the crate.
    named: BTreeMap<Names, BTreeSet<Names>>,
    /// Where the names that a module re-exports come from.
    reexports: BTreeMap<Names, BTreeMap<String, Names>>,
}

impl Imports {
    fn of(sources: &[Source]) -> Self {
        let sources: Vec<&Source> = sources.iter().filter(|source| !is_test(source)).collect();
        let files: BTreeMap<Names, String> =
            sources.iter().map(|source| (module_path(&source.path), source.path.clone())).collect();
        let mut imports = Self { files, named: BTreeMap::new(), reexports: BTreeMap::new() };
        for source in sources {
            let module = module_path(&source.path);
            let code: String = source.code().map(|(_, line)| line.to_owned() + "\n").collect();
            let paths = paths_in(&code).into_iter().chain(imports.paths_of_children(&code, &module));
            let named = paths.filter_map(|path| absolute(&path, &module)).collect();
            let reexports = imports.reexported(&code, &module);
            imports.named.insert(module.clone(), named);
            imports.reexports.insert(module, reexports);
        }
        imports
    }

    /// The paths of `module` that begin with a module directly below it, which needs no `self`.
    fn paths_of_children(&self, code: &str, module: &Names) -> Vec<Names> {
        let is_child = |other: &&Names| other.len() == module.len() + 1 && other.starts_with(module);
        let names = self.files.keys().filter(is_child).filter_map(|child| child.last());
        let roots = names.flat_map(|name| roots(code, &format!("{name}::")).into_iter());
        roots.flat_map(expanded).map(|path| [vec!["self".to_owned()], path].concat()).collect()
    }

    fn reexported(&self, code: &str, module: &Names) -> BTreeMap<String, Names> {
        let mut reexports = BTreeMap::new();
        for (at, _) in code.match_indices("\npub") {
            let Some((before, tree)) = code[at..].split_once("use ") else { continue };
            if before.contains([';', '{', '=']) {
                continue;
            }
            for path in expanded(tree) {
                let child = [module.as_slice(), &path[..1]].concat();
                let of_child = self.files.contains_key(&child).then(|| "self".to_owned());
                let path: Names = of_child.into_iter().chain(path).collect();
                if let (Some(name), Some(path)) = (path.last(), absolute(&path, module)) {
                    reexports.insert(name.clone(), path);
                }
            }
        }
        reexports
    }

    /// The module whose file defines what `path` names. Re-exported names are followed to where they come from.
    fn holder(&self, path: &[String]) -> Names {
        let mut module = Names::new();
        for (at, name) in path.iter().enumerate() {
            let child = [module.as_slice(), std::slice::from_ref(name)].concat();
            if self.files.contains_key(&child) {
                module = child;
            } else if let Some(source) = self.reexports.get(&module).and_then(|names| names.get(name)) {
                return self.holder(&[source.as_slice(), &path[at + 1..]].concat());
            } else {
                break;
            }
        }
        module
    }

    /// The other modules below `top` that `module` imports.
    fn imported(&self, module: &Names, top: &str) -> BTreeSet<Names> {
        let named = self.named[module].iter().map(|path| self.holder(path));
        named.filter(|holder| holder.first().is_some_and(|first| first == top) && holder != module).collect()
    }

    fn modules_below(&self, top: &str) -> impl Iterator<Item = (&Names, &String)> {
        self.files.iter().filter(move |(module, _)| module.first().is_some_and(|first| first == top))
    }
}

/// `definition/yaml/tree.rs` is `definition::yaml::tree`, and `definition/mod.rs` is `definition`.
fn module_path(file: &str) -> Names {
    let stem = file.trim_end_matches(".rs").trim_end_matches("/mod");
    stem.split('/').map(str::to_owned).collect()
}

/// Every path of `code` that begins with `crate`, `super` or `self`.
fn paths_in(code: &str) -> Vec<Names> {
    ["crate::", "super::", "self::"].iter().flat_map(|root| roots(code, root)).flat_map(expanded).collect()
}

/// The code from each path that begins with `root` onward. `pub(in crate::definition)` is not an import.
fn roots<'a>(code: &'a str, root: &str) -> Vec<&'a str> {
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
    let begins = |at: usize| !code[..at].ends_with(goes_on) && !code[..at].ends_with("(in ");
    code.match_indices(root).filter(|(at, _)| begins(*at)).map(|(at, _)| &code[at..]).collect()
}

/// The paths of a use tree at the beginning of `text`: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn expanded(text: &str) -> Vec<Names> {
    let name = first_name(text);
    let rest = &text[name.len()..];
    let Some(rest) = rest.strip_prefix("::") else { return vec![vec![name]] };
    let below: Vec<Names> = match rest.strip_prefix('{') {
        Some(tree) => branches(tree).into_iter().flat_map(expanded).collect(),
        None => expanded(rest),
    };
    below.into_iter().map(|path| [vec![name.clone()], path].concat()).collect()
}

/// The branches of a use tree, given what follows its `{`.
fn branches(tree: &str) -> Vec<&str> {
    let (mut branches, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in tree.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                branches.push(tree[start..at].trim());
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    branches.retain(|branch| !branch.is_empty());
    branches
}

/// A path written in `module`, from the top of the crate; `None` if it begins elsewhere. `a::b::{self}` is `a::b`.
fn absolute(path: &[String], module: &Names) -> Option<Names> {
    let mut at = match path.first()?.as_str() {
        "crate" => Names::new(),
        "super" => module[..module.len() - 1].to_vec(),
        "self" => module.clone(),
        _ => return None,
    };
    for name in &path[1..] {
        match name.as_str() {
            "super" => drop(at.pop()),
            "self" | "" => {}
            name => at.push(name.to_owned()),
        }
    }
    Some(at)
}

#[test]
fn rooms_import_from_lower_rooms_only() {
    let imports = Imports::of(&sources());
    let mut wrong = Vec::new();
    for (top, rooms) in ROOMS {
        let floor = |module: &Names| rooms.iter().position(|room| module.get(1).is_some_and(|name| name == room));
        assert!(imports.modules_below(top).count() > rooms.len(), "the rooms of `{top}` were not found");
        // The module's own `mod.rs` may import from every room.
        for (module, file) in imports.modules_below(top).filter(|(module, _)| module.len() > 1) {
            let own = floor(module).unwrap_or_else(|| panic!("src/{file} belongs to no room: add it to ROOMS"));
            for imported in imports.imported(module, top) {
                if floor(&imported).is_none_or(|its| its > own) {
                    wrong.push(format!("src/{file}: `{}` may not import `{}`", rooms[own], imported.join("::")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Circles of files that are left, with the reason why nobody has broken them yet.
const CIRCLES: [(&str, &str); 3] = [
    ("engine/remind/", "each rule of the outbox looks at the outbox, and the outbox at what its rules say of slots"),
    (
        "message/form.rs message/page.rs message/led.rs message/partner_side.rs",
        "a form says what a page and its parts show, and they show what a form said",
    ),
    ("web/connection.rs web/serve.rs", "both have the limits of a connection, which belong into a file of their own"),
];

#[test]
fn files_import_each_other_in_no_circle() {
    let imports = Imports::of(&sources());
    let (mut wrong, mut known) = (Vec::new(), BTreeSet::new());
    let tops: BTreeSet<&String> = imports.files.keys().filter_map(|module| module.first()).collect();
    for top in tops {
        // Importing from a `mod.rs` above is fine, although that names its children.
        let imported = |module: &Names| {
            let all = imports.imported(module, top).into_iter();
            all.filter(|other| !module.starts_with(other)).collect::<BTreeSet<_>>()
        };
        let mut left: BTreeMap<&Names, BTreeSet<Names>> =
            imports.modules_below(top).map(|(module, _)| (module, imported(module))).collect();
        // A file that imports none of those left, or that none of them imports, is in no circle.
        loop {
            let named: BTreeSet<Names> = left.values().flatten().cloned().collect();
            let is_outside =
                |(module, imports): &(&&Names, &BTreeSet<Names>)| imports.is_empty() || !named.contains(**module);
            let outside: BTreeSet<Names> =
                left.iter().filter(is_outside).map(|(module, _)| (*module).clone()).collect();
            if outside.is_empty() {
                break;
            }
            left.retain(|module, _| !outside.contains(*module));
            for imports in left.values_mut() {
                imports.retain(|module| !outside.contains(module));
            }
        }
        for (module, imported) in left {
            let file = &imports.files[module];
            if let Some((files, _)) =
                CIRCLES.iter().find(|(files, _)| files.split(' ').any(|one| file.starts_with(one)))
            {
                known.insert(*files);
                continue;
            }
            let names: Vec<String> = imported.iter().map(|module| module.join("::")).collect();
            wrong.push(format!(
                "src/{}: stands in a circle, importing `{}`",
                imports.files[module],
                names.join("`, `")
            ));
        }
    }
    assert_eq!(known.len(), CIRCLES.len(), "a circle is broken: take it out of CIRCLES; left are {known:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn paths_are_read_out_of_use_trees() {
    let module = module_path("definition/yaml/parse.rs");
    let code = "use super::{\n    tree::{self, Node},\n    quotes::quoted,\n};\nuse crate::{definition::values::id, plan};\n\
                pub(in crate::definition) fn f() { super::super::MAX; let x = my_self::y; }\n";
    let paths: BTreeSet<String> =
        paths_in(code).iter().filter_map(|path| absolute(path, &module)).map(|path| path.join("::")).collect();
    let expected = [
        "definition::MAX",
        "definition::values::id",
        "definition::yaml::quotes::quoted",
        "definition::yaml::tree",
        "definition::yaml::tree::Node",
        "plan",
    ];
    assert_eq!(paths.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

#[test]
fn every_outside_crate_has_one_door() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (number, line) in source.code() {
            for (name, doors) in DOORS {
                let named = line
                    .match_indices(&format!("{name}::"))
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'));
                if named && !doors.iter().any(|door| source.path.starts_with(door)) {
                    wrong.push(format!("src/{}:{number}: `{name}` belongs behind {doors:?}", source.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_core_touches_nothing_outside() {
    let banned = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::thread",
        "tokio::",
        "SystemTime",
        "HashMap",
        "HashSet",
    ];
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| layer(source.module()) == Some(1)) {
        for (number, line) in source.code() {
            for name in banned.iter().filter(|name| line.contains(**name)) {
                wrong.push(format!("src/{}:{number}: `{name}` in the core", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Names by which a file is opened or read.
const READERS: [&str; 5] = ["fs::read(", "read_to_string(", "File::open(", "read_to_end(", "fs::read};"];

#[test]
fn files_are_read_in_one_place() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.path != "files.rs" && !is_test(source)) {
        for (number, line) in source.code() {
            for name in READERS.iter().filter(|name| line.contains(**name)) {
                // What a program prints is read up to the length that its caller gives.
                let is_pipe = source.path == "program.rs" && line.contains(".take(most)");
                // A folder is opened to make what was written into it last.
                let is_folder = ["mail/file.rs", "app/installation/keys.rs"].contains(&source.path.as_str())
                    && line.contains("sync_all");
                if !is_pipe && !is_folder {
                    wrong.push(format!(
                        "src/{}:{number}: `{name}` belongs into files.rs, which has limits",
                        source.path
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sql_lives_in_the_store_and_asks_no_clock() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (number, line) in source.code() {
            let is_sql = ["SELECT ", "INSERT INTO", "DELETE FROM", "UPDATE mails", "CREATE TABLE"]
                .iter()
                .any(|sql| line.contains(sql));
            if is_sql && !source.path.starts_with("store/") {
                wrong.push(format!("src/{}:{number}: SQL outside the store", source.path));
            }
        }
    }
    let folder = root().join("src/store");
    for path in files_under(&folder, "rs").into_iter().chain(files_under(&folder, "sql")) {
        let text = fs::read_to_string(&path).unwrap();
        for clock in ["datetime('now'", "CURRENT_TIMESTAMP", "strftime('%s','now'", "unixepoch()"] {
            if text.contains(clock) {
                wrong.push(format!("{}: {clock}: time is a parameter", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What one engine alone understands: MAX and MIN of several values, ids that nobody named, functions of JSON in rows.
#[test]
fn sql_keeps_to_what_engines_share() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.path.starts_with("store/")) {
        let code: String = source.code().map(|(_, line)| line).collect::<Vec<_>>().join("\n");
        let mut refuse = |what: &str| wrong.push(format!("src/{}: {what}", source.path));
        for words in ["json_each", "json_group_array", "last_insert_rowid", "INSERT OR "] {
            if code.contains(words) {
                refuse(words);
            }
        }
        for name in ["MAX(", "MIN("] {
            for (at, _) in code.match_indices(name) {
                let arguments = code[at + name.len()..].split(')').next().unwrap_or_default();
                if arguments.contains(',') {
                    refuse(&format!("{name}{arguments}): write CASE"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_say_what_a_thing_is_for() {
    let mut wrong = Vec::new();
    for source in sources() {
        let stem = source.path.trim_end_matches(".rs");
        for word in stem.split(['/', '_']).filter(|word| EMPTY_NAMES.contains(word)) {
            wrong.push(format!("src/{}: `{word}` says nothing", source.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_in_its_first_line_what_belongs_there_and_holds_one_noun() {
    let mut wrong = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//!") {
            wrong.push(format!("src/{}: begins without a `//!` sentence", source.path));
        }
        let lines = source.text.lines().count();
        if lines > LINES_AT_MOST {
            wrong.push(format!("src/{}: {lines} lines, at most {LINES_AT_MOST}", source.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_test_file_is_forgotten() {
    let folder = root().join("tests/it");
    let main = fs::read_to_string(folder.join("main.rs")).unwrap();
    for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let is_module = path.extension().is_some_and(|extension| extension == "rs") || path.join("mod.rs").exists();
        if is_module && stem != "main" {
            assert!(main.contains(&format!("mod {stem};")), "tests/it/main.rs does not name `{stem}`");
        }
    }
}

#[test]
fn nothing_is_left_half_done() {
    // Written in pieces, so that this file does not find itself.
    let leftovers = [
        concat!("to", "do!("),
        concat!("unimple", "mented!("),
        concat!("FIX", "ME"),
        concat!("X", "XX"),
        concat!("db", "g!("),
    ];
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "benches"] {
        for path in files_under(&root().join(folder), "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let skipped = text.lines().any(|line| line.trim_start().starts_with("#[ignore"));
            for leftover in leftovers.iter().filter(|leftover| text.contains(**leftover)) {
                wrong.push(format!("{}: {leftover}", path.display()));
            }
            if skipped {
                wrong.push(format!("{}: a test is skipped", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Paths such as `model/answer.rs` in the documents, looked up below `src/` and the rooms that a text may begin at.
#[test]
fn the_documents_name_files_that_are_there() {
    let mut missing = Vec::new();
    let mut named = 0;
    for document in files_under(&root().join("docs"), "md").into_iter().chain([root().join("README.md")]) {
        let text = fs::read_to_string(&document).unwrap();
        let paths = text.split('`').skip(1).step_by(2).filter(|path| path.contains('/'));
        let paths = paths.filter(|path| Path::new(path).extension().is_some_and(|extension| extension == "rs"));
        for path in paths.filter(|path| !path.contains(char::is_whitespace)) {
            named += 1;
            let places = ["", "src", "src/app"].map(|place| root().join(place).join(path));
            if !places.iter().any(|place| place.exists()) {
                missing.push(format!("{}: `{path}` is not there", document.display()));
            }
        }
    }
    assert!(named > 20, "the paths were not found");
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// What to do about an error is data (`diag::Advised::help`), which the edges set beside the message: a text that holds
/// both could only be taken apart again by looking for a word in it.
#[test]
fn no_message_has_its_help_inside() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.path != "diag/advice.rs" && !is_test(source)) {
        let code: Vec<_> = source.code().collect();
        for (at, (number, line)) in code.iter().enumerate() {
            let is_begun = code[..at].last().is_some_and(|(_, before)| before.ends_with("\\n  \\"));
            if line.contains("\\n  help:") || is_begun && line.trim_start().starts_with("help:") {
                wrong.push(format!("src/{}:{number}: a message has its help inside", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
