import { ChevronDown } from 'lucide-react'

/** At the lower edge of the table: how much there is that is not shown. */
export function MorePill({
  text,
  onClick,
}: {
  readonly text: string
  readonly onClick: () => void
}) {
  return (
    <button type="button" className="more-pill" onClick={onClick}>
      <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
      {text}
    </button>
  )
}
