// `brokerscope serve`: gateway and page. With --upstream it captures that cluster from the start;
// without, it plays the recorded incidents and waits for a cluster to be named in the page.
import { fileURLToPath } from 'node:url'
import { formatAddress, type Address } from '../address.ts'
import { buildApp, listen } from '../app.ts'
import {
  captureSettings,
  configSchema,
  pageSettings,
  storeSettings,
  type Config,
} from '../config.ts'
import { GatewayError } from '../errors.ts'
import { configuredCapture, launch, type Launched } from '../launch.ts'
import { playIncidents } from '../replay/embedded-default.ts'
import { version } from '../version.ts'
import { aborted } from './aborted.ts'
import { howToConnect } from './how-to-connect.ts'
import { defineVerb, type Terminal } from './verb.ts'

const webRoot = fileURLToPath(new URL('../../../web/dist/', import.meta.url))
/** How many ports behind the usual one are tried for the page. */
const PORTS_TRIED = 20

export const serveVerb = defineVerb({
  name: 'serve',
  usage: ['serve [--upstream HOST:PORT] [settings]'],
  summary:
    'Serves the page. Captures the cluster given as --upstream, or plays recorded incidents.',
  settings: { ...captureSettings, ...storeSettings, ...pageSettings },
  flags: {},
  mostPositionals: 0,
  notes: ['Then let clients connect to the listener that is printed instead of to the broker.'],
  async run({ values: config, ...terminal }) {
    const request = configuredCapture(config)
    const launched = await launch(config)
    try {
      await serve(config, request, launched, terminal)
    } finally {
      await launched.close()
    }
    return 0
  },
})

async function serve(
  config: Config,
  request: ReturnType<typeof configuredCapture>,
  { store, captures }: Launched,
  { out, err, signal }: Terminal,
): Promise<void> {
  let isReady = false
  const options = { config, store, captures, webRoot, version, isReady: () => isReady }
  const app = await buildApp(options)
  try {
    const page = await listenSomewhere(app, config.page)
    captures.neverDial(page.port)
    captures.onEvent((_, event) => {
      if (event.type === 'warning' || event.type === 'upstream') app.log.warn(event.sentence)
    })
    const url = `http://${formatAddress(page)}/`
    if (request === undefined) {
      const replay = await playIncidents({ store, captures, speed: 1, signal })
      replay.finished.catch((error: unknown) => app.log.error({ err: error }, 'replay failed'))
      await out.line(
        `Page: ${url}  playing two recorded incidents; capture your own cluster from the page or with --upstream HOST:PORT`,
      )
    } else {
      await captures.start(request)
      await out.line(`Page: ${url}  ${howToConnect(captures, request.upstream)}`)
    }
    isReady = true
    await out.flush()
    await err.flush()
    await aborted(signal)
  } finally {
    await app.close()
  }
}

/** The usual port may be taken by another gateway; one that was asked for must be free. */
async function listenSomewhere(
  app: Awaited<ReturnType<typeof buildApp>>,
  page: Config['page'],
): Promise<Address> {
  const usual = configSchema.shape.page.parse(undefined)
  const isUsual = page.host === usual.host && page.port === usual.port
  const last = page.port + (isUsual ? PORTS_TRIED : 0)
  for (let port = page.port; ; port += 1) {
    try {
      await listen(app, { host: page.host, port }, '--page')
      const bound = app.server.address()
      return {
        host: page.host,
        port: bound !== null && typeof bound === 'object' ? bound.port : port,
      }
    } catch (error) {
      const isTaken = error instanceof GatewayError && error.code === 'LISTEN_ADDRESS_IN_USE'
      if (!isTaken || port >= last) throw error
    }
  }
}
