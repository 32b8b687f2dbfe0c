// The whole route lives in the fragment, so that filters with topic names never reach a server log
// and a static export works from any host:
//
//   #/s/<session>/<view>?v=1&f=c4d1234&p=...&b=18-19&sort=-rtt&pane=tree&cols=frame,time
import { readParams, writeParams, type ViewParams } from './view-params.ts'

export type Place =
  | { readonly kind: 'start' }
  | { readonly kind: 'session'; readonly id: string }
  | { readonly kind: 'share'; readonly id: string }
  | { readonly kind: 'local'; readonly id: string }

export type ViewName = 'overview' | 'frames'
const VIEWS: readonly ViewName[] = ['overview', 'frames']

/** Raised when a parameter changes its meaning; older links then go through an upgrader here. */
const ROUTE_VERSION = 1

export interface Route {
  readonly place: Place
  readonly view: ViewName
  readonly params: ViewParams
}

export interface ParsedRoute {
  readonly route: Route
  /** Names of parts that could not be read. */
  readonly dropped: readonly string[]
}

export const START: Route = { place: { kind: 'start' }, view: 'overview', params: {} }

/** Reads a fragment with or without its leading `#`. Never throws. */
export function parseRoute(fragment: string): ParsedRoute {
  const [path, query] = splitOnce(fragment.replace(/^#/, ''), '?')
  const [, kind = '', id = '', view = ''] = path.split('/')
  const place = readPlace(kind, id)
  if (place.kind === 'start') return { route: START, dropped: kind === '' ? [] : ['address'] }
  const known = VIEWS.find((name) => name === view)
  const { values, dropped } = readParams(new URLSearchParams(query))
  return {
    route: { place, view: known ?? 'overview', params: values },
    dropped: known === undefined && view !== '' ? ['view', ...dropped] : dropped,
  }
}

export function writeRoute({ place, view, params }: Route): string {
  if (place.kind === 'start') return '#/'
  const query = new URLSearchParams({ v: ROUTE_VERSION.toString() })
  writeParams(params, query)
  const kind = place.kind === 'session' ? 's' : place.kind
  // Commas, brackets, slashes and tildes are legal in a fragment and keep a link readable.
  const readable = query.toString().replaceAll(/%2C|%5B|%5D|%2F|%7E/g, decodeURIComponent)
  return `#/${kind}/${encodeURIComponent(place.id)}/${view}?${readable}`
}

function readPlace(kind: string, encodedId: string): Place {
  const id = decode(encodedId)
  if (id === '') return { kind: 'start' }
  if (kind === 's') return { kind: 'session', id }
  if (kind === 'share' || kind === 'local') return { kind, id }
  return { kind: 'start' }
}

function splitOnce(value: string, at: string): [string, string] {
  const index = value.indexOf(at)
  return index < 0 ? [value, ''] : [value.slice(0, index), value.slice(index + 1)]
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
