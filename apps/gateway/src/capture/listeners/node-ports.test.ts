import { expect, it } from 'vitest'
import type { NodePort } from '../../store/session-store.ts'
import { NodePorts } from './node-ports.ts'

const listen = { host: '127.0.0.1', port: 19092 }

it('gives the ports that follow the bootstrap listener', () => {
  const ports = new NodePorts('kafka:9092', listen, () => [])

  expect([ports.next(19092), ports.next(19092)]).toEqual([19093, 19094])
})

it('never gives a port that stands for a node, also of another upstream', () => {
  const ports = new NodePorts('kafka:9092', listen, () => [
    stored({ nodeId: 1, port: 19093 }),
    stored({ upstream: 'other:9092', nodeId: 1, port: 19094 }),
  ])

  expect(ports.next(19092)).toBe(19095)
})

it('never gives a port that stood for a node once, or that another capture has given since', () => {
  const all = [stored({ nodeId: 1, port: 19093, isRetired: true })]
  const ports = new NodePorts('kafka:9092', listen, () => all)

  all.push(stored({ upstream: 'other:9092', nodeId: 1, port: 19094 }))

  expect(ports.next(19092)).toBe(19095)
})

it('knows the nodes of its own upstream and listener', () => {
  const own = stored({ nodeId: 1, port: 19093 })
  const ports = new NodePorts('kafka:9092', listen, () => [
    own,
    stored({ upstream: 'other:9092' }),
    stored({ listenPort: 29092 }),
    stored({ port: 19094, isRetired: true }),
  ])

  expect(ports.known).toEqual([own])
})

it('has no port left above 65535', () => {
  expect(new NodePorts('kafka:9092', listen, () => []).next(65_535)).toBeUndefined()
})

function stored(more: Partial<NodePort>): NodePort {
  const ports = new NodePorts('kafka:9092', listen, () => [])
  return { ...ports.entry(1, 19093, { host: 'kafka', port: 9092 }), ...more }
}
