//! Networks as they are written in a configuration: `10.0.0.0/8`, `fd00::/8`, or a single address.

use std::{fmt, net::IpAddr, str::FromStr};

/// A network: all addresses that begin with the same bits (CIDR, RFC 4632 section 3.1, RFC 4291 section 2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    first: IpAddr,
    bits: u8,
}

impl Network {
    /// True if `address` is one of its. An IPv4 address that is written as an IPv6 one (`::ffff:192.0.2.1`), as sockets for both
    /// give it, is the IPv4 address.
    pub fn contains(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        address.is_ipv4() == self.first.is_ipv4() && first_of(address, self.bits) == self.first
    }
}

impl FromStr for Network {
    /// Why it is none.
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let address: IpAddr = address.parse().map_err(|_| "is not an address".to_owned())?;
        let address = address.to_canonical();
        let all = length(address);
        let bits = match bits {
            None => all,
            // `+8` and `08` are numbers to the standard library.
            Some(bits) if bits.starts_with(['+', '0']) && bits != "0" => return Err(no_length(all)),
            Some(bits) => bits.parse().ok().filter(|bits| *bits <= all).ok_or_else(|| no_length(all))?,
        };
        if bits == 0 {
            return Err("is everybody: whoever asks could say who they are".to_owned());
        }
        let network = Self { first: first_of(address, bits), bits };
        if network.first != address {
            return Err(format!("is an address within a network; the network is {network}"));
        }
        Ok(network)
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.bits == length(self.first) {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}/{}", self.first, self.bits)
        }
    }
}

fn no_length(all: u8) -> String {
    format!("does not end with a length from 1 to {all}")
}

fn length(address: IpAddr) -> u8 {
    if address.is_ipv4() { 32 } else { 128 }
}

/// The address with all but its first `bits` set to 0; `bits` is no more than it has.
fn first_of(address: IpAddr, bits: u8) -> IpAddr {
    match address {
        IpAddr::V4(address) => {
            let mask = u32::MAX.checked_shl(32 - u32::from(bits)).unwrap_or(0);
            IpAddr::V4((u32::from(address) & mask).into())
        }
        IpAddr::V6(address) => {
            let mask = u128::MAX.checked_shl(128 - u32::from(bits)).unwrap_or(0);
            IpAddr::V6((u128::from(address) & mask).into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(text: &str) -> Network {
        text.parse().unwrap()
    }

    #[test]
    fn a_network_has_its_first_and_its_last_address_and_none_beside_them() {
        for (text, inside, outside) in [
            ("192.0.2.7", ["192.0.2.7", "::ffff:192.0.2.7"], ["192.0.2.6", "192.0.2.8"]),
            ("10.0.0.0/8", ["10.0.0.0", "10.255.255.255"], ["9.255.255.255", "11.0.0.0"]),
            ("192.0.2.128/25", ["192.0.2.128", "192.0.2.255"], ["192.0.2.127", "192.0.3.0"]),
            ("128.0.0.0/1", ["128.0.0.0", "255.255.255.255"], ["127.255.255.255", "::1"]),
            ("::1", ["::1", "::1"], ["::", "127.0.0.1"]),
            ("fd00::/8", ["fd00::", "fdff:ffff::ffff"], ["fcff::", "fe00::"]),
            ("2001:db8::/32", ["2001:db8::", "2001:db8:ffff::1"], ["2001:db7:ffff::", "32.1.13.184"]),
        ] {
            let network = network(text);
            assert!(inside.iter().all(|address| network.contains(address.parse().unwrap())), "{text}");
            assert!(!outside.iter().any(|address| network.contains(address.parse().unwrap())), "{text}");
            assert_eq!(network.to_string(), text);
        }
        assert_eq!(network("::ffff:192.0.2.7"), network("192.0.2.7"));
        assert_eq!(network("192.0.2.7/32"), network("192.0.2.7"));
    }

    #[test]
    fn what_is_no_network_is_refused_with_the_reason() {
        for (text, why) in [
            ("", "is not an address"),
            ("proxy.example", "is not an address"),
            ("10.0.0", "is not an address"),
            ("10.0.0.0/", "from 1 to 32"),
            ("10.0.0.0/33", "from 1 to 32"),
            ("10.0.0.0/+8", "from 1 to 32"),
            ("10.0.0.0/08", "from 1 to 32"),
            ("10.0.0.0/8/8", "from 1 to 32"),
            ("::/129", "from 1 to 128"),
            ("10.0.0.5/8", "the network is 10.0.0.0/8"),
            ("fd00::1/64", "the network is fd00::/64"),
            ("0.0.0.0/0", "is everybody"),
            ("::/0", "is everybody"),
        ] {
            let error = text.parse::<Network>().unwrap_err();
            assert!(error.contains(why), "{text}: {error}");
        }
    }
}
