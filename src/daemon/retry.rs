//! When a failed pass is retried.

use std::time::Duration;

/// Seconds to wait after the first, second … consecutive failure; the last value applies to all further ones.
const PAUSES: [u64; 4] = [5, 15, 30, 60];

/// How long to wait after this many consecutive failed passes. It is the same whatever the cause: a disk gets space
/// again, a backup releases the database, a folder reappears.
pub(super) fn pause_after(failures: u32) -> Duration {
    let index = (failures.max(1) as usize - 1).min(PAUSES.len() - 1);
    Duration::from_secs(PAUSES[index])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_is_tried_again_soon_and_then_each_minute() {
        let pauses: Vec<u64> = (0..7).map(|failures| pause_after(failures).as_secs()).collect();
        assert_eq!(pauses, [5, 5, 15, 30, 60, 60, 60]);
        assert_eq!(pause_after(u32::MAX).as_secs(), 60);
    }
}
