import { Trash2 } from 'lucide-react'
import { deleteSession } from '../../engine/gateway.ts'
import { removeFile } from '../../engine/local-files.ts'
import { formatSize, groupDigits } from '../../lib/numbers.ts'
import { writeRoute } from '../../lib/route.ts'
import { formatDuration, formatUtcSecond } from '../../lib/time.ts'
import { removeLocalCapture } from '../../store/local-captures-store.ts'
import { deleteLater, useDeletions } from '../../store/deletions-store.ts'
import { hideToast, showToast } from '../../store/toast-store.ts'
import type { Catalogue } from '../../text/en.ts'
import { useText } from '../../text/use-text.ts'
import { IconButton } from '../../ui/button.tsx'
import { Message } from '../../ui/message.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { ListedCapture } from './use-capture-list.ts'

interface Props {
  readonly captures: readonly ListedCapture[]
  readonly onChange: () => void
}

export function CaptureList({ captures: all, onChange }: Props) {
  const hidden = useDeletions((deletions) => deletions.hidden)
  const captures = all.filter(({ key }) => !hidden.has(key))
  const text = useText()
  const { start } = text
  if (captures.length === 0) return <Message title={start.emptyList} />
  const { columns } = start
  const remove = (capture: ListedCapture): void => removeCapture(capture, text, onChange)
  return (
    <div className="start-table-room">
      <table className="start-table" aria-label={start.listLabel}>
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.source}</th>
            <th scope="col">{columns.started}</th>
            <th scope="col" className="is-end">
              {columns.length}
            </th>
            <th scope="col" className="is-end">
              {columns.frames}
            </th>
            <th scope="col" className="is-end">
              {columns.conns}
            </th>
            <th scope="col">{columns.client}</th>
            <th scope="col" className="is-end">
              {columns.size}
            </th>
            <th scope="col">{columns.storage}</th>
            <th scope="col">
              <span className="visually-hidden">{columns.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {captures.map((capture) => (
            <CaptureRow key={capture.key} capture={capture} onRemove={remove} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly capture: ListedCapture
  readonly onRemove: (capture: ListedCapture) => void
}

function CaptureRow({ capture, onRemove }: RowProps) {
  const { start: text } = useText()
  const { name, place, lengthMs } = capture
  const href = writeRoute({ place, view: 'overview', params: {} })
  return (
    <tr
      onKeyDown={(event) => {
        if (event.key === 'Delete' && !capture.isRecording) onRemove(capture)
      }}
    >
      <td>
        <a href={href} title={text.open(name)}>
          {name}
        </a>
      </td>
      <td>{text.sources[capture.source]}</td>
      <td className="mono">
        {capture.startedAt === null ? '' : formatUtcSecond(capture.startedAt)}
      </td>
      <td className="mono is-end">
        {capture.isRecording ? <Tag kind="plain">{text.recording}</Tag> : lengthText(lengthMs)}
      </td>
      <td className="mono is-end">{countText(capture.frames)}</td>
      <td className="mono is-end">{countText(capture.connections)}</td>
      <td>{capture.client}</td>
      <td className="mono is-end">{formatSize(capture.size)}</td>
      <td>{text.storages[capture.storage]}</td>
      <td className="is-end">
        {!capture.isRecording && (
          <IconButton label={text.remove(name)} onClick={() => onRemove(capture)}>
            <Trash2 size={14} strokeWidth={1.75} />
          </IconButton>
        )}
      </td>
    </tr>
  )
}

function lengthText(lengthMs: number | null): string {
  return lengthMs === null ? '' : formatDuration(BigInt(Math.round(lengthMs)) * 1_000_000n)
}

function countText(count: number | null): string {
  return count === null ? '' : groupDigits(count)
}

function removeCapture(capture: ListedCapture, text: Catalogue, onChange: () => void): void {
  const { key, place, name } = capture
  const undo = deleteLater(key, () => void removeNow(place).finally(onChange))
  showToast({
    message: text.start.removed(name),
    action: {
      title: text.app.undo,
      run: () => {
        undo()
        hideToast()
      },
    },
  })
}

async function removeNow(place: ListedCapture['place']): Promise<void> {
  if (place.kind !== 'local') return deleteSession(place.id)
  removeLocalCapture(place.id)
  return removeFile(place.id)
}
