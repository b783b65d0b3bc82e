//! The keys of `web:`: where pages are served, and how the world reaches them.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    str::FromStr,
};

use super::{
    Network, TransportConfig,
    raw::{RawListen, RawWeb},
};

/// Where pages are served unless the configuration says otherwise: to this machine alone.
const LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8017);

/// The pages that partners and coordinators open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebConfig {
    /// Address to listen on; port 0 takes a free one. `None` if no pages are served.
    pub listen: Option<SocketAddr>,
    /// How partners reach it.
    pub base_url: BaseUrl,
    /// The proxies that are believed about whom they speak for.
    pub trusted_proxies: Vec<Network>,
}

impl WebConfig {
    /// True if a link can be followed by whoever gets a mail of this `transport`: pages are served, on a port that is known, and mail
    /// for others does not name this machine as itself.
    pub fn has_links_for(&self, transport: &TransportConfig) -> bool {
        let is_for_others = matches!(transport, TransportConfig::Smtp { .. });
        self.listen.is_some_and(|listen| listen.port() != 0 || BaseUrl::of(listen) != self.base_url)
            && !(is_for_others && self.base_url.is_of_this_machine())
    }

    /// How partners reach the pages if they are served at `bound`, which has the port that was free.
    pub fn base_url_at(&self, bound: SocketAddr) -> BaseUrl {
        if self.listen.is_some_and(|listen| BaseUrl::of(listen) == self.base_url) {
            BaseUrl::of(bound)
        } else {
            self.base_url.clone()
        }
    }
}

/// The address of the pages as browsers write it, without a slash at the end: a link is this and a path that begins with one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    prefix: String,
}

impl BaseUrl {
    /// True if it leads everybody to their own machine.
    fn is_of_this_machine(&self) -> bool {
        let host = self.origin.split("://").nth(1).unwrap_or_default();
        let name = host.rsplit_once(':').map_or(host, |(name, port)| if port.ends_with(']') { host } else { name });
        let address: Option<IpAddr> = name.trim_matches(['[', ']']).parse().ok();
        name == "localhost" || name.ends_with(".localhost") || address.is_some_and(|address| address.is_loopback())
    }

    /// The address of pages that are served at `listen` itself.
    fn of(listen: SocketAddr) -> Self {
        Self { origin: format!("http://{listen}"), prefix: String::new() }
    }

    /// Scheme, host and port as browsers send them with a form (RFC 6454 section 6.1): lower case, punycode, no default port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The path below which the pages are, such as `/forum`; empty if they have the host to themselves.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.origin, self.prefix)
    }
}

impl FromStr for BaseUrl {
    /// Why it is none.
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (scheme, rest) = text.split_once("://").ok_or("it does not begin with `https://` or `http://`")?;
        let (scheme, default_port) = match scheme.to_ascii_lowercase().as_str() {
            "https" => ("https", 443),
            "http" => ("http", 80),
            _ => return Err("it does not begin with `https://` or `http://`"),
        };
        if rest.contains(['?', '#']) {
            return Err("it goes on after the path");
        }
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        if authority.contains('@') {
            return Err("it names a user");
        }
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
            _ => (authority, None),
        };
        let host = host_of(host).ok_or("its host is neither a name nor an address")?;
        let port = match port {
            None => None,
            Some(port) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some(port.parse::<u16>().ok().filter(|port| *port > 0).ok_or("its port is none")?)
            }
            Some(_) => return Err("its port is none"),
        };
        let port = port.filter(|port| *port != default_port).map_or_else(String::new, |port| format!(":{port}"));
        let prefix = path.trim_end_matches('/');
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
        let is_step = |step: &str| !["", ".", ".."].contains(&step) && step.chars().all(is_plain);
        if !prefix.split('/').skip(1).all(is_step) {
            return Err("its path has other signs than letters, digits, `-`, `_`, `.` and `~`");
        }
        Ok(Self { origin: format!("{scheme}://{host}{port}"), prefix: prefix.to_owned() })
    }
}

