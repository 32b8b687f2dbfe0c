// The HTTP side of the gateway: page, API, live channel, metrics. It starts nothing and owns
// nothing; store and captures are given, so that tests give others.
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { fastify, LogController, type FastifyInstance } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import type { Captures } from './captures.ts'
import type { Config } from './config.ts'
import { isLoopback } from './address.ts'
import { GatewayError } from './errors.ts'
import { ACCESS_PATH, accessRoutes, sendAccessPage } from './http/access-routes.ts'
import { checkAccess, checkHost, checkOrigin, type AdmissionRules } from './http/admission.ts'
import { byteRoutes } from './http/byte-routes.ts'
import { securityHeaders } from './http/headers.ts'
import { LiveChannel } from './http/live-upgrade.ts'
import { createMetrics } from './http/metrics.ts'
import { pageFiles, pageScripts } from './http/page-files.ts'
import { addProblems } from './http/problem.ts'
import { sessionRoutes } from './http/session-routes.ts'
import { statusRoutes } from './http/status-routes.ts'
import type { SessionStore } from './store/session-store.ts'

export interface AppOptions {
  readonly config: Pick<Config, 'accessToken' | 'allowHost' | 'logLevel' | 'page'>
  readonly store: SessionStore
  readonly captures: Captures
  /** Folder of the built page. */
  readonly webRoot: string
  readonly version: string
  /** False until everything that was asked for at the start listens. */
  readonly isReady: () => boolean
  /** A viewer that takes nothing for this long is stalled. */
  readonly stallMs?: number
}

/** Neither tells anything about sessions, and those who ask cannot send a token. */
const OPEN_PATHS: ReadonlySet<string> = new Set(['/healthz', '/readyz', ACCESS_PATH])

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { config, store, captures, webRoot, version, isReady, stallMs } = options
  const app = fastify({
    logger: { level: config.logLevel, stream: process.stderr },
    // Request lines at level info would hold session ids and nothing that helps.
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  addProblems(app)

  const rules: AdmissionRules = {
    accessToken: config.accessToken,
    allowedHosts: config.allowHost,
    isReachableByOthers: !isLoopback(config.page.host),
  }
  admit(app, rules, securityHeaders(pageScripts(webRoot)))

  const live = new LiveChannel({ store, captures, rules, log: app.log, stallMs })
  app.server.on('upgrade', (request, socket, head) => live.upgrade(request, socket, head))
  app.addHook('preClose', () => live.close())
  const viewers = () => live.viewers

  await describeApi(app, version)
  await app.register(sessionRoutes, { prefix: '/api', store, captures })
  await app.register(byteRoutes, { prefix: '/api', store })
  await app.register(statusRoutes, { prefix: '/api', store, captures, version, viewers })
  await app.register(accessRoutes, { accessToken: config.accessToken })
  addOperations(app, createMetrics({ store, captures, viewers }), isReady)
  await app.register(pageFiles, { webRoot })
  return app
}

function admit(
  app: FastifyInstance,
  rules: AdmissionRules,
  headers: Readonly<Record<string, string>>,
): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(headers)
    checkHost(request.headers, rules)
    checkOrigin(request.headers)
    const path = request.url.split('?', 1)[0] ?? ''
    if (OPEN_PATHS.has(path)) return undefined
    try {
      checkAccess(request.headers, rules)
      return undefined
    } catch (error) {
      const isBrowser = path === '/' && request.headers.accept?.includes('text/html') === true
      if (!isBrowser) throw error
      return sendAccessPage(reply)
    }
  })
  // The API is live data; nothing of it may come from a cache.
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) {
      void reply.header('cache-control', 'no-store')
    }
  })
}

async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      info: {
        title: 'Brokerscope gateway',
        version,
        description:
          'Sessions, captures and their bytes. `GET /api/sessions/{id}/live?from=<byte offset>` is a WebSocket: a text message `hello`, then the bytes of the session in binary messages, and text events.',
      },
    },
    transform: jsonSchemaTransform,
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { validatorUrl: null },
  })
}

function addOperations(
  app: FastifyInstance,
  metrics: ReturnType<typeof createMetrics>,
  isReady: () => boolean,
): void {
  const schema = { hide: true }
  app.get('/healthz', { schema }, async () => ({ status: 'ok' }))
  app.get('/readyz', { schema }, async (_request, reply) =>
    isReady() ? { status: 'ready' } : reply.code(503).send({ status: 'starting' }),
  )
  app.get('/metrics', { schema }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  )
}

/** Binds the page's address; a taken port is an error that says so. */
export async function listen(
  app: FastifyInstance,
  page: Config['page'],
  flag: string,
): Promise<void> {
  try {
    await app.listen(page)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new GatewayError('LISTEN_ADDRESS_IN_USE', { ...page, flag }, { cause: error })
  }
}
