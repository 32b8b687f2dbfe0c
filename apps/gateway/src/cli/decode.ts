// `brokerscope decode`: bytes in, what they say out. Four readings of the same flags, each in a
// file of its own: frames of a capture, the tree of one frame, lines of messages, one message.
import { GatewayError } from '../errors.ts'
import {
  choiceOr,
  optionalChoice,
  optionalNumber,
  optionalText,
  portList,
  toggle,
} from '../settings/kinds.ts'
import { frameFilter, readFilter } from './decode/filter.ts'
import { printFrame } from './decode/frame.ts'
import { printFrames } from './decode/frames.ts'
import { openInput } from './decode/input.ts'
import { encodeLines, decodeLines } from './decode/message-lines.ts'
import { printMessage } from './decode/single-message.ts'
import { defineVerb } from './verb.ts'

const flags = {
  format: choiceOr(['text', 'json'], 'text', { help: 'For people, or one line of JSON a frame' }),
  filter: optionalText({
    help: 'Only frames that pass, as in Wireshark: error && api == Produce',
    value: 'FILTER',
    short: 'Y',
  }),
  frame: optionalNumber(1, { help: 'Only this frame, as a tree with its bytes', value: 'N' }),
  port: portList({ help: 'A broker listens here, where the capture does not show it' }),
  rawRecords: toggle({ help: 'Record batches as one base64 string instead of their content' }),
  release: optionalChoice(['3.9', '4.4'], {
    help: 'Whose layout to use for the five versions that two Kafka releases lay out differently',
  }),
  messages: toggle({ help: 'Read lines of single messages instead of a capture' }),
  encode: toggle({ help: 'With --messages: from JSON back to hex' }),
  kind: optionalChoice(['request', 'response'], {
    help: 'Read one message as hex or base64, of this kind',
  }),
  api: optionalText({ help: 'With --kind: name or key of the API', value: 'API' }),
  version: optionalNumber(0, { help: 'With --kind: its version', value: 'N' }),
}

const notes = [
  "-Y takes Wireshark's operators, our fields (api, error, topic, txn, latency, conn ...), kafka.* and",
  'paths of the schemas; frames keep their numbers. docs/filters.md has the whole language:',
  "  brokerscope decode -Y 'error && !(api == ApiVersions)' FILE",
  "  brokerscope decode -Y 'txn == payments-1 || latency > 100ms' FILE",
  "  brokerscope decode -Y 'Produce.request.acks == 0' FILE",
  '',
  'FILE is a pcap or pcapng file, also gzipped; - is standard input, as in',
  "  tcpdump -i any -w - 'tcp port 9092' | brokerscope decode -",
  '',
  'A line of --messages is `request|response <apiKey> <apiVersion> <hex>`: header and body without',
  'the 4-byte size. It prints {"kind","apiKey","api","apiVersion","header","body"}, and --encode',
  'reads that.',
  '',
  '--kind reads one message, with or without the 4-byte size before it: hex as logs and debuggers write',
  'it, a dump of xxd, hexdump -C, od or Wireshark, or base64. A response does not say what it answers, so',
  'it needs --api and --version; of a request they are compared with its header:',
  '  xxd frame.bin | brokerscope decode --kind request --api Produce --version 12',
]

export const decodeVerb = defineVerb({
  name: 'decode',
  usage: [
    'decode [FILE|-] [-Y FILTER] [--format json] [--frame N] [--port PORT]',
    'decode --messages [--release 3.9|4.4] [--encode] [--raw-records] [FILE|-]',
    'decode --kind request|response [--api API --version N] [FILE|-]',
  ],
  summary: 'Prints every frame of a capture: who said what to whom, when, and in which bytes.',
  settings: {},
  flags,
  mostPositionals: 1,
  notes,
  async run({ values, positionals, out, err }) {
    checkTogether(values)
    const filter = await readFilter(values.filter, err)
    const input = await openInput(positionals[0], 'decode')
    const { format, release, rawRecords, frame, kind, api, version } = values
    const brokerPorts = values.port ?? []

    if (values.encode) await encodeLines({ input, out, release })
    else if (values.messages) await decodeLines({ input, out, release, rawRecords })
    else if (kind !== undefined) {
      await printMessage({ input, out, release, rawRecords, format, kind, api, version })
    } else if (frame !== undefined) {
      await printFrame({ input, out, release, rawRecords, format, brokerPorts, frame })
    } else {
      const how = { brokerPorts, release }
      const chosen = filter && (await frameFilter(filter, positionals[0], how))
      await printFrames({ input, out, err, ...how, rawRecords, format, filter: chosen })
    }
    return 0
  },
})

interface Combination {
  readonly filter?: string | undefined
  readonly messages: boolean
  readonly encode: boolean
  readonly frame?: number | undefined
  readonly kind?: string | undefined
  readonly api?: string | undefined
  readonly version?: number | undefined
}

function checkTogether(values: Combination): void {
  const { messages, encode, filter, frame, kind, api, version } = values
  if (encode && !messages) throw wrong('--encode belongs to --messages')
  const chosen = [messages, frame !== undefined, kind !== undefined].filter(Boolean).length
  if (chosen > 1) throw wrong('--messages, --frame and --kind exclude each other')
  if (chosen > 0 && filter !== undefined) {
    throw wrong('-Y chooses among the frames of a capture; leave it out here')
  }
  if (kind === undefined && (api !== undefined || version !== undefined)) {
    throw wrong('--api and --version belong to --kind')
  }
  if (kind === 'response' && (api === undefined || version === undefined)) {
    throw wrong('A response does not say what it answers: --api and --version are needed')
  }
}

function wrong(detail: string): GatewayError {
  return new GatewayError('USAGE', { detail, verb: 'decode' })
}
