import { memo } from 'react'
import { asciiOf, hexByte, hexOffset } from '../../lib/hex.ts'
import { byteClasses, type Mark, type Span } from './byte-classes.ts'

interface Props {
  readonly bytes: Uint8Array
  readonly offset: number
  readonly perRow: number
  readonly marks: readonly Mark[]
  readonly selected: Span | null
  readonly hovered: Span | null
}

const WITHHELD = '\u2592'

export const HexRow = memo(function HexRow({
  bytes,
  offset,
  perRow,
  marks,
  selected,
  hovered,
}: Props) {
  const end = Math.min(offset + perRow, bytes.length)
  const looks: string[] = []
  for (let at = offset; at < end; at += 1) looks.push(byteClasses(at, marks, selected, hovered))
  return (
    <div className="hex-row">
      <span className="hex-offset">{hexOffset(offset, bytes.length)}</span>
      <span className="hex-bytes">
        {looks.map((look, index) => (
          <span key={index} className={`hex-byte${look}`} data-byte={offset + index}>
            {isWithheld(look) ? WITHHELD.repeat(2) : hexByte(bytes[offset + index] ?? 0)}
          </span>
        ))}
      </span>
      <span className="hex-text">
        {looks.map((look, index) => (
          <span key={index} className={`hex-char${look}`} data-byte={offset + index}>
            {isWithheld(look) ? WITHHELD : asciiOf(bytes[offset + index] ?? 0)}
          </span>
        ))}
      </span>
    </div>
  )
})

function isWithheld(look: string): boolean {
  return look.includes('hex-withheld')
}
