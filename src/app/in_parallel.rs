//! The same work on many things, on all cores.

use std::{panic, thread};

/// Fewer are not worth a thread.
const FEWEST: usize = 8;

/// What `work` gives of each of `things`, in their order.
pub(super) fn in_parallel<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    if things.len() < FEWEST || cores == 1 {
        return things.iter().map(work).collect();
    }
    // Each core takes every so-many-th, since neighbours are often of one size.
    let of_core = |core: usize| -> Vec<R> { things.iter().skip(core).step_by(cores).map(&work).collect() };
    let of_core = &of_core;
    let parts: Vec<Vec<R>> = thread::scope(|scope| {
        let workers: Vec<_> = (1..cores).map(|core| scope.spawn(move || of_core(core))).collect();
        let first = of_core(0);
        let joined = workers.into_iter().map(|worker| worker.join().unwrap_or_else(|why| panic::resume_unwind(why)));
        std::iter::once(first).chain(joined).collect()
    });
    let mut parts: Vec<_> = parts.into_iter().map(Vec::into_iter).collect();
    let count = parts.len();
    (0..things.len()).filter_map(|place| parts.get_mut(place % count)?.next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_stays() {
        for count in [0_u32, 1, 7, 8, 9, 100, 101] {
            let things: Vec<u32> = (0..count).collect();
            let twice: Vec<u32> = things.iter().map(|thing| thing * 2).collect();
            assert_eq!(in_parallel(&things, |thing| thing * 2), twice);
        }
    }
}
