//! Parses paths in templates, such as `../item.due`.

/// A path in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TemplatePath<'a> {
    /// How many scopes up it starts.
    pub up: usize,
    /// True if it starts at `@root`.
    pub from_root: bool,
    /// The local variable that it names: `index` for `@index`.
    pub local: Option<&'a str>,
    /// Its segments.
    pub names: Vec<&'a str>,
}

impl<'a> TemplatePath<'a> {
    /// Parses `raw`. The template parser has already made sure that it is a path.
    pub(super) fn of(raw: &'a str) -> Self {
        let mut rest = raw.trim_start_matches("./");
        let mut path = Self { up: 0, from_root: false, local: None, names: Vec::new() };
        if let Some(below) = rest.strip_prefix("@root") {
            path.from_root = true;
            rest = below.trim_start_matches(['.', '/']);
        } else if let Some(local) = rest.strip_prefix('@') {
            path.local = Some(local.trim_start_matches("../"));
            return path;
        }
        while let Some(above) = rest.strip_prefix("..") {
            path.up += 1;
            rest = above.strip_prefix(['/', '.']).unwrap_or(above);
        }
        path.names = names(rest);
        path
    }
}

/// The segments of `a.b/c.[d e].this`.
fn names(mut rest: &str) -> Vec<&str> {
    let mut names = Vec::new();
    while !rest.is_empty() {
        let (name, after) = match rest.strip_prefix('[') {
            Some(inner) => inner.split_once(']').unwrap_or((inner, "")),
            None => rest.split_at(rest.find(['.', '/']).unwrap_or(rest.len())),
        };
        if !name.is_empty() && name != "this" {
            names.push(name);
        }
        rest = after.trim_start_matches(['.', '/']);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_taken_apart() {
        assert_eq!(TemplatePath::of("item.due").names, ["item", "due"]);
        assert_eq!(TemplatePath::of("this").names, Vec::<&str>::new());
        assert_eq!(TemplatePath::of("this.due").names, ["due"]);
        assert_eq!(TemplatePath::of("items.[0].x/y").names, ["items", "0", "x", "y"]);
        let up = TemplatePath::of("../../lang");
        assert_eq!((up.up, up.names), (2, vec!["lang"]));
        let root = TemplatePath::of("@root/lang");
        assert_eq!((root.from_root, root.names), (true, vec!["lang"]));
        assert_eq!(TemplatePath::of("@index").local, Some("index"));
        assert_eq!(TemplatePath::of("./due").names, ["due"]);
    }
}
