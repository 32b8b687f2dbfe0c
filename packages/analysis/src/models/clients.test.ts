import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyse } from '../../test/analyse.ts'

it('knows the software of the connection that said it, and lends it to its siblings', () => {
  const conversation = new Conversation()
  const first = conversation.connect({ clientId: 'app' })
  const second = conversation.connect({ clientId: 'app' })
  const stranger = conversation.connect({ clientId: 'other' })
  first.ask('ApiVersions', 3, { clientSoftwareName: 'kgo', clientSoftwareVersion: 'v1.19.1' })
  second.ask('Metadata', 12)
  stranger.ask('Metadata', 12)
  const { clients } = analyse(conversation.events()).models

  expect(clients.softwareOf(first.connection)).toMatchObject({ isSure: true, version: 'v1.19.1' })
  expect(clients.softwareOf(stranger.connection)).toBeUndefined()
})

it('marks borrowed software as not sure', () => {
  const conversation = new Conversation()
  const first = conversation.connect({ clientId: 'app' })
  const second = conversation.connect({ clientId: 'app' })
  first.ask('ApiVersions', 3, { clientSoftwareName: 'kgo', clientSoftwareVersion: 'v1.19.1' })
  second.ask('Metadata', 12)
  const { clients } = analyse(conversation.events()).models

  expect(clients.softwareOf(second.connection)).toMatchObject({ isSure: false, name: 'kgo' })
})
