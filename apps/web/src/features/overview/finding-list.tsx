// Findings, gravest first. The first is open until the reader opens another. New ones of a live
// capture wait while the pointer is over the list, so that nothing moves under it.
import { useEffect, useRef, useState } from 'react'
import type { FoundFinding, OverviewAnswer } from '../../engine/overview-messages.ts'
import { registerCommands } from '../../store/commands.ts'
import { useSelectionStore } from '../../store/selection-store.ts'
import { changeParams, useViewStore } from '../../store/view-store.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'
import { FindingRow } from './finding-row.tsx'

export function FindingList({ answer }: { readonly answer: OverviewAnswer }) {
  const { overview: text } = useText()
  const list = useRef<HTMLUListElement>(null)
  const [held, setHeld] = useState<readonly FoundFinding[] | null>(null)
  const [isAllOpen, setAllOpen] = useState(false)
  const linked = useViewStore(({ route }) => route.params.finding)
  const cursor = useSelectionStore((selection) => selection.cursor)
  const shown = held ?? answer.findings
  const fresh = answer.findings.length - shown.length
  const more = answer.findingCount - answer.findings.length
  // A link to a finding that is not there opens the first one.
  const open = shown.find(({ key }) => key === linked)?.key ?? shown[0]?.key
  const [closed, setClosed] = useState<string>()
  useFindingCommands(list, () => setAllOpen((before) => !before))

  const toggle = (key: string, isOpen: boolean): void => {
    setClosed(isOpen ? key : undefined)
    if (!isOpen) changeParams({ finding: key }, 'push')
  }
  return (
    <>
      {fresh > 0 && (
        <p className="findings-fresh">
          <Button kind="link" onClick={() => setHeld(null)}>
            {text.fresh(fresh)}
          </Button>
        </p>
      )}
      <ul
        ref={list}
        className="findings"
        aria-label={text.label}
        onPointerEnter={() => setHeld(answer.findings)}
        onPointerLeave={() => setHeld(null)}
      >
        {shown.map((finding) => {
          const isOpen = isAllOpen || (finding.key === open && finding.key !== closed)
          return (
            <FindingRow
              key={`${finding.key} ${finding.title}`}
              finding={finding}
              isOpen={isOpen}
              isLater={cursor !== null && finding.foundAt > cursor}
              onToggle={() => toggle(finding.key, isOpen)}
            />
          )
        })}
      </ul>
      {more > 0 && <p className="findings-fresh">{text.more(more)}</p>}
      {answer.rules.failed.map(({ id, frame, message }) => (
        <p key={id} className="findings-failed">
          {text.failed(id, frame, message)}
        </p>
      ))}
    </>
  )
}

function useFindingCommands(
  list: React.RefObject<HTMLUListElement | null>,
  expand: () => void,
): void {
  const onExpand = useRef(expand)
  useEffect(() => {
    onExpand.current = expand
  })
  useEffect(() => {
    const heads = (): HTMLElement[] => [
      ...(list.current?.querySelectorAll<HTMLElement>('.finding-head') ?? []),
    ]
    const step = (by: number) => () => {
      const all = heads()
      const at = all.indexOf(document.activeElement as HTMLElement)
      all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))]?.focus()
    }
    return registerCommands({
      'row.next': step(1),
      'row.previous': step(-1),
      'row.first': () => heads()[0]?.focus(),
      'row.last': () => heads().at(-1)?.focus(),
      'findings.expand': () => onExpand.current(),
    })
  }, [list])
}
