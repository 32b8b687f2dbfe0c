// The gateway's HTTP interface, as far as the page uses it. Answers are checked: a page can be
// newer or older than its gateway.
import * as z from 'zod/mini'

const address = z.object({ host: z.string(), port: z.number() })
const listener = z.object({
  listen: address,
  broker: address,
  nodeId: z.nullable(z.number()),
  state: z.string(),
})
const session = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  upstream: z.nullable(z.string()),
  state: z.string(),
  startedAt: z.string(),
  endedAt: z.nullable(z.string()),
  frames: z.number(),
  connections: z.number(),
  bytes: z.number(),
  dropped: z.number(),
  listeners: z.catch(z.array(listener), []),
  warnings: z.catch(z.array(z.string()), []),
})
const sessionList = z.object({ sessions: z.array(session) })
const problem = z.object({ code: z.catch(z.string(), ''), detail: z.string() })

export type GatewaySession = z.infer<typeof session>
export type GatewayListener = z.infer<typeof listener>

export interface NewSession {
  readonly upstream: string
  readonly name?: string
  readonly tls?: {
    readonly caFile?: string
    readonly certFile?: string
    readonly keyFile?: string
    readonly serverName?: string
    readonly skipVerify?: boolean
  }
}

/** The gateway answered, and said no; `message` is its sentence. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export async function listSessions(signal: AbortSignal): Promise<GatewaySession[]> {
  const { sessions } = sessionList.parse(await request('GET', 'sessions', undefined, signal))
  return sessions
}

export async function readSession(id: string): Promise<GatewaySession> {
  return session.parse(await request('GET', `sessions/${encodeURIComponent(id)}`))
}

export async function startSession(body: NewSession): Promise<GatewaySession> {
  return session.parse(await request('POST', 'sessions', body))
}

export async function stopSession(id: string): Promise<void> {
  await request('POST', `sessions/${encodeURIComponent(id)}/stop`)
}

export async function deleteSession(id: string): Promise<void> {
  await request('DELETE', `sessions/${encodeURIComponent(id)}`)
}

/** Absolute, because the worker has another base address than the page. */
export function sessionUrls(id: string): { liveUrl: string; recordUrl: string } {
  const recordUrl = apiUrl(`sessions/${encodeURIComponent(id)}`)
  return { recordUrl, liveUrl: `${recordUrl.replace(/^http/, 'ws')}/live` }
}

function apiUrl(path: string): string {
  return new URL(`api/${path}`, document.baseURI).href
}

async function request(
  method: string,
  path: string,
  body?: object,
  signal?: AbortSignal,
): Promise<unknown> {
  const response = await fetch(apiUrl(path), {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    ...(signal === undefined ? {} : { signal }),
  })
  if (response.status === 204) return undefined
  const answer: unknown = await response.json()
  if (response.ok) return answer
  const said = z.safeParse(problem, answer)
  throw new Refused(response.status, said.success ? said.data.detail : `HTTP ${response.status}`)
}
