//! The shortest edit script by Myers' middle snakes (E. W. Myers, An O(ND) Difference Algorithm and Its
//! Variations, 1986, section 4b), in linear space. Texts that differ too much are split at the point with the
//! most matches so far.

use super::Pair;

/// Maximum number of differences to look for between two ends at once.
const MAX_DIFFERENCES: usize = 1000;

/// Adds the pairs of `a` and `b`, which begin at `from` in their lists. Returns the cost. Stops early if the
/// cost exceeds `budget`.
pub(super) fn compare(
    a: &[u32],
    b: &[u32],
    from: (usize, usize),
    budget: usize,
    pairs: &mut Vec<Pair>,
) -> usize {
    let mut spent = 0;
    let mut furthest = Furthest::new(a.len().min(MAX_DIFFERENCES) + b.len().min(MAX_DIFFERENCES) + 3);
    let mut parts = vec![(0, a.len(), 0, b.len())];
    while let Some((mut a_start, mut a_end, mut b_start, mut b_end)) = parts.pop() {
        while a_start < a_end && b_start < b_end && a.get(a_start) == b.get(b_start) {
            pairs.push(((from.0 + a_start) as u32, (from.1 + b_start) as u32));
            a_start += 1;
            b_start += 1;
        }
        while a_start < a_end && b_start < b_end && a.get(a_end - 1) == b.get(b_end - 1) {
            a_end -= 1;
            b_end -= 1;
            pairs.push(((from.0 + a_end) as u32, (from.1 + b_end) as u32));
        }
        let (Some(one), Some(other)) = (a.get(a_start..a_end), b.get(b_start..b_end)) else {
            continue;
        };
        if one.is_empty() || other.is_empty() || spent > budget {
            continue;
        }
        let (x, y) = furthest.middle(one, other, &mut spent);
        // A point at a corner splits nothing.
        if (x, y) == (0, 0) || (x, y) == (one.len(), other.len()) {
            continue;
        }
        parts.push((a_start + x, a_end, b_start + y, b_end));
        parts.push((a_start, a_start + x, b_start, b_start + y));
    }
    spent
}

/// For each diagonal, the furthest point reached from the front and from the back, in words of `a`.
struct Furthest {
    front: Vec<isize>,
    back: Vec<isize>,
    middle: isize,
}

impl Furthest {
    fn new(size: usize) -> Self {
        Self {
            front: vec![0; 2 * size + 1],
            back: vec![0; 2 * size + 1],
            middle: size as isize,
        }
    }

    /// Returns a point on a shortest path through `a` and `b`, which differ at both ends.
    fn middle(&mut self, a: &[u32], b: &[u32], spent: &mut usize) -> (usize, usize) {
        let (n, m) = (a.len() as isize, b.len() as isize);
        let delta = n - m;
        let odd = delta % 2 != 0;
        let most = ((n + m + 1) / 2).min(MAX_DIFFERENCES as isize);
        self.set_front(1, 0);
        self.set_back(1, 0);
        let word = |list: &[u32], place: isize| {
            usize::try_from(place)
                .ok()
                .and_then(|place| list.get(place).copied())
        };
        for d in 0..=most {
            *spent += 2 * d as usize + 1;
            // Diagonals beyond the corner of the table reach nothing.
            let mut k = -(d - 2 * (d - m).max(0));
            while k <= d - 2 * (d - n).max(0) {
                let mut x = if k == -d || k != d && self.front(k - 1) < self.front(k + 1) {
                    self.front(k + 1)
                } else {
                    self.front(k - 1) + 1
                };
                let mut y = x - k;
                while x < n && y < m && word(a, x) == word(b, y) {
                    x += 1;
                    y += 1;
                    *spent += 1;
                }
                self.set_front(k, x);
                let back = delta - k;
                if odd && back.abs() < d && x + self.back(back) >= n {
                    return point(x, y, n, m);
                }
                k += 2;
            }
            let mut k = -(d - 2 * (d - m).max(0));
            while k <= d - 2 * (d - n).max(0) {
                let mut x = if k == -d || k != d && self.back(k - 1) < self.back(k + 1) {
                    self.back(k + 1)
                } else {
                    self.back(k - 1) + 1
                };
                let mut y = x - k;
                while x < n && y < m && word(a, n - 1 - x) == word(b, m - 1 - y) {
                    x += 1;
                    y += 1;
                    *spent += 1;
                }
                self.set_back(k, x);
                let front = delta - k;
                if !odd && front.abs() <= d && x + self.front(front) >= n {
                    return point(n - x, m - y, n, m);
                }
                k += 2;
            }
        }
        // The texts differ too much: takes the furthest point reached from the front.
        let reached = |k: &isize| {
            let x = self.front(*k).min(n);
            x + (x - k).min(m)
        };
        let within = |k: &isize| (0..=m).contains(&(self.front(*k).min(n) - k));
        let last = most;
        let best = (-last..=last)
            .filter(|k| (k + last) % 2 == 0 && -m <= *k && *k <= n)
            .filter(within)
            .max_by_key(reached)
            .unwrap_or(0);
        let x = self.front(best).min(n);
        point(x, x - best, n, m)
    }

    fn front(&self, k: isize) -> isize {
        usize::try_from(self.middle + k)
            .ok()
            .and_then(|at| self.front.get(at).copied())
            .unwrap_or(0)
    }

    fn back(&self, k: isize) -> isize {
        usize::try_from(self.middle + k)
            .ok()
            .and_then(|at| self.back.get(at).copied())
            .unwrap_or(0)
    }

    fn set_front(&mut self, k: isize, x: isize) {
        if let Some(value) = usize::try_from(self.middle + k)
            .ok()
            .and_then(|at| self.front.get_mut(at))
        {
            *value = x;
        }
    }

    fn set_back(&mut self, k: isize, x: isize) {
        if let Some(value) = usize::try_from(self.middle + k)
            .ok()
            .and_then(|at| self.back.get_mut(at))
        {
            *value = x;
        }
    }
}

fn point(x: isize, y: isize, n: isize, m: isize) -> (usize, usize) {
    (x.clamp(0, n) as usize, y.clamp(0, m) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the length of the longest common subsequence, by the table that needs quadratic space.
    fn longest(a: &[u32], b: &[u32]) -> usize {
        let mut above = vec![0; b.len() + 1];
        for one in a {
            let mut diagonal = 0;
            for (place, other) in b.iter().enumerate() {
                let up = above[place + 1];
                above[place + 1] = if one == other {
                    diagonal + 1
                } else {
                    up.max(above[place])
                };
                diagonal = up;
            }
        }
        above[b.len()]
    }

    #[test]
    fn as_many_words_as_possible_are_paired() {
        let mut state = 7_u32;
        let mut next = |limit: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) % limit
        };
        for _ in 0..2000 {
            let kinds = 1 + next(5);
            let lists: [Vec<u32>; 2] = [0, 1].map(|_| (0..next(20)).map(|_| next(kinds)).collect());
            let [a, b] = &lists;
            let mut pairs = Vec::new();
            compare(a, b, (0, 0), usize::MAX, &mut pairs);
            pairs.sort_unstable();
            assert!(
                pairs.is_sorted_by(|one, other| one.0 < other.0 && one.1 < other.1),
                "{a:?} {b:?} {pairs:?}"
            );
            assert!(
                pairs
                    .iter()
                    .all(|(one, other)| a[*one as usize] == b[*other as usize])
            );
            assert_eq!(pairs.len(), longest(a, b), "{a:?} {b:?} {pairs:?}");
        }
    }
}
