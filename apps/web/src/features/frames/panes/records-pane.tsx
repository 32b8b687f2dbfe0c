import { useAnswer } from '../../../engine/use-answer.ts'
import type { BatchRow, RecordSetRows } from '../../../engine/pane-messages.ts'
import type { TreeAnswer } from '../../../engine/tree-messages.ts'
import { groupDigits } from '../../../lib/numbers.ts'
import { formatUtcMillis } from '../../../lib/time.ts'
import { useText } from '../../../text/use-text.ts'
import { Tag } from '../../../ui/tag.tsx'
import './records-pane.css'

/** The batches of the frame with their records; inflated in the worker when this pane is opened. */
export function RecordsPane({ tree }: { readonly tree: TreeAnswer }) {
  const { records: text } = useText()
  const { answer } = useAnswer('records', { frame: tree.frame }, tree.frame.toString())
  if (answer === undefined || answer === null || answer.frame !== tree.frame) return null
  return (
    <div className="records" tabIndex={0} role="group" aria-label={text.label}>
      {answer.sets.map((set) => (
        <RecordSet key={set.path} set={set} />
      ))}
    </div>
  )
}

function RecordSet({ set }: { readonly set: RecordSetRows }) {
  const { records: text } = useText()
  return (
    <section>
      <h2 className="records-title">
        {set.title} <span>{text.size(set.sizeInBytes)}</span>
        {set.withheld && <Tag kind="withheld">{text.withheld}</Tag>}
      </h2>
      {set.batches.length === 0 && set.failure === null && (
        <p className="records-note">{text.none}</p>
      )}
      {set.batches.map((batch, index) => (
        <Batch key={index} batch={batch} number={index + 1} />
      ))}
      {set.cutBytes > 0 && <p className="records-note">{text.cut(set.cutBytes)}</p>}
      {set.failure !== null && <p className="records-note is-error">{set.failure}</p>}
    </section>
  )
}

function Batch({ batch, number }: { readonly batch: BatchRow; readonly number: number }) {
  const { records: text } = useText()
  return (
    <>
      <h3 className="records-batch">{text.batch(number)}</h3>
      <dl className="records-fields">
        {batch.fields.map(([name, value]) => (
          <div key={name} className={name === 'isValid' && value === 'false' ? 'is-error' : ''}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {batch.records.length > 0 && <RecordTable batch={batch} />}
      {batch.more > 0 && <p className="records-note">{text.more(batch.more)}</p>}
      {batch.failure !== null && <p className="records-note is-error">{batch.failure}</p>}
    </>
  )
}

function RecordTable({ batch }: { readonly batch: BatchRow }) {
  const { records: text } = useText()
  return (
    <table className="records-table">
      <thead>
        <tr>
          <th scope="col" className="is-end">
            {text.offset}
          </th>
          <th scope="col">{text.key}</th>
          <th scope="col">{text.value}</th>
          <th scope="col">{text.headers}</th>
          <th scope="col">{text.timestamp}</th>
        </tr>
      </thead>
      <tbody>
        {batch.records.map((record) => (
          <tr key={record.offset.toString()}>
            <td className="is-end">{groupDigits(record.offset)}</td>
            <td>{record.key ?? 'null'}</td>
            <td>{record.value ?? 'null'}</td>
            <td>{record.headers.join(', ')}</td>
            <td>
              {record.timestamp < 0n
                ? record.timestamp.toString()
                : formatUtcMillis(record.timestamp)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
