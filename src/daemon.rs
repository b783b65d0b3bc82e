//! Edge: the loop that waits, ticks and delivers.
