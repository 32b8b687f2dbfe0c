import { afterEach, expect, it } from 'vitest'
import { startBroker, type ScriptedBroker } from './scripted-broker.ts'
import { connectClient } from './scripted-client.ts'

let broker: ScriptedBroker | undefined

afterEach(async () => {
  await broker?.close()
})

it('counts correlation ids from 0 and says its client id', async () => {
  broker = await startBroker({ handlers: { Heartbeat: () => ({}) } })
  const client = await connectClient({ port: broker.port, clientId: 'mine' })
  await client.send('Heartbeat', 4)
  await client.send('Heartbeat', 4)

  const headers = broker.requests.map(({ message }) => message.header)
  expect(headers).toMatchObject([
    { correlationId: 0, clientId: 'mine' },
    { correlationId: 1, clientId: 'mine' },
  ])
})

it('fails a request whose connection is closed instead of answered', async () => {
  broker = await startBroker({ handlers: { Heartbeat: () => 'close' } })
  const client = await connectClient({ port: broker.port })

  await expect(client.send('Heartbeat', 4)).rejects.toThrow(/closed before Heartbeat/)
})
