import { expect, it } from 'vitest'
import { PortBook } from './port-book.ts'

const node1 = {
  upstream: 'kafka:9092',
  listenHost: '127.0.0.1',
  listenPort: 19092,
  nodeId: 1,
  port: 19093,
  isRetired: false,
  brokerHost: 'kafka-1',
  brokerPort: 9092,
}

it('keeps the earlier port of a node as retired', () => {
  const book = new PortBook([node1])

  const changed = book.give({ ...node1, port: 19095 })

  expect(changed).toEqual([
    { ...node1, port: 19095 },
    { ...node1, isRetired: true },
  ])
  expect(book.all()).toEqual([
    { ...node1, isRetired: true },
    { ...node1, port: 19095 },
  ])
})

it('remembers where a node is now, at the same port', () => {
  const book = new PortBook([node1])
  const moved = { ...node1, brokerHost: 'kafka-1b' }

  expect(book.give(moved)).toEqual([moved])
  expect(book.all()).toEqual([moved])
})

it('leaves the ports of other nodes, upstreams and listeners alone', () => {
  const others = [
    { ...node1, nodeId: 2, port: 1 },
    { ...node1, upstream: 'other:9092', port: 2 },
    { ...node1, listenPort: 29092, port: 3 },
    { ...node1, listenHost: '0.0.0.0' },
  ]
  const book = new PortBook(others)

  expect(book.give(node1)).toEqual([node1])
  expect(book.all()).toEqual([...others, node1])
})
