// What the Start page asks for: is the gateway there, and where do clients connect.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { formatAddress } from '../address.ts'
import type { Captures } from '../captures.ts'
import type { SessionStore } from '../store/session-store.ts'
import { listenerSchema } from './session-schemas.ts'

export interface StatusOptions {
  readonly store: SessionStore
  readonly captures: Captures
  readonly version: string
  readonly viewers: () => number
}

const statusSchema = z.object({
  version: z.string(),
  uptimeSeconds: z.number(),
  viewers: z.int().describe('Open live channels'),
  captures: z.array(
    z.object({
      sessionId: z.string(),
      name: z.string(),
      kind: z.enum(['proxy', 'replay', 'import']),
      upstream: z.string(),
      bootstrapServers: z.string().describe('What a client sets as bootstrap.servers'),
      listeners: z.array(listenerSchema),
      warnings: z.array(z.string()),
    }),
  ),
})

export const statusRoutes: FastifyPluginAsyncZod<StatusOptions> = async (app, options) => {
  const { store, captures, version, viewers } = options
  app.get(
    '/status',
    {
      schema: {
        tags: ['gateway'],
        summary: 'Running captures and their listeners',
        response: { 200: statusSchema },
      },
    },
    async () => ({
      version,
      uptimeSeconds: Math.round(process.uptime()),
      viewers: viewers(),
      captures: captures.all().map(({ capture, upstream, warnings }) => {
        const record = store.find(capture.sessionId)
        const listeners = [...capture.listeners()]
        const [bootstrap] = listeners
        return {
          sessionId: capture.sessionId,
          name: record?.name ?? '',
          kind: record?.kind ?? 'proxy',
          upstream: formatAddress(upstream),
          bootstrapServers: bootstrap === undefined ? '' : formatAddress(bootstrap.listen),
          listeners,
          warnings: [...warnings],
        }
      }),
    }),
  )
}
