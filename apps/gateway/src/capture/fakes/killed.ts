// A gateway of its own, to be killed by capture-limits.test.ts: prints its port and captures.
import { openEmbeddedStore } from '../../store/embedded-store.ts'
import { startCapture } from '../capture.ts'

const [folder = '', port = ''] = process.argv.slice(2)
const store = await openEmbeddedStore(folder, { sessionBytes: 1e9, totalBytes: 1e9 })
const capture = await startCapture({
  upstream: { host: '127.0.0.1', port: Number(port) },
  listen: { host: '127.0.0.1', port: 0 },
  store,
})
process.stdout.write(`${capture.listeners()[0]?.listen.port}\n`)
