//! Moves symbols on a line apart, as little as possible, so that none covers another.

/// A symbol on a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    /// Its wished position.
    pub(super) at: f32,
    /// Half its width.
    pub(super) reach: f32,
}

/// Positions for `signs`, which must be sorted by `at`: no two overlap, none leaves the line from `low` to `high`, and
/// those that crowd around a point are centred on it.
///
/// With the room taken by the preceding signs subtracted, the positions must not decrease. The positions closest to the
/// wished ones under that constraint are the means of stretches in which the wishes decrease (isotonic regression).
pub(super) fn apart(signs: &[Sign], (low, high): (f32, f32)) -> Vec<f32> {
    let mut taken = vec![0.0_f32; signs.len()];
    for at in 1..signs.len() {
        taken[at] = taken[at - 1] + signs[at - 1].reach + signs[at].reach;
    }
    // For each stretch, the sum of its wishes and their number.
    let mut stretches: Vec<(f32, usize)> = Vec::new();
    for (sign, taken) in signs.iter().zip(&taken) {
        let mut last = (sign.at - taken, 1);
        while let Some((sum, n)) = stretches.pop_if(|(sum, n)| *sum / *n as f32 > last.0 / last.1 as f32) {
            last = (last.0 + sum, last.1 + n);
        }
        stretches.push(last);
    }
    let means = stretches.iter().flat_map(|(sum, n)| std::iter::repeat_n(sum / *n as f32, *n));
    let first = signs.first().map_or(low, |sign| low + sign.reach);
    let last = signs.last().zip(taken.last()).map_or(high, |(sign, taken)| high - sign.reach - taken);
    means.zip(&taken).map(|(mean, taken)| mean.min(last).max(first) + taken).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: (f32, f32) = (0.0, 100.0);

    fn places(wishes: &[f32]) -> Vec<f32> {
        apart(&wishes.iter().map(|at| Sign { at: *at, reach: 6.0 }).collect::<Vec<_>>(), LINE)
    }

    #[test]
    fn signs_with_room_stay_where_they_belong() {
        assert_eq!(places(&[]), [0.0; 0]);
        assert_eq!(places(&[10.0, 22.0, 60.0]), [10.0, 22.0, 60.0]);
    }

    #[test]
    fn signs_that_would_cover_each_other_stand_around_their_place() {
        assert_eq!(places(&[30.0, 30.0]), [24.0, 36.0]);
        assert_eq!(places(&[30.0, 30.0, 30.0, 80.0]), [18.0, 30.0, 42.0, 80.0]);
        // One that is moved upon the next moves it along.
        let crowd = places(&[30.0, 31.0, 44.0, 45.0]);
        assert!(crowd.windows(2).all(|pair| pair[1] - pair[0] > 11.99), "{crowd:?}");
        assert!((crowd.iter().sum::<f32>() - 150.0).abs() < 0.01, "none is pushed further than the others: {crowd:?}");
    }

    #[test]
    fn no_sign_leaves_the_line() {
        assert_eq!(places(&[99.0, 100.0]), [82.0, 94.0]);
        assert_eq!(places(&[0.0, 1.0]), [6.0, 18.0]);
        assert!(places(&[50.0; 30]).iter().all(|place| place.is_finite()), "more than there is room for");
    }
}
