import { Conversation } from '@brokerscope/testkit'
import { expect, it } from 'vitest'
import { analyse } from '../../test/analyse.ts'

const brokers = (hosts: readonly string[], ports: readonly number[]) =>
  hosts.map((host, index) => ({ nodeId: index + 1, host, port: ports[index] ?? 9092 }))

function conversationWith(hosts: readonly string[], ports: readonly number[]) {
  const conversation = new Conversation()
  const talk = conversation.connect({ host: '10.0.0.1', port: 9092 })
  talk.exchange('Metadata', 12, {}, { brokers: brokers(hosts, ports) })
  return { connection: talk.connection, model: analyse(conversation.events()).models.brokers }
}

it('knows a node by the very address that Metadata names', () => {
  const { connection, model } = conversationWith(['10.0.0.1', '10.0.0.2'], [9092, 9092])

  expect(model.nodeOf(connection)).toEqual({ nodeId: 1, isSure: true })
  expect(model.labelOf(connection)).toBe('broker 1')
})

it('takes the only node with that port where Metadata has host names', () => {
  const { connection, model } = conversationWith(['b0.example', 'b1.example'], [9092, 9093])

  expect(model.nodeOf(connection)).toEqual({ nodeId: 1, isSure: false })
})

it('does not guess where several nodes have the port, or another address has it', () => {
  const names = conversationWith(['b0.example', 'b1.example'], [9092, 9092])
  const addresses = conversationWith(['10.0.0.7'], [9092])

  expect(names.model.nodeOf(names.connection)).toBeUndefined()
  expect(addresses.model.nodeOf(addresses.connection)).toBeUndefined()
  expect(addresses.model.labelOf(addresses.connection)).toBe('10.0.0.1:9092')
})

it('believes the listener map of our own sessions first', () => {
  const conversation = new Conversation()
  const talk = conversation.connect({ node: 7 })
  const model = analyse(conversation.events()).models.brokers

  expect(model.nodeOf(talk.connection)).toEqual({ nodeId: 7, isSure: true })
})
