import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo, type CSSProperties, type ReactNode } from 'react'

export interface TreeColumn {
  readonly id: string
  readonly title: string
  readonly cell: (row: number) => ReactNode
  readonly className?: string
}

interface Props {
  readonly row: number
  readonly columns: readonly TreeColumn[]
  readonly depth: number
  readonly position: number
  readonly size: number
  /** Null where there is nothing to unfold. */
  readonly isOpen: boolean | null
  readonly isSelected: boolean
  readonly isHovered: boolean
  /** -1 = the row is the tab stop, from 0 a cell, null = neither. */
  readonly activeCell: number | null
  readonly className: string
}

/** Changing `columns` draws all rows again, so they must be stable for one tree. */
export const TreeRow = memo(function TreeRow(props: Props) {
  const { row, columns, depth, isOpen, isSelected, isHovered, activeCell, className } = props
  const style = { '--depth': depth } as CSSProperties
  return (
    <div
      role="row"
      className={`tree-row ${className} ${isHovered ? 'is-hovered' : ''}`}
      aria-level={depth + 1}
      aria-posinset={props.position}
      aria-setsize={props.size}
      aria-expanded={isOpen ?? undefined}
      aria-selected={isSelected}
      tabIndex={activeCell === -1 ? 0 : -1}
      data-tree-row={row}
      style={style}
    >
      {columns.map((column, at) => (
        <div
          key={column.id}
          role="gridcell"
          className={`tree-cell ${column.className ?? ''}`}
          tabIndex={activeCell === at ? 0 : -1}
          data-tree-cell={at}
        >
          {at === 0 && (
            <span className="tree-twist" data-tree-twist={isOpen === null ? undefined : ''}>
              {isOpen !== null && <Twist isOpen={isOpen} />}
            </span>
          )}
          {column.cell(row)}
        </div>
      ))}
    </div>
  )
})

function Twist({ isOpen }: { readonly isOpen: boolean }) {
  const Icon = isOpen ? ChevronDown : ChevronRight
  return <Icon size={14} strokeWidth={1.75} aria-hidden />
}
