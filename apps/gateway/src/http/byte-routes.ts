// The bytes of a session as one pcapng file: a download, or a part of it by Range.
import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { GatewayError } from '../errors.ts'
import type { SessionStore } from '../store/session-store.ts'
import { byteRange } from './byte-range.ts'
import { sessionBytes } from './session-bytes.ts'
import { sessionParams } from './session-schemas.ts'

export interface ByteRouteOptions {
  readonly store: SessionStore
}

export const byteRoutes: FastifyPluginAsyncZod<ByteRouteOptions> = async (app, { store }) => {
  app.get(
    '/sessions/:id/bytes',
    {
      schema: {
        tags: ['sessions'],
        summary: 'The session as pcapng, whole or by Range',
        params: sessionParams,
        headers: z.object({ range: z.string().optional() }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const record = store.find(id)
      if (record === undefined) throw new GatewayError('SESSION_NOT_FOUND', { id })
      const { from, to, isPartial } = rangeOr416(request.headers.range, record, (range) =>
        reply.header('content-range', range),
      )

      if (isPartial) {
        void reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${record.end}`)
      }
      return reply
        .type('application/x-pcapng')
        .header('accept-ranges', 'bytes')
        .header('cache-control', 'no-store')
        .header('content-length', to - from)
        .header('content-disposition', `attachment; filename="${fileName(record.name)}"`)
        .header('x-brokerscope-first-offset', record.firstOffset)
        .send(Readable.from(sessionBytes(store, id, from, to), { objectMode: false }))
    },
  )
}

function rangeOr416(
  header: string | undefined,
  record: Parameters<typeof byteRange>[1],
  setContentRange: (range: string) => void,
): ReturnType<typeof byteRange> {
  try {
    return byteRange(header, record)
  } catch (error) {
    setContentRange(`bytes */${record.end}`)
    throw error
  }
}

/** Letters that are harmless in a header and in any file system. */
function fileName(name: string): string {
  const safe = name.replaceAll(/[^\w.-]+/g, '-').replaceAll(/^[-.]+|-+$/g, '')
  return `${safe === '' ? 'session' : safe.slice(0, 100)}.pcapng`
}