/// A host as browsers write it.
fn host_of(text: &str) -> Option<String> {
    if let Some(address) = text.strip_prefix('[') {
        let address: Ipv6Addr = address.strip_suffix(']')?.parse().ok()?;
        return Some(format!("[{address}]"));
    }
    let host = idna::domain_to_ascii(text).ok()?.to_ascii_lowercase();
    let is_label = |label: &str| {
        !label.is_empty() && label.len() <= 63 && label.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
    };
    // A name whose last part is a number is an address to browsers, even `127.1`.
    let is_number = host.rsplit('.').next()?.bytes().all(|byte| byte.is_ascii_digit());
    let is_fine = if is_number { host.parse::<Ipv4Addr>().is_ok() } else { host.split('.').all(is_label) };
    is_fine.then_some(host)
}

/// What is wrong, and what to do.
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) hint: String,
}

fn fault(message: String, hint: &str) -> Fault {
    Fault { message, hint: hint.to_owned() }
}

/// Checks what is written below `web:`.
pub(super) fn checked(raw: &RawWeb) -> Result<WebConfig, Fault> {
    let listen = raw.listen.as_ref().map_or(Ok(Some(LISTEN)), listen_of)?;
    let base_url = match (raw.base_url.as_deref(), listen) {
        (Some(text), _) => text.parse().map_err(|why| {
            fault(
                format!("`web: base_url: {}` is not a web address: {why}", text.escape_debug()),
                "write it like `base_url: https://forum.example.org`, as partners type it",
            )
        })?,
        (None, Some(listen)) if listen.ip().is_unspecified() => {
            return Err(fault(
                format!("`web: listen: {listen}` stands for every address of this machine; partners need one"),
                "add `base_url: https://forum.example.org` under `web:`, as partners type it",
            ));
        }
        (None, listen) => BaseUrl::of(listen.unwrap_or(LISTEN)),
    };
    let trusted_proxies = raw.trusted_proxies.iter().map(|text| {
        text.parse().map_err(|why| {
            fault(
                format!("`web: trusted_proxies: {}` {why}", text.escape_debug()),
                "write the proxy's address or its network, such as `trusted_proxies: [127.0.0.1, 10.1.0.0/16]`",
            )
        })
    });
    Ok(WebConfig { listen, base_url, trusted_proxies: trusted_proxies.collect::<Result<_, _>>()? })
}

