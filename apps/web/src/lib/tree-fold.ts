// Folding of a tree that is kept as rows in reading order. `last[i]` is the row after the last
// descendant of row i, so a closed row is skipped by one jump.

export interface FoldableTree {
  readonly depth: Uint8Array
  readonly parent: Int32Array
  readonly last: Uint32Array
}

export function isParent({ last }: FoldableTree, row: number): boolean {
  return (last[row] ?? 0) > row + 1
}

/** Rows that are seen when `open` holds the open ones. */
export function shownRows(tree: FoldableTree, open: ReadonlySet<number>): number[] {
  const rows: number[] = []
  let row = 0
  while (row < tree.last.length) {
    rows.push(row)
    row = isParent(tree, row) && !open.has(row) ? (tree.last[row] ?? row + 1) : row + 1
  }
  return rows
}

/** Every parent above `levels`: 2 shows the children of the roots' children folded. */
export function openedTo(tree: FoldableTree, levels: number): Set<number> {
  const open = new Set<number>()
  for (let row = 0; row < tree.last.length; row += 1) {
    if ((tree.depth[row] ?? 0) < levels && isParent(tree, row)) open.add(row)
  }
  return open
}

/** Opens what hides `row`. Returns `open` itself where nothing does. */
export function withAncestors(
  tree: FoldableTree,
  open: ReadonlySet<number>,
  row: number,
): ReadonlySet<number> {
  let opened: Set<number> | undefined
  for (let at = tree.parent[row] ?? -1; at >= 0; at = tree.parent[at] ?? -1) {
    if (open.has(at)) continue
    opened ??= new Set(open)
    opened.add(at)
  }
  return opened ?? open
}

/** Position of each row among its siblings, from 1, and how many they are. */
export function siblingPlaces({ parent }: FoldableTree): {
  readonly position: Uint32Array
  readonly size: Uint32Array
} {
  const position = new Uint32Array(parent.length)
  const size = new Uint32Array(parent.length)
  const children = new Uint32Array(parent.length + 1)
  for (let row = 0; row < parent.length; row += 1) {
    const above = (parent[row] ?? -1) + 1
    children[above] = (children[above] ?? 0) + 1
    position[row] = children[above] ?? 1
  }
  for (let row = 0; row < parent.length; row += 1)
    size[row] = children[(parent[row] ?? -1) + 1] ?? 1
  return { position, size }
}

export interface SpannedTree extends FoldableTree {
  readonly start: Uint32Array
  readonly end: Uint32Array
}

/** The innermost row whose bytes contain all of [start, end), or -1. */
export function deepestAt(tree: SpannedTree, start: number, end: number): number {
  let found = -1
  let row = 0
  let until = tree.last.length
  while (row < until) {
    const contains = (tree.start[row] ?? 0) <= start && end <= (tree.end[row] ?? 0)
    const next = Math.max(row + 1, tree.last[row] ?? 0)
    if (!contains) {
      row = next
      continue
    }
    found = row
    until = next
    row += 1
  }
  return found
}
