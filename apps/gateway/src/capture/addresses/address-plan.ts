// Where broker addresses stand in answers. Exactly seven responses carry them; node ids, leaders
// and coordinators are never changed, so a client's view of the cluster stays the cluster's own.
//
//   Metadata, DescribeCluster      brokers[]           node id, host, port
//   FindCoordinator                the body, or coordinators[] from v4 on
//   Produce v10+, Fetch v16+       nodeEndpoints[], a tagged field at the end (KIP-951)
//   ShareFetch, ShareAcknowledge   nodeEndpoints[], at the end
import { apiOf, type MessageSchema } from '@brokerscope/codec'

export interface AddressPlan {
  readonly apiName: string
  readonly schema: MessageSchema
  readonly version: number
  /** Lengths are varints, and the response header ends with tagged fields. */
  readonly isFlexible: boolean
  /** The array of addresses at the end of the body; undefined where they stand elsewhere. */
  readonly tail: 'tagged' | 'inPlace' | undefined
  /** Paths for the walk: node id, host and port, always in this order on the wire. */
  readonly wanted: readonly string[]
}

interface Carrier {
  readonly apiKey: number
  readonly from: number
  readonly to?: number
  readonly array?: string
  readonly nodeId?: string
  readonly tail?: 'tagged' | 'inPlace'
  readonly more?: readonly string[]
}

const carriers: readonly Carrier[] = [
  { apiKey: 3, from: 0, array: 'brokers', more: ['clusterId'] },
  { apiKey: 10, from: 0, to: 3 },
  { apiKey: 10, from: 4, array: 'coordinators' },
  {
    apiKey: 60,
    from: 0,
    array: 'brokers',
    nodeId: 'brokerId',
    more: ['clusterId', 'endpointType'],
  },
  { apiKey: 0, from: 10, array: 'nodeEndpoints', tail: 'tagged' },
  { apiKey: 1, from: 16, array: 'nodeEndpoints', tail: 'tagged' },
  { apiKey: 78, from: 0, array: 'nodeEndpoints', tail: 'inPlace' },
  { apiKey: 79, from: 0, array: 'nodeEndpoints', tail: 'inPlace' },
]

const plans = new Map<number, AddressPlan | null>()

/** Null for answers without addresses. A version that is not known yet is read like the newest. */
export function addressPlan(apiKey: number, apiVersion: number): AddressPlan | null {
  const key = (apiKey << 16) | apiVersion
  let plan = plans.get(key)
  if (plan === undefined) {
    plan = makePlan(apiKey, apiVersion)
    plans.set(key, plan)
  }
  return plan
}

function makePlan(apiKey: number, apiVersion: number): AddressPlan | null {
  const carrier = carriers.find(
    ({ apiKey: key, from, to = Number.POSITIVE_INFINITY }) =>
      key === apiKey && apiVersion >= from && apiVersion <= to,
  )
  const api = apiOf(apiKey)
  if (carrier === undefined || api === undefined) return null
  const { array, nodeId = 'nodeId', tail, more = [] } = carrier
  const prefix = array === undefined ? '' : `${array}.`
  const ends = [nodeId, 'host', 'port'].map((name) => prefix + name)
  const schema = api.response
  return {
    apiName: api.name,
    schema,
    version: Math.min(apiVersion, schema.versions[1]),
    isFlexible: schema.flexible !== undefined && apiVersion >= schema.flexible[0],
    tail,
    wanted: [...more, ...ends, ...(tail === undefined ? [] : ['nodeEndpoints'])],
  }
}
