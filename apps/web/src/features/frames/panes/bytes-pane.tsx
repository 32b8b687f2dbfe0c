import { useEffect, useRef } from 'react'
import type { TreeAnswer } from '../../../engine/tree-messages.ts'
import { copyText } from '../../../lib/clipboard.ts'
import { hexText } from '../../../lib/hex.ts'
import { deepestAt } from '../../../lib/tree-fold.ts'
import type { ByteRange } from '../../../lib/view-params.ts'
import { announce } from '../../../store/announcer.ts'
import { hoverBytes, useSelectionStore } from '../../../store/selection-store.ts'
import type { Catalogue } from '../../../text/en.ts'
import { useText } from '../../../text/use-text.ts'
import { HexView } from '../../../ui/hex-view/hex-view.tsx'
import { selectBytes, selectField } from '../selection.ts'
import type { FieldSelection } from './use-field-selection.ts'

const ROW_HEIGHT = 20

interface Props {
  readonly tree: TreeAnswer
  readonly selection: FieldSelection
}

export function BytesPane({ tree, selection }: Props) {
  const { app, bytes: text } = useText()
  const hovered = useSelectionStore((state) => state.hover)
  const { rows, bytes, marks } = tree
  const pane = useRef<HTMLElement>(null)

  // Where the bytes have the focus, `y` copies them and not the value of the field.
  useEffect(() => {
    const { range } = selection
    if (range === null) return undefined
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'y' || pane.current?.contains(document.activeElement) !== true) return
      event.preventDefault()
      void copyText(hexText(bytes.subarray(range.start, range.end))).then((isDone) =>
        announce(isDone ? app.copied : app.copyFailed),
      )
    }
    const element = pane.current
    element?.addEventListener('keydown', listen)
    return () => element?.removeEventListener('keydown', listen)
  }, [selection, bytes, app])

  const fieldAt = (byte: number): number => deepestAt(rows, byte, byte + 1)
  return (
    <section className="pane" aria-label={text.label} data-pane="bytes" ref={pane}>
      <HexView
        label={text.label}
        bytes={bytes}
        marks={marks}
        selected={selection.range}
        hovered={hovered}
        rowHeight={ROW_HEIGHT}
        onHover={(byte) => hoverBytes(byte === null ? null : rangeAt(tree, fieldAt(byte), byte))}
        onPick={(byte) => {
          const row = fieldAt(byte)
          if (row >= 0) selectField(rows.paths[row] ?? '')
          else selectBytes({ start: byte, end: byte + 1 }, undefined)
        }}
        onRange={(range) => {
          const row = deepestAt(rows, range.start, range.end)
          selectBytes(range, rows.paths[row])
        }}
      />
      <p className="pane-caption" data-testid="bytes-caption" title={rows.paths[selection.row]}>
        {caption(tree, selection, text)}
      </p>
    </section>
  )
}

function rangeAt({ rows }: TreeAnswer, row: number, byte: number): ByteRange {
  return row < 0
    ? { start: byte, end: byte + 1 }
    : { start: rows.start[row] ?? 0, end: rows.end[row] ?? 0 }
}

/** `2 bytes at 0x12 · int16 · errorCode · since v0`, or the size of the frame. */
export function caption(
  { rows, size, bytes }: TreeAnswer,
  { row, range }: FieldSelection,
  text: Catalogue['bytes'],
): string {
  const whole = [text.whole(size)]
  if (bytes.length < size) whole.push(text.head(bytes.length))
  if (range === null) return whole.join(' \u00b7 ')
  const parts = [text.at(range.end - range.start, `0x${range.start.toString(16)}`)]
  if (row >= 0) {
    const versions = rows.versions[row] ?? ''
    parts.push(rows.types[row] ?? '', rows.names[row] ?? '')
    if (versions !== '') parts.push(text.since(versions))
  }
  return parts.join(' \u00b7 ')
}
