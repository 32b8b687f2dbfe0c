// Which look each byte of a row has. Several marks can meet on one byte: what it belongs to
// (header, unread, ...), the selection (filled) and the hover (outline only).

export interface Span {
  readonly start: number
  /** Exclusive. */
  readonly end: number
}
export interface Mark extends Span {
  readonly kind: 'header' | 'unread' | 'unknownTag' | 'withheld'
}

export function byteClasses(
  offset: number,
  marks: readonly Mark[],
  selected: Span | null,
  hovered: Span | null,
): string {
  let classes = ''
  for (const mark of marks) if (holds(mark, offset)) classes += ` hex-${mark.kind}`
  if (selected !== null && holds(selected, offset)) classes += ' is-selected'
  if (hovered !== null && holds(hovered, offset)) {
    classes += ' is-hovered'
    if (offset === hovered.start) classes += ' is-first'
    if (offset === hovered.end - 1) classes += ' is-last'
  }
  return classes
}

/** The part of `span` that lies on [start, end), or null: rows that share none are not redrawn. */
export function clip(span: Span | null, start: number, end: number): Span | null {
  if (span === null || span.start >= end || span.end <= start) return null
  return span
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end
}
