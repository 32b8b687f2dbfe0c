// Frames per second of filters over a columnar index, as the page has one.
// Hypothesis: filters that columns decide run at tens of millions of frames a second and make no
// object for a row; filters that decode cost what decoding costs, and only for the APIs they name.
// Run: node_modules/.bin/node packages/analysis/src/filter/filter.bench.ts [frames]
import { captureOf, ColumnFrames, compiled } from '../../test/filter-frames.ts'

const TRACE = 'g-group-rebalance-classic.pcap'
const frames = Number(process.argv[2] ?? 500_000)
const columns = new ColumnFrames(captureOf(TRACE), frames)

const filters = [
  'api == Fetch',
  'version >= 10 && size < 200',
  'error',
  'error == REBALANCE_IN_PROGRESS || latency > 100ms',
  'Produce.request.acks == 0',
  'JoinGroup.request.sessionTimeoutMs > 1s',
  'group == workers',
  'topic == jobs',
  'record.value contains x',
]

for (const text of filters) {
  const filter = compiled(text)
  const run = (length: number): number => {
    let found = 0
    for (columns.row = 0; columns.row < length; columns.row++)
      if (filter.matches(columns)) found += 1
    return found
  }
  run(Math.min(frames, 20_000)) // warm
  columns.decodes = 0
  const before = performance.now()
  const found = run(frames)
  const millis = performance.now() - before
  const perSecond = Math.round(frames / millis) * 1000
  const share = ((100 * columns.decodes) / frames).toFixed(1)
  process.stdout.write(
    `${text.padEnd(52)} ${perSecond.toLocaleString('en').padStart(12)} frames/s  ${share.padStart(5)} % decoded  ${found} found\n`,
  )
}
