// The keys of a treegrid, rows first (ARIA authoring practices): left and right fold and unfold,
// and move between the cells of a row once there is nothing more to unfold.
import { isParent, type FoldableTree } from '../../lib/tree-fold.ts'

/** `cell` -1 is the row itself. */
export interface TreePlace {
  readonly row: number
  readonly cell: number
}

export type TreeMove =
  | { readonly to: 'place'; readonly place: TreePlace }
  | { readonly to: 'fold' | 'unfold'; readonly row: number }
  | { readonly to: 'foldAll' | 'unfoldAll' }

interface State {
  readonly tree: FoldableTree
  readonly open: ReadonlySet<number>
  /** Rows that are seen, in order. */
  readonly shown: readonly number[]
  readonly cells: number
  readonly pageRows: number
}

export function treeMove(key: string, { row, cell }: TreePlace, state: State): TreeMove | null {
  const { tree, open, shown, cells, pageRows } = state
  const at = shown.indexOf(row)
  const goTo = (index: number): TreeMove | null => {
    const target = shown[Math.max(0, Math.min(shown.length - 1, index))]
    return target === undefined ? null : { to: 'place', place: { row: target, cell } }
  }
  const toCell = (wanted: number): TreeMove => ({ to: 'place', place: { row, cell: wanted } })
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return goTo(at + 1)
    case 'ArrowUp':
    case 'k':
      return goTo(at - 1)
    case 'PageDown':
      return goTo(at + pageRows)
    case 'PageUp':
      return goTo(at - pageRows)
    case 'Home':
    case 'g':
      return goTo(0)
    case 'End':
    case 'G':
      return goTo(shown.length - 1)
    case 'ArrowRight':
      if (cell < 0 && isParent(tree, row) && !open.has(row)) return { to: 'unfold', row }
      return cell < cells - 1 ? toCell(cell + 1) : null
    case 'ArrowLeft': {
      if (cell >= 0) return toCell(cell - 1)
      if (isParent(tree, row) && open.has(row)) return { to: 'fold', row }
      const parent = tree.parent[row] ?? -1
      return parent < 0 ? null : { to: 'place', place: { row: parent, cell } }
    }
    case '{':
      return { to: 'foldAll' }
    case '}':
      return { to: 'unfoldAll' }
    default:
      return null
  }
}
