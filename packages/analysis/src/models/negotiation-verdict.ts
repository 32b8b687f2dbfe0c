// What came of one API on one broker, in the closed set of words of the negotiation view.
// Two conditions decide: the range that was advertised, and the feature level behind which
// some versions lie. The outcome on the wire is said first, because it is what happened.
import type { VersionRange } from './api-table.ts'
import type { FeatureLevel, Gate } from './features.ts'
import type { UsedVersion } from './negotiation.ts'

export type NegotiationVerdict =
  | 'fits'
  | 'not used'
  | 'outside range'
  | 'refused'
  | 'gated, used'
  | 'locked, unused'
  | 'no answer, closed'
  | 'unknown'

export interface NegotiationCell {
  /** Undefined where the API was not advertised, or nothing was. */
  readonly range: VersionRange | undefined
  /** An ApiVersions answer of this broker is in the capture. */
  readonly hasTable: boolean
  readonly used: readonly UsedVersion[]
  readonly gate: Gate | undefined
  readonly level: FeatureLevel | undefined
}

const UNSUPPORTED_VERSION = 35

export function negotiationVerdict(cell: NegotiationCell): NegotiationVerdict {
  const { range, hasTable, used, gate, level } = cell
  if (used.some(({ lastError }) => lastError === UNSUPPORTED_VERSION)) return 'refused'
  const isOutside = ({ version }: UsedVersion): boolean =>
    range === undefined || version < range.min || version > range.max
  if (hasTable && used.some(isOutside))
    return used.some(isClosed) ? 'no answer, closed' : 'outside range'
  const isLocked = gate !== undefined && level !== undefined && level.level < gate.level
  if (isLocked && used.some(({ version }) => version >= gate.version)) return 'gated, used'
  if (used.length === 0) {
    const reachesGate = isLocked && range !== undefined && range.max >= gate.version
    return reachesGate ? 'locked, unused' : 'not used'
  }
  return hasTable ? 'fits' : 'unknown'
}

/** Do brokers of one cluster advertise different ranges of an API? */
export function differs(ranges: readonly (VersionRange | undefined)[]): boolean {
  const texts = new Set(
    ranges.map((range) => (range === undefined ? '' : `${range.min}-${range.max}`)),
  )
  return texts.size > 1
}

/** Every request in this version went without an answer. */
function isClosed({ unanswered, count }: UsedVersion): boolean {
  return unanswered > 0 && unanswered === count
}
