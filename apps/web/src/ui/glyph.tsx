// The glyph of each severity. Colour is never alone: shape and a word carry the meaning as well.
import { Diamond, OctagonX, TriangleAlert } from 'lucide-react'
import './glyph.css'

export type Severity = 'error' | 'warn' | 'info'

const SHAPES = { error: OctagonX, warn: TriangleAlert, info: Diamond }

/** Filled; says `label` where the words beside it do not. */
export function Glyph({
  severity,
  label,
}: {
  readonly severity: Severity
  readonly label?: string
}) {
  const Shape = SHAPES[severity]
  const naming =
    label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return <Shape className={`glyph glyph-${severity}`} size={14} strokeWidth={1.75} {...naming} />
}
