// What a golden vector demands: the values that Kafka's converter printed, and Kafka's bytes again
// from our values, from our JSON and from Kafka's JSON; a tree that says the same and covers every
// byte exactly once. Used by the unit test on the committed sample and by run.ts on full sets.
import { isDeepStrictEqual } from 'node:util'
import {
  apis,
  dataFromJson,
  dataToJson,
  decodeData,
  decodeDataTree,
  decodeRequest,
  decodeRequestTree,
  decodeResponse,
  decodeResponseTree,
  encodeData,
  encodeRequest,
  encodeResponse,
  messageFromJson,
  messageToJson,
  type FieldNode,
  type Release,
} from '../../src/index.ts'
import { parseExact } from '../../src/read-json.ts'

export interface Vector {
  readonly kind: 'request' | 'response' | 'data'
  readonly apiKey: number
  readonly api: string
  readonly version: number
  readonly hex: string
}

/** Every kind, API and version that a release has, in the names of its vectors. */
export function triplesOf(release: Release): string[] {
  return apis.flatMap(({ name, apiKey, releases }) => {
    const [from, to] = releases[release] ?? [0, -1]
    const versions = Array.from({ length: to - from + 1 }, (_, index) => from + index)
    const own = release === '3.9' && apiKey === 74 ? 'ListClientMetricsResources' : name
    return versions.flatMap((version) => [
      `request ${own} v${version}`,
      `response ${own} v${version}`,
    ])
  })
}

/** undefined, or what is wrong. `line` is one line of the vector file. */
export function checkVector(
  line: string,
  release: Release,
): { triple: string; failure: string | undefined } {
  // The values inside header and body go through the exact parser, these few do not need it.
  const vector = JSON.parse(line) as Vector
  const triple = `${vector.kind} ${vector.api} v${vector.version}`
  try {
    const failure =
      vector.kind === 'data'
        ? checkData(line, vector, release)
        : checkMessage(line, vector, release)
    return { triple, failure }
  } catch (error) {
    return { triple, failure: error instanceof Error ? error.message : String(error) }
  }
}

function checkMessage(line: string, vector: Vector, release: Release): string | undefined {
  const frame = new Uint8Array(Buffer.from(vector.hex, 'hex'))
  const expected = parseExact(line) as { header: object; body: object }
  const { apiKey, version } = vector
  const isRequest = vector.kind === 'request'
  const message = isRequest
    ? decodeRequest(frame, { release })
    : decodeResponse(frame, apiKey, version, { release })
  if (message.status !== 'ok') return `status ${message.status}: ${message.error?.message ?? ''}`
  if (message.apiName !== vector.api) return `name ${message.apiName}`
  const json = messageToJson(message)
  const printed = parseExact(json) as { header: object; body: object }
  if (!isDeepStrictEqual(printed.header, expected.header)) return 'header differs'
  if (!isDeepStrictEqual(printed.body, expected.body))
    return `body differs: ${JSON.stringify(printed.body, big)} wanted ${JSON.stringify(expected.body, big)}`

  const encode = isRequest ? encodeRequest : encodeResponse
  if (hexOf(encode(message)) !== vector.hex) return 'encoding our values gives other bytes'
  if (hexOf(encode(messageFromJson(json, { release }))) !== vector.hex)
    return 'encoding our JSON gives other bytes'
  const foreign = line.replace(/"version":(\d+)/, '"apiVersion":$1')
  if (hexOf(encode(messageFromJson(foreign, { release }))) !== vector.hex)
    return "encoding Kafka's JSON gives other bytes"

  const tree = isRequest
    ? decodeRequestTree(frame, { release })
    : decodeResponseTree(frame, apiKey, version, { release })
  if (!isDeepStrictEqual(tree.body, message.body)) return 'tree has other values'
  return checkSpans(tree.nodes, 0, frame.length)
}

function checkData(
  line: string,
  { api, version, hex }: Vector,
  release: Release,
): string | undefined {
  const bytes = new Uint8Array(Buffer.from(hex, 'hex'))
  const expected = (parseExact(line) as { body: object }).body
  // 3.9 counts the types of coordinator keys as versions; in the tables they are all version 0.
  const known =
    api.endsWith('Key') &&
    version > 0 &&
    release === '3.9' &&
    api !== 'ShareGroupPartitionMetadataKey'
      ? 0
      : version
  const data = decodeData(api, known, bytes, { release })
  if (data.status !== 'ok')
    return `status ${data.status}: ${data.error?.message ?? `${data.unreadBytes} left`}`
  const json = dataToJson(api, known, data.struct, release)
  const printed = parseExact(json)
  if (!isDeepStrictEqual(printed, expected))
    return `differs: ${JSON.stringify(printed, big)} wanted ${JSON.stringify(expected, big)}`
  if (hexOf(encodeData(api, known, data.struct, release)) !== hex)
    return 'encoding gives other bytes'
  const struct = dataFromJson(api, known, json, release)
  if (hexOf(encodeData(api, known, struct, release)) !== hex)
    return 'encoding our JSON gives other bytes'
  const tree = decodeDataTree(api, known, bytes, { release })
  if (!isDeepStrictEqual(tree.struct, data.struct)) return 'tree has other values'
  return checkSpans(tree.nodes, 0, bytes.length)
}

/** Children lie inside their parents, one after another; leaves leave no byte out at the top. */
function checkSpans(nodes: readonly FieldNode[], start: number, end: number): string | undefined {
  let at = start
  for (const node of nodes) {
    if (node.note === 'default') continue
    if (node.start !== at) return `${node.path} starts at ${node.start}, not ${at}`
    at = node.end
    const first = node.children?.find((child) => child.note !== 'default')
    const inside = first && checkSpans(node.children!, first.start, node.end)
    if (inside !== undefined) return inside
  }
  return at === end ? undefined : `nodes end at ${at}, not ${end}`
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')
}

function big(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value
}
