// From the settings of the command line to a store and captures: what `serve` and `proxy` share.
import { Captures, type CaptureRequest } from './captures.ts'
import type { UpstreamOptions } from './capture/capture-options.ts'
import { checkConfig, type Config } from './config.ts'
import { GatewayError } from './errors.ts'
import { startCapture } from './capture/capture.ts'
import { openEmbeddedStore } from './store/embedded-store.ts'
import type { SessionStore } from './store/session-store.ts'

export interface Launched {
  readonly store: SessionStore
  readonly captures: Captures
  /** Stops captures and closes the store; nothing that was captured is lost. */
  readonly close: () => Promise<void>
}

type LaunchConfig = Pick<
  Config,
  'dataDir' | 'sessionLimit' | 'totalLimit' | 'listen' | 'allowBroker' | 'keepSecrets'
> &
  Partial<Pick<Config, 'listenCert' | 'listenKey'>>

export async function launch(config: LaunchConfig): Promise<Launched> {
  const { dataDir, sessionLimit, totalLimit, listen, allowBroker, keepSecrets } = config
  const { listenCert, listenKey } = config
  const quota = { sessionBytes: sessionLimit, totalBytes: totalLimit }
  const store = await openEmbeddedStore(dataDir, quota, (sessionId, sentence) =>
    captures.warn(sessionId, sentence),
  )
  const captures: Captures = new Captures(startCapture, {
    store,
    listen,
    allowBroker,
    keepSecrets,
    ...(listenCert === undefined || listenKey === undefined
      ? {}
      : { listenTls: { certFile: listenCert, keyFile: listenKey } }),
  })
  return {
    store,
    captures,
    close: async () => {
      await captures.stopAll()
      await store.close()
    },
  }
}

/** The cluster that flags or environment name; undefined if none is named. */
export function configuredCapture(config: Config): CaptureRequest | undefined {
  checkConfig(config)
  const { upstream, listen } = config
  if (upstream === undefined) return undefined
  const tls = upstreamTls(config)
  return {
    upstream: tls === undefined ? upstream : { ...upstream, tls },
    // Clients were told this port, so another one would not do.
    listenPort: listen.port,
  }
}

function upstreamTls(config: Config): UpstreamOptions['tls'] {
  const { upstreamCa, upstreamCert, upstreamKey, upstreamServerName, upstreamSkipVerify } = config
  const given = [upstreamCa, upstreamCert, upstreamServerName].some((value) => value !== undefined)
  if (!config.upstreamTls) {
    if (!given && !upstreamSkipVerify) return undefined
    throw new GatewayError('CONFIG_INVALID', {
      setting: 'upstream-tls',
      reason: 'certificates are given, but TLS is not switched on',
      source: 'add --upstream-tls, or remove the other --upstream-* settings',
    })
  }
  return {
    skipVerify: upstreamSkipVerify,
    ...(upstreamCa === undefined ? {} : { caFile: upstreamCa }),
    ...(upstreamCert === undefined ? {} : { certFile: upstreamCert }),
    ...(upstreamKey === undefined ? {} : { keyFile: upstreamKey }),
    ...(upstreamServerName === undefined ? {} : { serverName: upstreamServerName }),
  }
}