fn listen_of(raw: &RawListen) -> Result<Option<SocketAddr>, Fault> {
    let text = match raw {
        RawListen::Text(text) if text == "never" => return Ok(None),
        RawListen::Text(text) => text.clone(),
        RawListen::Truth(truth) => truth.to_string(),
        RawListen::Number(number) => number.to_string(),
    };
    let listen = text.parse().map_err(|_| {
        fault(
            format!("`web: listen: {}` is not an address with a port", text.escape_debug()),
            "write it like `listen: 127.0.0.1:8017`; port 0 takes a free one, and `listen: never` serves no pages",
        )
    })?;
    Ok(Some(listen))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(listen: Option<&str>, base_url: Option<&str>) -> RawWeb {
        RawWeb {
            listen: listen.map(|text| RawListen::Text(text.to_owned())),
            base_url: base_url.map(str::to_owned),
            trusted_proxies: Vec::new(),
        }
    }

    fn read(listen: Option<&str>, base_url: Option<&str>) -> Result<WebConfig, String> {
        checked(&raw(listen, base_url)).map_err(|fault| fault.message)
    }

    #[test]
    fn pages_are_for_this_machine_alone_unless_somebody_says_otherwise() {
        let web = read(None, None).unwrap();
        assert_eq!(web.listen.unwrap().to_string(), "127.0.0.1:8017");
        assert_eq!(web.base_url.to_string(), "http://127.0.0.1:8017");
        assert_eq!(web.trusted_proxies, []);
    }

    #[test]
    fn the_base_url_follows_the_address_that_is_listened_on() {
        let at = |listen| read(Some(listen), None).map(|web| web.base_url.to_string());
        assert_eq!(at("[::1]:80").unwrap(), "http://[::1]:80");
        assert_eq!(at("192.0.2.1:9000").unwrap(), "http://192.0.2.1:9000");
        assert!(at("0.0.0.0:8017").unwrap_err().contains("stands for every address"));
        assert!(read(Some("[::]:8017"), Some("https://forum.example")).is_ok());
        // A free port is known only once it is taken.
        let bound = "127.0.0.1:4711".parse().unwrap();
        let free = read(Some("127.0.0.1:0"), None).unwrap();
        assert_eq!(free.base_url_at(bound).to_string(), "http://127.0.0.1:4711");
        let named = read(Some("127.0.0.1:0"), Some("https://forum.example/")).unwrap();
        assert_eq!(named.base_url_at(bound).to_string(), "https://forum.example");
    }

    #[test]
    fn no_pages_are_served_where_it_says_never() {
        assert_eq!(read(Some("never"), None).unwrap().listen, None);
        for text in ["off", "none", "no", "Never", "", "127.0.0.1", "localhost:8017", ":8017", "127.0.0.1:65536"] {
            assert!(read(Some(text), None).unwrap_err().contains("is not an address with a port"), "{text}");
        }
    }

    #[test]
    fn a_base_url_is_kept_as_browsers_write_it() {
        for (text, origin, prefix) in [
            ("https://forum.example.org", "https://forum.example.org", ""),
            ("HTTPS://Forum.Example.ORG:443/", "https://forum.example.org", ""),
            ("http://intranet:80/concerted/2027/", "http://intranet", "/concerted/2027"),
            ("http://forum.example:443", "http://forum.example:443", ""),
            ("https://minist\u{e8}re.example:8443", "https://xn--ministre-60a.example:8443", ""),
            ("http://192.0.2.1:8017", "http://192.0.2.1:8017", ""),
            ("http://[2001:DB8:0::1]:8017/a", "http://[2001:db8::1]:8017", "/a"),
            ("http://[::1]", "http://[::1]", ""),
        ] {
            let url: BaseUrl = text.parse().unwrap();
            assert_eq!((url.origin(), url.prefix()), (origin, prefix), "{text}");
        }
    }

    #[test]
    fn what_is_no_base_url_is_refused_with_the_reason() {
        for (text, why) in [
            ("forum.example.org", "does not begin with"),
            ("ftp://forum.example.org", "does not begin with"),
            ("https://", "its host is"),
            ("https:///answers", "its host is"),
            ("https://a b.example", "its host is"),
            ("https://a\r\nb.example", "its host is"),
            ("https://127.1", "its host is"),
            ("https://[::1", "its host is"),
            ("https://[example]", "its host is"),
            ("https://a..example", "its host is"),
            ("https://forum.example:", "its port is none"),
            ("https://forum.example:0", "its port is none"),
            ("https://forum.example:+80", "its port is none"),
            ("https://forum.example:65536", "its port is none"),
            ("https://user:secret@forum.example", "names a user"),
            ("https://forum.example/?a=b", "goes on after the path"),
            ("https://forum.example#a", "goes on after the path"),
            ("https://forum.example/a//b", "its path has"),
            ("https://forum.example/a/../b", "its path has"),
            ("https://forum.example/a%2fb", "its path has"),
            ("https://forum.example/\"><b>", "its path has"),
        ] {
            let error = read(None, Some(text)).unwrap_err();
            assert!(error.contains(why), "{text}: {error}");
        }
    }

    #[test]
    fn mail_for_others_has_links_only_if_they_lead_to_us() {
        let file = TransportConfig::File { directory: "var/mail".into() };
        let smtp = TransportConfig::Smtp {
            host: "mail.example".into(),
            port: 25,
            tls: crate::config::Tls::None,
            authorities: Vec::new(),
            credentials: None,
        };
        let web = |listen: &str, base_url: &str| WebConfig {
            listen: listen.parse().ok(),
            base_url: base_url.parse().unwrap(),
            trusted_proxies: Vec::new(),
        };
        for own in [
            "http://127.0.0.1:8017",
            "http://localhost",
            "http://[::1]:8017",
            "http://a.localhost",
            "http://127.9.9.9/x",
        ] {
            let web = web("127.0.0.1:8017", own);
            assert_eq!((web.has_links_for(&file), web.has_links_for(&smtp)), (true, false), "{own}");
        }
        let ours = web("127.0.0.1:8017", "https://forum.example/answers");
        assert!(ours.has_links_for(&file) && ours.has_links_for(&smtp));
        assert!(!web("never", "https://forum.example").has_links_for(&smtp), "no pages are served");
        let free = "127.0.0.1:0".parse().unwrap();
        let unknown = WebConfig { listen: Some(free), base_url: BaseUrl::of(free), trusted_proxies: Vec::new() };
        assert!(!unknown.has_links_for(&file), "nobody knows the port yet");
    }
}
