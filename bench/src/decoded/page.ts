// docs/decoded.md: what is decoded, beside others. Our side comes from the schema tables, the others'
// from peers.ndjson, which `measure` fills. Pure and stable, so that a test can tell a stale page.
import { apis, dataSchemas, type ApiSchema, type DataSchema } from '@brokerscope/codec'
import { beyondFields } from './beyond-fields.ts'
import { rangesOf, type Peer, type Range } from './peer.ts'

export function decodedPage(peers: readonly Peer[]): string {
  return [
    '# What is decoded',
    '<!-- Written by bench/src/decoded from the schema tables and peers.ndjson. `node bench/src/main.ts decoded` writes it anew. -->',
    intro(),
    '## In numbers',
    totals(peers),
    '## By API',
    'Versions, both included. `*` marks versions that Kafka 4.4 enables only on request.',
    byApi(peers),
    '## Behind the fields',
    table(
      ['', 'Brokerscope', ...peers.map(({ name }) => name)],
      beyondFields.map(([what, ...cells]) => [what, ...cells]),
    ),
    '## Messages that are no API',
    'Headers, group protocol, control records and the records of internal topics, by the part of Kafka that owns them:',
    otherSchemas(),
  ]
    .join('\n\n')
    .concat('\n')
}

function intro(): string {
  return [
    'Requests and answers of every API, read and written, in all versions that Kafka 3.9 or 4.4 has. `npm test` compares',
    "one message of every kind, API and version with what Kafka's own classes read and write; the lab does so with new random ones.",
    'A later version, or an API of the future, is read as far as it can be and marked.',
    '',
    'The others are what could be installed beside it: Wireshark as of Debian 12, the newest of the rest. Wireshark was given a request',
    'of every API and version; counted is what it does not call unknown or unsupported. The others were asked for their lists.',
    'kmsg leaves headers to its user.',
  ].join('\n')
}

function totals(peers: readonly Peer[]): string {
  const own = apis.reduce((sum, api) => sum + 2 * count(ownRanges(api)), 0)
  const rows = peers.map((peer) => {
    const kinds = peer.reads === 'answers' ? 1 : 2
    const offered = apis.filter((api) => count(common(api, peer)) > 0)
    const triples = offered.reduce((sum, api) => sum + kinds * count(common(api, peer)), 0)
    return [peer.name, peer.version, peer.reads, offered.length, triples]
  })
  return table(
    ['decoder', 'version', 'reads', 'APIs', 'of all (kind, API, version)'],
    [['Brokerscope', '', 'requests and answers', apis.length, own], ...rows],
  )
}

function byApi(peers: readonly Peer[]): string {
  return table(
    ['key', 'API', 'Brokerscope', ...peers.map(({ name, version }) => `${name} ${version}`)],
    apis.map((api) => [
      api.apiKey,
      api.name,
      `${rangesText(ownRanges(api))}${api.unstable ? ` (${rangeText(api.unstable)}*)` : ''}`,
      ...peers.map((peer) => rangesText(peer.versions[api.apiKey] ?? [])),
    ]),
  )
}

/** What either release has. */
function ownRanges({ releases }: ApiSchema): readonly Range[] {
  return rangesOf(Object.values(releases).flatMap(versionsIn))
}

function common(api: ApiSchema, { versions }: Peer): readonly Range[] {
  const theirs = new Set((versions[api.apiKey] ?? []).flatMap(versionsIn))
  return rangesOf(
    ownRanges(api)
      .flatMap(versionsIn)
      .filter((version) => theirs.has(version)),
  )
}

function otherSchemas(): string {
  const byModule = Map.groupBy(dataSchemas, ({ module }) => module)
  const rows = [...byModule].map(([module, schemas]) => [
    module,
    schemas.length,
    schemas.map(nameAndVersions).join(', '),
  ])
  return table(['part of Kafka', 'schemas', 'names and versions'], rows)
}

function nameAndVersions({ name, versions }: DataSchema): string {
  return `${name} ${rangeText(versions)}`
}

function versionsIn([from, to]: Range): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function count(ranges: readonly Range[]): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0)
}

function rangesText(ranges: readonly Range[]): string {
  return ranges.length === 0 ? '-' : ranges.map(rangeText).join(', ')
}

function rangeText([from, to]: Range): string {
  return from === to ? String(from) : `${from}-${to}`
}

type Cell = string | number

function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
