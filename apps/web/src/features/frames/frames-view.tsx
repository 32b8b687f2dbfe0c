// What exactly was on the wire: the list of frames, and below it the fields and bytes of one.
import { useEffect, useRef } from 'react'
import { rememberPanes, usePreferencesStore } from '../../store/preferences-store.ts'
import { useSessionStore } from '../../store/session-store.ts'
import { registerCommands } from '../../store/commands.ts'
import { useText } from '../../text/use-text.ts'
import { Message } from '../../ui/message.tsx'
import { Split } from '../../ui/split.tsx'
import { AnswerLine } from './answer-line.tsx'
import { FrameTable, type FrameTableHandle } from './frame-table.tsx'
import './frames-view.css'
import { GoTo, type GoToHandle } from './go-to.tsx'
import { FramePanes } from './panes/frame-panes.tsx'
import { selectNeighbour, selectNumber, selectPair } from './selection.ts'
import { useRows } from './use-rows.ts'
import { useSelectedFrame } from './use-selected-frame.ts'

export function FramesView() {
  const { frames: text } = useText()
  const table = useRef<FrameTableHandle>(null)
  const goTo = useRef<GoToHandle>(null)
  const used = useRows()
  const { frame, isMissing } = useSelectedFrame()
  const layout = usePreferencesStore((preferences) => preferences.panes['frames'])
  useFrameCommands(table, goTo, frame)
  return (
    <div className="frames">
      <AnswerLine used={used} />
      <GoTo ref={goTo} />
      {isMissing && <p className="frames-missing">{text.notFound}</p>}
      <Split
        id="frames"
        direction="rows"
        firstSize={55}
        minPixels={96}
        label={text.splitter}
        layout={layout}
        onLayout={(changed) => rememberPanes('frames', changed)}
        first={<FrameTable used={used} ref={table} />}
        second={<FramePanes frame={frame} />}
      />
      {used.count === 0 && <NoFrames />}
    </div>
  )
}

/** Over the empty table, whose header stays: why there is nothing, and what would fill it. */
function NoFrames() {
  const { frames: text } = useText()
  const phase = useSessionStore(({ delta }) => delta.phase.name)
  if (phase === 'reading' || phase === 'opening') return null
  return (
    <div className="frames-empty">
      <Message title={phase === 'ended' ? text.emptyEnded : text.empty}>
        {phase !== 'ended' && <p>{text.emptyLive}</p>}
      </Message>
    </div>
  )
}

function useFrameCommands(
  table: React.RefObject<FrameTableHandle | null>,
  goTo: React.RefObject<GoToHandle | null>,
  frame: number,
): void {
  useEffect(() => {
    const step = (by: number) => () => {
      table.current?.focus()
      table.current?.step(by)
    }
    return registerCommands({
      'row.next': step(1),
      'row.previous': step(-1),
      'row.first': step(Number.NEGATIVE_INFINITY),
      'row.last': step(Number.POSITIVE_INFINITY),
      'frame.next': () => void selectNumber(frame + 1),
      'frame.previous': () => void selectNumber(frame - 1),
      'conversation.next': () => void selectNeighbour(1),
      'conversation.previous': () => void selectNeighbour(-1),
      pair: selectPair,
      follow: () => table.current?.follow(),
      goTo: () => goTo.current?.open(),
    })
  }, [table, goTo, frame])
}
