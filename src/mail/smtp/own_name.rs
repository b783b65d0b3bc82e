//! The name with which we introduce ourselves (RFC 5321 sections 2.3.5 and 4.1.4): the machine's fully qualified name.

use std::net::{IpAddr, SocketAddr};

use crate::{files, model::is_qualified};

/// The largest hosts file that is read.
const MAX_HOSTS_BYTES: usize = 1 << 20;

/// The fully qualified name of this machine: its own name if that contains a dot, otherwise the one listed with it in
/// the hosts file, as found by `hostname --fqdn`. `None` if there is neither.
pub fn machine_name() -> Option<String> {
    let own = files::first_line("/proc/sys/kernel/hostname").or_else(|| files::first_line("/etc/hostname"))?;
    let hosts = files::read_text("/etc/hosts".as_ref(), MAX_HOSTS_BYTES).unwrap_or_default();
    qualified(&own, &hosts)
}

/// An address as a literal: `[192.0.2.1]`, `[IPv6:2001:db8::1]` (RFC 5321 section 4.1.3).
pub(super) fn literal(address: SocketAddr) -> String {
    match address.ip().to_canonical() {
        IpAddr::V4(ip) => format!("[{ip}]"),
        IpAddr::V6(ip) => format!("[IPv6:{ip}]"),
    }
}

fn qualified(own: &str, hosts: &str) -> Option<String> {
    if is_qualified(own) {
        return Some(own.to_owned());
    }
    hosts.lines().find_map(|line| {
        let names: Vec<&str> = line.split('#').next().unwrap_or_default().split_whitespace().skip(1).collect();
        let is_own = names.iter().any(|name| name.eq_ignore_ascii_case(own));
        names.into_iter().find(|name| is_own && is_qualified(name)).map(str::to_owned)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_is_known_by_its_whole_name() {
        let hosts =
            "127.0.0.1 localhost\n# 192.0.2.7 no.example forum\n192.0.2.7\tforum.ministry.example forum # ours\n";
        assert_eq!(qualified("mail.ministry.example", ""), Some("mail.ministry.example".to_owned()));
        assert_eq!(qualified("forum", hosts), Some("forum.ministry.example".to_owned()));
        assert_eq!(qualified("other", hosts), None);
        assert_eq!(qualified("localhost", "127.0.0.1 localhost localhost.localdomain"), None);
    }

    #[test]
    fn an_address_is_written_as_a_literal() {
        let literal = |address: &str| literal(address.parse().unwrap());
        assert_eq!(literal("192.0.2.1:25"), "[192.0.2.1]");
        assert_eq!(literal("[2001:db8::1]:25"), "[IPv6:2001:db8::1]");
        assert_eq!(literal("[::ffff:192.0.2.1]:25"), "[192.0.2.1]");
    }
}
