//! The same work on many things, on all cores, with the result that one core would produce, in the same order.

use std::{iter, panic, thread};

use crate::stop::{Stop, Stopped};

/// Fewer are not worth a thread.
const FEWEST: usize = 2;

/// As much as the first thread of a process has: deeply nested input is parsed recursively.
const STACK: usize = 8 << 20;

/// What `work` gives of each of `things`, in their order.
pub fn on_all_cores<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    if things.len() < FEWEST || cores == 1 {
        return things.iter().map(work).collect();
    }
    // Each core takes every n-th item, since neighbours are often of one size.
    let of_core = |core: usize| -> Vec<R> { things.iter().skip(core).step_by(cores).map(&work).collect() };
    let of_core = &of_core;
    let parts: Vec<Vec<R>> = thread::scope(|scope| {
        let begin = |core| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || of_core(core));
        let workers: Vec<_> = (1..cores).map(begin).collect();
        let first = of_core(0);
        let joined = workers.into_iter().zip(1..).map(|(worker, core)| match worker {
            Ok(worker) => worker.join().unwrap_or_else(|why| panic::resume_unwind(why)),
            // No thread could be spawned.
            Err(_) => of_core(core),
        });
        iter::once(first).chain(joined).collect()
    });
    let mut parts: Vec<_> = parts.into_iter().map(Vec::into_iter).collect();
    let count = parts.len();
    (0..things.len()).filter_map(|place| parts.get_mut(place % count)?.next()).collect()
}

/// The same, but stops between two items once `stop` is asked.
pub fn on_all_cores_until<T: Sync, R: Send>(
    stop: &Stop,
    things: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Result<Vec<R>, Stopped> {
    on_all_cores(things, |thing| stop.check().map(|()| work(thing))).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_given_up_between_two_things() {
        let stop = Stop::default();
        let things: Vec<u32> = (0..100).collect();
        assert_eq!(on_all_cores_until(&stop, &things, |thing| *thing), Ok(things.clone()));
        let done = std::sync::atomic::AtomicUsize::new(0);
        let worked = on_all_cores_until(&stop, &things, |_| {
            done.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            stop.ask();
        });
        assert_eq!(worked, Err(Stopped));
        let done = done.into_inner();
        assert!(done < things.len(), "all {done} were done");
    }

    #[test]
    fn the_order_stays() {
        for count in [0_u32, 1, 7, 8, 9, 100, 101] {
            let things: Vec<u32> = (0..count).collect();
            let twice: Vec<u32> = things.iter().map(|thing| thing * 2).collect();
            assert_eq!(on_all_cores(&things, |thing| thing * 2), twice);
        }
    }
}
