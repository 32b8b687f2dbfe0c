// Sessions: list, start a capture, look at one, rename, stop, delete. The bytes are in
// byte-routes.ts, the live channel in live-upgrade.ts.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Captures, CaptureRequest } from '../captures.ts'
import { GatewayError, invariant } from '../errors.ts'
import type { SessionRecord, SessionStore } from '../store/session-store.ts'
import { problemSchema } from './problem.ts'
import {
  newSessionSchema,
  sessionChangeSchema,
  sessionListSchema,
  sessionParams,
  sessionSchema,
} from './session-schemas.ts'

export interface SessionRouteOptions {
  readonly store: SessionStore
  readonly captures: Captures
}

type SessionView = z.output<typeof sessionSchema>

const problems = { '4xx': problemSchema, '5xx': problemSchema }
const tags = ['sessions']

export const sessionRoutes: FastifyPluginAsyncZod<SessionRouteOptions> = async (
  app,
  { store, captures },
) => {
  const view = (record: SessionRecord): SessionView => viewOf(record, captures)
  const found = (id: string): SessionRecord => {
    const record = store.find(id)
    if (record === undefined) throw new GatewayError('SESSION_NOT_FOUND', { id })
    return record
  }

  app.get(
    '/sessions',
    {
      schema: { tags, summary: 'All sessions, newest first', response: { 200: sessionListSchema } },
    },
    async () => ({ sessions: store.list().map(view) }),
  )

  app.post(
    '/sessions',
    {
      schema: {
        tags,
        summary: 'Start a capture of a cluster',
        body: newSessionSchema,
        response: { 201: sessionSchema, ...problems },
      },
    },
    async (request, reply) => {
      const capture = await captures.start(captureRequest(request.body))
      const record = store.find(capture.sessionId)
      invariant(record !== undefined, 'a capture without a session')
      return reply.code(201).header('location', `/api/sessions/${record.id}`).send(view(record))
    },
  )

  app.get(
    '/sessions/:id',
    {
      schema: {
        tags,
        summary: 'One session',
        params: sessionParams,
        response: { 200: sessionSchema, ...problems },
      },
    },
    async (request) => view(found(request.params.id)),
  )

  app.patch(
    '/sessions/:id',
    {
      schema: {
        tags,
        summary: 'Rename a session',
        params: sessionParams,
        body: sessionChangeSchema,
        response: { 200: sessionSchema, ...problems },
      },
    },
    async (request) => {
      const { id } = found(request.params.id)
      await store.rename(id, request.body.name)
      return view(found(id))
    },
  )

  app.delete(
    '/sessions/:id',
    {
      schema: {
        tags,
        summary: 'Delete a session and its bytes',
        params: sessionParams,
        response: { 204: z.null(), ...problems },
      },
    },
    async (request, reply) => {
      const { id, state } = found(request.params.id)
      if (state === 'recording') throw new GatewayError('SESSION_RECORDING', { id })
      await store.remove(id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/sessions/:id/stop',
    {
      schema: {
        tags,
        summary: 'Stop recording; clients are disconnected',
        params: sessionParams,
        response: { 200: sessionSchema, ...problems },
      },
    },
    async (request) => {
      const { id } = found(request.params.id)
      await captures.stop(id)
      return view(found(id))
    },
  )
}

function viewOf(record: SessionRecord, captures: Captures): SessionView {
  return {
    ...record,
    listeners: [...captures.listeners(record.id)],
    warnings: [...(captures.find(record.id)?.warnings ?? [])],
  }
}

function captureRequest(body: z.output<typeof newSessionSchema>): CaptureRequest {
  const { upstream, name, listenPort, tls, allowBroker } = body
  return {
    upstream: { ...upstream, ...(tls === undefined ? {} : { tls: withoutUndefined(tls) }) },
    ...(name === undefined ? {} : { name }),
    ...(listenPort === undefined ? {} : { listenPort }),
    ...(allowBroker === undefined ? {} : { allowBroker }),
  }
}

/** An optional member that is undefined is not the same as one that is absent. */
function withoutUndefined<Shape extends object>(
  shape: Shape,
): { [Key in keyof Shape]: Exclude<Shape[Key], undefined> } {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Shape]: Exclude<Shape[Key], undefined>
  }
}
