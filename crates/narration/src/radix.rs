//! Radix sort.
//!
//! The standard library, rebuilt for size, uses heap sort. That took half of the time to align 50,000 words
//! with their article (`cargo xtask bench --only narration-browser`).

/// Bits of a digit.
const BITS: u32 = 11;
const BUCKETS: usize = 1 << BITS;

/// Maximum length for the standard sort.
const MAX_STANDARD_SORT: usize = 256;

/// Sorts `items` by the lowest `bits` of `key`. The sort is stable and takes linear time.
pub fn sort_by<T: Copy>(items: &mut Vec<T>, bits: u32, key: impl Fn(&T) -> u64) {
    if items.len() < MAX_STANDARD_SORT {
        items.sort_by_key(key);
        return;
    }
    let mut other = items.clone();
    for shift in (0..bits).step_by(BITS as usize) {
        let digit = |item: &T| (key(item) >> shift) as usize % BUCKETS;
        // The count of each digit, then the index of its next item.
        let mut places = [0_usize; BUCKETS];
        for item in items.iter() {
            if let Some(count) = places.get_mut(digit(item)) {
                *count += 1;
            }
        }
        let mut next = 0;
        for place in &mut places {
            let count = *place;
            *place = next;
            next += count;
        }
        for item in items.iter() {
            if let Some(place) = places.get_mut(digit(item)) {
                if let Some(slot) = other.get_mut(*place) {
                    *slot = *item;
                }
                *place += 1;
            }
        }
        std::mem::swap(items, &mut other);
    }
}

#[cfg(test)]
mod tests {
    use super::sort_by;

    #[test]
    fn it_sorts_as_the_standard_library_does() {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        for (count, bits) in [(0, 64), (1, 64), (200, 64), (5000, 64), (5000, 32), (5000, 9)] {
            let mut items: Vec<(u64, u32)> = (0..count)
                .map(|place| {
                    state ^= state << 13;
                    state ^= state >> 7;
                    state ^= state << 17;
                    // Some keys are equal.
                    (state >> (64 - bits) & !6, place)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by(&mut items, bits, |item| item.0);
            assert_eq!(items, expected, "{count} of {bits} bits");
        }
    }
}
