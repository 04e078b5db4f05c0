//! A map from names to numbers.

/// Longer chunks are split.
const MAX_CHUNK_LEN: usize = 512;

/// A map from names to numbers, sorted, in chunks that are quick to search and to extend: a hostile article
/// holds a hundred thousand names. `BTreeMap` would add 3 kB to the bundle.
#[derive(Debug, Default)]
pub(crate) struct Names {
    chunks: Vec<Vec<(String, usize)>>,
}

impl Names {
    /// Adds `name` with `number` and returns `None`. If `name` is already there, returns its number instead.
    pub(crate) fn add(&mut self, name: &str, number: usize) -> Option<&mut usize> {
        let new = || (name.to_owned(), number);
        let begins_before =
            |chunk: &Vec<(String, usize)>| chunk.first().is_some_and(|(first, _)| **first <= *name);
        let after = self.chunks.partition_point(begins_before);
        let at = after.saturating_sub(1);
        let Some(chunk) = self.chunks.get_mut(at) else {
            self.chunks.push(vec![new()]);
            return None;
        };
        let place = chunk.partition_point(|(known, _)| **known < *name);
        if chunk.get(place).is_none_or(|(known, _)| known != name) {
            chunk.insert(place, new());
            if chunk.len() > MAX_CHUNK_LEN {
                let upper = chunk.split_off(MAX_CHUNK_LEN / 2);
                self.chunks.insert(at + 1, upper);
            }
            return None;
        }
        let chunk = self.chunks.get_mut(at)?;
        chunk.get_mut(place).map(|(_, number)| number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_number() {
        let mut names = Names::default();
        // In neither ascending nor descending order.
        let name = |index: usize| format!("{}", index * 7919 % 10_007);
        for index in 1..5000 {
            assert_eq!(names.add(&name(index), index), None);
        }
        for index in 1..5000 {
            assert_eq!(names.add(&name(index), 0), Some(&mut index.clone()), "{index}");
        }
        *names.add(&name(77), 0).expect("a number") = 9;
        assert_eq!(names.add(&name(77), 0), Some(&mut 9));
    }
}
