// A foldable table of nested rows, of any size: only what is seen is drawn. Role treegrid, one tab
// stop. The owner keeps which rows are open, because links and searches open rows too.
import {
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
} from 'react'
import {
  isParent,
  openedTo,
  siblingPlaces,
  shownRows,
  type FoldableTree,
} from '../../lib/tree-fold.ts'
import { useRowWindow } from '../use-row-window.ts'
import './tree-grid.css'
import { treeMove, type TreePlace } from './tree-keys.ts'
import { TreeRow, type TreeColumn } from './tree-row.tsx'

interface Props {
  readonly label: string
  readonly tree: FoldableTree
  readonly columns: readonly TreeColumn[]
  readonly open: ReadonlySet<number>
  readonly rowHeight: number
  readonly selected: number
  readonly hovered: number
  readonly rowClass: (row: number) => string
  readonly onOpenChange: (open: ReadonlySet<number>) => void
  readonly onSelect: (row: number) => void
  readonly onHover: (row: number | null) => void
}

export function TreeGrid(props: Props) {
  const { tree, open, columns, rowHeight, selected, hovered } = props
  const places = useMemo(() => siblingPlaces(tree), [tree])
  const shown = useMemo(() => shownRows(tree, open), [tree, open])
  const {
    scroller,
    window: drawn,
    trackHeight,
    pageRows,
    measure,
    show,
    centre,
  } = useRowWindow({ count: shown.length, rowHeight })
  const [active, setActive] = useState<TreePlace>({ row: 0, cell: -1 })
  const wantsFocus = useRef(false)

  const selectedAt = selected < 0 ? -1 : shown.indexOf(selected)
  const lastShown = useRef(-1)
  useLayoutEffect(() => {
    if (selectedAt < 0 || lastShown.current === selected) return
    lastShown.current = selected
    centre(selectedAt)
  }, [selected, selectedAt, centre])
  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    const row = scroller.current?.querySelector<HTMLElement>(`[data-tree-row="${active.row}"]`)
    const cell =
      active.cell < 0 ? row : row?.querySelector<HTMLElement>(`[data-tree-cell="${active.cell}"]`)
    cell?.focus({ preventScroll: true })
    wantsFocus.current = cell === null || cell === undefined
  })

  const toggle = (row: number): void => {
    const changed = new Set(open)
    if (!changed.delete(row)) changed.add(row)
    props.onOpenChange(changed)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter') {
      event.stopPropagation()
      props.onSelect(active.row)
      return
    }
    const move = treeMove(event.key, active, { tree, open, shown, cells: columns.length, pageRows })
    if (move === null) return
    event.preventDefault()
    event.stopPropagation()
    switch (move.to) {
      case 'place':
        wantsFocus.current = true
        setActive(move.place)
        show(shown.indexOf(move.place.row))
        if (move.place.row !== active.row) props.onSelect(move.place.row)
        return
      case 'fold':
      case 'unfold':
        return toggle(move.row)
      case 'foldAll':
        return props.onOpenChange(new Set())
      case 'unfoldAll':
        return props.onOpenChange(openedTo(tree, 255))
    }
  }
  const onClick = (event: MouseEvent): void => {
    const row = rowOf(event.target)
    if (row === null) return
    wantsFocus.current = true
    setActive({ row, cell: -1 })
    if (event.target instanceof Element && event.target.closest('[data-tree-twist]') !== null)
      toggle(row)
    else props.onSelect(row)
  }

  const tabRow = shown.includes(active.row) ? active.row : (shown[0] ?? -1)
  return (
    <div
      ref={scroller}
      className="tree"
      role="treegrid"
      aria-label={props.label}
      aria-rowcount={shown.length}
      tabIndex={-1}
      style={{ '--row-height': `${rowHeight}px` } as CSSProperties}
      onScroll={measure}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={(event) => {
        const row = rowOf(event.target)
        if (row !== null && isParent(tree, row)) toggle(row)
      }}
      onMouseOver={(event) => props.onHover(rowOf(event.target))}
      onFocus={(event) => props.onHover(rowOf(event.target))}
      onMouseLeave={() => props.onHover(null)}
    >
      <div role="rowgroup" className="tree-track" style={{ height: trackHeight }}>
        <div role="presentation" style={{ transform: `translateY(${drawn.shift}px)` }}>
          {shown.slice(drawn.first, drawn.end).map((row) => (
            <TreeRow
              key={row}
              row={row}
              columns={columns}
              depth={tree.depth[row] ?? 0}
              position={places.position[row] ?? 1}
              size={places.size[row] ?? 1}
              isOpen={isParent(tree, row) ? open.has(row) : null}
              isSelected={row === selected}
              isHovered={row === hovered}
              activeCell={row === tabRow ? active.cell : null}
              className={props.rowClass(row)}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

function rowOf(target: EventTarget): number | null {
  if (!(target instanceof Element)) return null
  const row = target.closest<HTMLElement>('[data-tree-row]')?.dataset['treeRow']
  return row === undefined ? null : Number(row)
}
