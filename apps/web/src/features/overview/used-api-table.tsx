import type { UsedApi } from '../../engine/overview-messages.ts'
import { groupDigits } from '../../lib/numbers.ts'
import { formatDuration, formatExactNs } from '../../lib/time.ts'
import { useText } from '../../text/use-text.ts'
import '../../ui/family.css'

export function UsedApiTable({ apis }: { readonly apis: readonly UsedApi[] }) {
  const { overview: text } = useText()
  return (
    <table className="used-apis">
      <thead>
        <tr>
          <th scope="col">{text.apis}</th>
          <th scope="col" title={text.requestsHint}>
            {text.requests}
          </th>
          <th scope="col" title={text.versionsHint}>
            {text.versions}
          </th>
          <th scope="col" title={text.errorsHint}>
            {text.errors}
          </th>
          <th scope="col" title={text.p50Hint}>
            {text.p50}
          </th>
        </tr>
      </thead>
      <tbody>
        {apis.map(({ name, family, requests, versions, errors, p50Ns }) => (
          <tr key={name}>
            <th scope="row">
              <span className={`frame-family is-${family}`}>{name}</span>
            </th>
            <td>{groupDigits(requests)}</td>
            <td>{versions.join(', ')}</td>
            <td className={errors > 0 ? 'is-error' : ''}>{groupDigits(errors)}</td>
            <td title={p50Ns === null ? undefined : formatExactNs(p50Ns)}>
              {p50Ns === null ? '' : formatDuration(p50Ns)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
