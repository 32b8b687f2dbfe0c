import { afterEach, expect, it } from 'vitest'
import { startBroker, type ScriptedBroker } from './scripted-broker.ts'
import { connectClient } from './scripted-client.ts'

let broker: ScriptedBroker | undefined

afterEach(async () => {
  await broker?.close()
})

it('answers ApiVersions by itself and other APIs as told', async () => {
  broker = await startBroker({ handlers: { Heartbeat: () => ({ errorCode: 27 }) } })
  const client = await connectClient({ port: broker.port, clientId: 'kgo' })

  const versions = await client.send('ApiVersions', 4, { clientSoftwareName: 'kgo' })
  const heartbeat = await client.send('Heartbeat', 4, { groupId: 'g' })

  expect(versions.status).toBe('ok')
  expect(heartbeat.body['errorCode']).toBe(27)
  expect(broker.requests.map(({ message }) => message.apiName)).toEqual([
    'ApiVersions',
    'Heartbeat',
  ])
  await client.close()
})

it('closes the connection for an API that nobody handles, as Kafka does', async () => {
  broker = await startBroker()
  const client = await connectClient({ port: broker.port })
  client.post('Heartbeat', 4, { groupId: 'g' })

  expect(await client.next()).toBeUndefined()
  expect(await client.closed).toBe('end')
})

it('can reset instead of answering', async () => {
  broker = await startBroker({ handlers: { ApiVersions: () => 'reset' } })
  const client = await connectClient({ port: broker.port })
  client.post('ApiVersions', 4)

  expect(await client.closed).toBe('reset')
})

it('keeps the order of answers when a handler takes its time', async () => {
  const slow = Promise.withResolvers<void>()
  broker = await startBroker({
    handlers: {
      Heartbeat: async () => {
        await slow.promise
        return { errorCode: 1 }
      },
    },
  })
  const client = await connectClient({ port: broker.port })
  client.post('Heartbeat', 0)
  client.post('ApiVersions', 0)
  slow.resolve()

  const first = await client.next()
  const second = await client.next()
  expect(first?.[3]).toBe(0)
  expect(second?.[3]).toBe(1)
})

it('gives bytes that are no request to the raw handler', async () => {
  broker = await startBroker({ handlers: { raw: () => Uint8Array.from([0, 0, 0, 0]) } })
  const client = await connectClient({ port: broker.port })
  client.write(Uint8Array.from([0, 0, 0, 4, 0x60, 1, 2, 3]))

  expect(await client.next()).toEqual(new Uint8Array())
})
