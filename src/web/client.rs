//! Who asks: the address behind a request, and what counts as one client.

use std::net::{IpAddr, Ipv6Addr};

use hyper::{HeaderMap, header::HeaderName};

use crate::config::Network;

/// Where each proxy adds whom it speaks for, on the right. A convention without a standard; `Forwarded` (RFC 7239) is not read, since
/// a proxy that does not know it passes on what the client wrote there.
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// At most so many proxies stand between us and a client; what lies further left is not read.
const MAX_HOPS: usize = 16;

/// The other end of the socket. `serve` puts it into every request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// Who asks, as far as we believe it. The shell puts it into every request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Client(pub IpAddr);

/// What counts as one client: an IPv4 address, or a /64 of IPv6, which is what one line gets (RFC 6177) and whose addresses
/// cost its owner nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ClientKey(IpAddr);

impl ClientKey {
    pub(super) fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
            address @ IpAddr::V4(_) => address,
        })
    }
}

/// True if `address` is a proxy's that we believe.
pub(super) fn is_trusted(address: IpAddr, trusted: &[Network]) -> bool {
    trusted.iter().any(|network| network.contains(address))
}

/// Whom `peer` speaks for. Each proxy that we trust is believed about the next one to the left, and nobody else about
/// anybody: what a client writes itself stands left of where the first stranger does. Where something unreadable stands, the last one who was
/// believed is the client.
pub(super) fn client_of(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let mut client = peer.to_canonical();
    let lines = headers.get_all(FORWARDED_FOR).iter().rev();
    // A line that is no text is a single hop that nobody can read.
    let hops = lines.flat_map(|line| line.to_str().unwrap_or("?").rsplit(','));
    for hop in hops.take(MAX_HOPS) {
        if !is_trusted(client, trusted) {
            break;
        }
        let Some(address) = address_of(hop.trim_matches([' ', '\t'])) else { break };
        client = address;
    }
    client
}

/// An address as proxies write it: some add the port, and brackets around IPv6.
fn address_of(hop: &str) -> Option<IpAddr> {
    let bare = hop.strip_prefix('[').and_then(|hop| hop.strip_suffix(']')).unwrap_or(hop);
    let address = bare.parse().ok().or_else(|| Some(hop.parse::<std::net::SocketAddr>().ok()?.ip()))?;
    Some(address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, lines: &[&[u8]]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, line.to_vec().try_into().unwrap());
        }
        let trusted = ["127.0.0.1", "10.0.0.0/8", "fd00::/8"].map(|text| text.parse().unwrap());
        client_of(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn a_stranger_is_not_believed_about_anybody() {
        assert_eq!(client("192.0.2.1", &[b"198.51.100.7"]), "192.0.2.1");
        assert_eq!(client("192.0.2.1", &[b"127.0.0.1"]), "192.0.2.1");
        assert_eq!(client("::ffff:192.0.2.1", &[b"10.0.0.1"]), "192.0.2.1");
    }

    #[test]
    fn the_client_is_the_first_stranger_from_the_right() {
        assert_eq!(client("127.0.0.1", &[]), "127.0.0.1");
        assert_eq!(client("127.0.0.1", &[b"198.51.100.7"]), "198.51.100.7");
        assert_eq!(client("::ffff:127.0.0.1", &[b"198.51.100.7"]), "198.51.100.7");
        assert_eq!(client("127.0.0.1", &[b"198.51.100.7, 10.0.0.2,10.0.0.1"]), "198.51.100.7");
        assert_eq!(client("127.0.0.1", &[b"10.0.0.9, 10.0.0.2"]), "10.0.0.9", "all of them are ours");
        // What the client wrote itself stands on the left, whether on the proxy's line or before it.
        assert_eq!(client("127.0.0.1", &[b"1.1.1.1, 10.0.0.3, 198.51.100.7"]), "198.51.100.7");
        assert_eq!(client("127.0.0.1", &[b"1.1.1.1, 127.0.0.1", b"198.51.100.7, 10.0.0.1"]), "198.51.100.7");
    }

    #[test]
    fn addresses_are_read_as_proxies_write_them() {
        for (hop, address) in [
            ("198.51.100.7:4711", "198.51.100.7"),
            ("2001:db8::7", "2001:db8::7"),
            ("[2001:db8::7]", "2001:db8::7"),
            ("[2001:db8::7]:4711", "2001:db8::7"),
            ("::ffff:198.51.100.7", "198.51.100.7"),
            ("\t198.51.100.7 ", "198.51.100.7"),
        ] {
            assert_eq!(client("127.0.0.1", &[hop.as_bytes()]), address);
        }
    }

    #[test]
    fn what_nobody_can_read_is_as_if_it_were_not_there() {
        let long = "10.0.0.1,".repeat(5000) + "10.0.0.1";
        for hop in
            ["", " ", "unknown", "_hidden", "198.51.100.7 198.51.100.8", "198.51.100.7:", "1.2.3", "0x7f.0.0.1", "[::1"]
        {
            assert_eq!(client("127.0.0.1", &[hop.as_bytes()]), "127.0.0.1", "{hop}");
            let spoofed = format!("198.51.100.7, {hop}, 10.0.0.1");
            assert_eq!(client("127.0.0.1", &[spoofed.as_bytes()]), "10.0.0.1", "{hop}");
        }
        assert_eq!(client("127.0.0.1", &[b"198.51.100.7", b"\xff\xfe"]), "127.0.0.1");
        assert_eq!(
            client("127.0.0.1", &[b"198.51.100.7", long.as_bytes()]),
            "10.0.0.1",
            "nor is what stands too far left"
        );
    }

    #[test]
    fn a_line_of_ipv6_is_one_client() {
        let key = |text: &str| ClientKey::of(text.parse().unwrap());
        assert_eq!(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_ne!(key("192.0.2.1"), key("192.0.2.2"));
        assert_eq!(key("192.0.2.1"), key("::ffff:192.0.2.1"));
    }
}
