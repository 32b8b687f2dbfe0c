// What the API says of sessions and what it takes; the OpenAPI document is made from these.
import { z } from 'zod'
import { parseAddress, type Address } from '../address.ts'

export const sessionParams = z.object({
  id: z.string().regex(/^[0-9a-f]{12}$/, 'a session id is 12 hex digits'),
})

const address = z.object({ host: z.string(), port: z.int() })

export const listenerSchema = z.object({
  listen: address.describe('Where clients connect'),
  broker: address.describe('Where their bytes go'),
  nodeId: z.int().nullable().describe('Null while no answer has named the node'),
  state: z.enum(['listening', 'failed', 'closed']),
})

const offset = z.int().nonnegative()

export const sessionSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['proxy', 'replay', 'import']),
  upstream: z.string().nullable().describe('host:port of the bootstrap broker'),
  state: z.enum(['recording', 'stopped']),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  frames: offset,
  connections: offset,
  bytes: offset.describe('Bytes held now'),
  firstOffset: offset.describe('Offset of the oldest byte that is held'),
  end: offset.describe('Offset after the newest byte'),
  dropped: offset.describe('Bytes of traffic that were forwarded but not recorded'),
  clusterId: z.string().nullable(),
  continues: z.string().nullable().describe('The session that this one goes on from'),
  listeners: z.array(listenerSchema).describe('Empty unless recording'),
  warnings: z.array(z.string()).describe('What the reader should know; newest last'),
})

export const sessionListSchema = z.object({ sessions: z.array(sessionSchema) })

const file = z.string().min(1).max(4096)

export const newSessionSchema = z.object({
  upstream: z.string().transform((text, context): Address => {
    const parsed = parseAddress(text)
    if (parsed !== undefined) return parsed
    context.addIssue(`"${text}" is not host:port`)
    return z.NEVER
  }),
  name: z.string().trim().min(1).max(200).optional(),
  listenPort: z
    .int()
    .min(0)
    .max(65535)
    .optional()
    .describe('Where clients shall connect; the next free port without it'),
  tls: z
    .object({
      caFile: file.optional(),
      certFile: file.optional(),
      keyFile: file.optional(),
      serverName: z.string().min(1).max(253).optional(),
      skipVerify: z.boolean().optional(),
    })
    .optional()
    .describe('Speak TLS to the brokers; files are those of the gateway’s machine'),
  allowBroker: z.array(z.string().min(1).max(300)).max(100).optional(),
})

export const sessionChangeSchema = z.object({ name: z.string().trim().min(1).max(200) })
