//! Containers of blocks: quotes, lists, definitions, notes. A container that is nested too deeply is only
//! counted.

use std::ops::Range;

use pulldown_cmark::BlockQuoteKind;

use super::builder::Builder;
use super::{MAX_DEPTH, conventions};
use crate::markdown::footnotes::Note;
use crate::model::{Alert, Block, BlockKind, Definition, ListItem, WarningCode};
use crate::text::case;

/// An open container.
#[derive(Debug)]
pub(super) struct Container {
    pub(super) kind: ContainerKind,
    pub(super) blocks: Vec<Block>,
}

#[derive(Debug)]
pub(super) enum ContainerKind {
    Quote(Option<BlockQuoteKind>),
    List {
        start: Option<u64>,
        tight: bool,
        items: Vec<ListItem>,
    },
    Item {
        task: Option<bool>,
    },
    Definitions(Vec<Definition>),
    Definition,
    Note(usize),
}

impl Builder<'_, '_> {
    /// Returns whether one more container can be kept. If not, warns once.
    pub(super) fn has_room(&mut self, offset: usize) -> bool {
        let room = self.spans.depth() < MAX_DEPTH;
        if !room && !self.nesting_warned {
            self.nesting_warned = true;
            let line = self.lines.at(offset);
            let message = format!(
                "nesting: expected at most {MAX_DEPTH} levels, found more; deeper text is shown at the last level"
            );
            self.warnings.add(WarningCode::Nesting, Some(line), message);
        }
        room
    }

    pub(super) fn start_container(&mut self, kind: ContainerKind, range: &Range<usize>) {
        self.end_leaf();
        if self.has_room(range.start) {
            self.push_container(kind);
        } else {
            self.open.push(false);
        }
    }

    /// Opens a part of the last container. The part is kept if the container is.
    pub(super) fn start_part(&mut self, kind: ContainerKind) {
        self.end_leaf();
        if self.open.last() == Some(&true) {
            self.push_container(kind);
        } else {
            self.open.push(false);
        }
    }

    pub(super) fn push_container(&mut self, kind: ContainerKind) {
        self.open.push(true);
        self.containers.push(Container {
            kind,
            blocks: Vec::new(),
        });
        self.measure();
    }

    /// Counts the containers around the line. Items and definitions belong to their list.
    pub(super) fn measure(&mut self) {
        let counts = |container: &&Container| {
            matches!(
                container.kind,
                ContainerKind::Quote(_) | ContainerKind::List { .. } | ContainerKind::Definitions(_)
            )
        };
        self.spans
            .set_outside(self.containers.iter().filter(counts).count());
    }

    pub(super) fn end_container(&mut self, kept: bool) {
        let Some(Container { kind, blocks }) = (if kept { self.containers.pop() } else { None }) else {
            return;
        };
        self.measure();
        match kind {
            ContainerKind::Quote(None) => {
                if !blocks.is_empty() {
                    self.push_block(conventions::quote(blocks));
                }
            }
            ContainerKind::Quote(Some(kind)) => {
                let kind = alert(kind);
                self.push_block(BlockKind::Alert { kind, blocks });
            }
            ContainerKind::List { start, tight, items } => {
                self.push_block(BlockKind::List { start, tight, items });
            }
            ContainerKind::Definitions(definitions) => {
                self.push_block(BlockKind::DefinitionList(definitions));
            }
            ContainerKind::Item { task } => {
                if let Some(ContainerKind::List { items, .. }) = self.last_kind() {
                    items.push(ListItem { task, blocks });
                }
            }
            ContainerKind::Definition => {
                if let Some(ContainerKind::Definitions(definitions)) = self.last_kind() {
                    match definitions.last_mut() {
                        Some(definition) => definition.definitions.push(blocks),
                        None => definitions.push(Definition {
                            terms: Vec::new(),
                            definitions: vec![blocks],
                        }),
                    }
                }
            }
            ContainerKind::Note(index) => match self.notes.get_mut(index) {
                Some(note) if note.blocks.is_none() => note.blocks = Some(blocks),
                Some(Note { label, .. }) => {
                    // The label is defined twice. The second note is kept, although no reference can reach
                    // it.
                    let label = label.clone();
                    let blocks = Some(blocks);
                    self.notes.push(Note { label, blocks });
                }
                None => {}
            },
        }
    }

    pub(super) fn last_kind(&mut self) -> Option<&mut ContainerKind> {
        self.containers.last_mut().map(|container| &mut container.kind)
    }

    /// A paragraph directly in an item makes its list loose.
    pub(super) fn loosen_list(&mut self) {
        if let [
            ..,
            Container {
                kind: ContainerKind::List { tight, .. },
                ..
            },
            Container {
                kind: ContainerKind::Item { .. },
                ..
            },
        ] = self.containers.as_mut_slice()
        {
            *tight = false;
        }
    }

    /// Returns the index of the note `label`. Adds it if it is new.
    pub(super) fn note(&mut self, label: &str) -> usize {
        let next = self.notes.len();
        if let Some(index) = self.labels.add(&case::fold(label), next) {
            return *index;
        }
        self.notes.push(Note {
            label: label.to_owned(),
            blocks: None,
        });
        next
    }
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}
