import type { TreeRows } from '../../../engine/tree-messages.ts'
import type { Catalogue } from '../../../text/en.ts'
import { CopyChip } from '../../../ui/copy-chip.tsx'
import { Glyph } from '../../../ui/glyph.tsx'
import { Tag, type TagKind } from '../../../ui/tag.tsx'
import type { TreeColumn } from '../../../ui/tree-grid/tree-row.tsx'

/** Name, type, value with what it means. New for each tree, stable for one. */
export function treeColumns(rows: TreeRows, text: Catalogue): readonly TreeColumn[] {
  return [
    {
      id: 'name',
      title: '',
      cell: (row) => (
        <span title={rows.paths[row]}>
          {rows.isError[row] === 1 && <Glyph severity="error" />} {rows.names[row]}
        </span>
      ),
    },
    {
      id: 'type',
      title: '',
      className: 'field-type',
      cell: (row) => <TypeName type={rows.types[row] ?? ''} isLeaf={rows.last[row] === row + 1} />,
    },
    {
      id: 'value',
      title: '',
      className: 'field-value',
      cell: (row) => <Value rows={rows} row={row} text={text} />,
    },
  ]
}

/** Kafka's names of structs are long and say what the name beside them says: kept for the tooltip. */
function TypeName({ type, isLeaf }: { readonly type: string; readonly isLeaf: boolean }) {
  const isStruct = /^[A-Z]/.test(type)
  return (
    <span title={type}>
      {isStruct && !isLeaf ? '' : (SHORT_TYPES.find(([long]) => long.test(type))?.[1] ?? type)}
    </span>
  )
}

const SHORT_TYPES: readonly (readonly [RegExp, string])[] = [
  [/^\[\][A-Z]/, 'array'],
  [/^tagged fields$/, 'tags'],
]

interface ValueProps {
  readonly rows: TreeRows
  readonly row: number
  readonly text: Catalogue
}

function Value({ rows, row, text }: ValueProps) {
  const value = rows.values[row] ?? ''
  const note = rows.notes[row] ?? null
  const meaning = rows.meanings[row] ?? null
  const remark = rows.remarks[row] ?? ''
  const isLeaf = rows.last[row] === row + 1
  if (note === 'withheld') return <Tag kind="withheld">{text.fieldNotes.withheld}</Tag>
  return (
    <>
      <span className={`value-${rows.kinds[row]}`} title={value.length > 24 ? value : undefined}>
        {value}
      </span>
      {meaning !== null && <span className="field-meaning">({text.meanings[meaning]})</span>}
      {remark !== '' && <span className="field-remark">{remark}</span>}
      {note !== null && note !== 'null' && (
        <Tag kind={NOTE_TAGS[note]}>{text.fieldNotes[note]}</Tag>
      )}
      {isLeaf && value !== '' && (
        <CopyChip
          value={rows.copies[row] ?? value}
          label={`${text.app.copy} ${rows.names[row]}`}
          title={text.app.copy}
          doneTitle={text.app.copied}
        />
      )}
    </>
  )
}

const NOTE_TAGS: Readonly<Record<string, TagKind>> & {
  readonly [Note in 'unknownTag' | 'absent' | 'unread' | 'default' | 'failed']: TagKind
} = {
  unknownTag: 'warn',
  absent: 'plain',
  unread: 'error',
  default: 'plain',
  failed: 'error',
}
