//! Blocks within blocks.

use crate::model::{Block, BlockKind};

/// Calls `visit` with every block, in the order of the article; what a block holds comes before the block.
pub(crate) fn each_block(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Block)) {
    for block in blocks {
        each_inner(&mut block.kind, &mut |inner| each_block(inner, visit));
        visit(block);
    }
}

/// Calls `visit` with every list of blocks that `kind` holds.
pub(crate) fn each_inner(kind: &mut BlockKind, visit: &mut dyn FnMut(&mut [Block])) {
    match kind {
        BlockKind::List { items, .. } => {
            for item in items {
                visit(&mut item.blocks);
            }
        }
        BlockKind::Quote { blocks, .. }
        | BlockKind::PullQuote { blocks, .. }
        | BlockKind::Alert { blocks, .. } => visit(blocks),
        BlockKind::DefinitionList(definitions) => {
            for blocks in definitions.iter_mut().flat_map(|each| &mut each.definitions) {
                visit(blocks);
            }
        }
        _ => {}
    }
}
