import { describe, expect, it } from 'vitest'
import { endpointKey, knownBroker, likelyBroker, listenerOf, type RoleHints } from './roles.ts'

const A = { address: '10.0.0.1', port: 40_000 }
const B = { address: '10.0.0.2', port: 50_000 }
const NOTHING: RoleHints = { section: undefined, brokerPorts: new Set(), brokers: new Set() }

function sectionWith(address: string, port: number): RoleHints['section'] {
  return {
    sessionId: 'x',
    clusterId: null,
    listeners: [{ address, port, nodeId: 3 }],
    nodes: [],
    frame1TimeNs: null,
    quirks: [],
  }
}

describe('the broker', () => {
  it('is what the listener map, then the user, then earlier connections say', () => {
    const section = sectionWith(B.address, B.port)
    const brokerPorts = new Set([A.port])
    const brokers = new Set([endpointKey(B)])

    expect(knownBroker(A, B, NOTHING)).toBeUndefined()
    expect(knownBroker(A, B, { ...NOTHING, section, brokerPorts })).toBe(B)
    expect(knownBroker(A, B, { ...NOTHING, brokerPorts, brokers })).toBe(A)
    expect(knownBroker(A, B, { ...NOTHING, brokers })).toBe(B)
  })

  it('is not known when a rule fits both ends', () => {
    const brokerPorts = new Set([A.port, B.port])

    expect(knownBroker(A, B, { ...NOTHING, brokerPorts })).toBeUndefined()
  })

  it('is guessed by ports: those of Kafka, then the lower one', () => {
    const kafka = { address: '10.0.0.3', port: 9092 }
    const web = { address: '10.0.0.4', port: 80 }

    expect(likelyBroker(A, kafka)).toBe(kafka)
    expect(likelyBroker(web, kafka)).toBe(kafka)
    expect(likelyBroker(B, A)).toBe(A)
  })
})

describe('the listener', () => {
  it('of all interfaces stands for any address', () => {
    expect(listenerOf(B, sectionWith('0.0.0.0', B.port))?.nodeId).toBe(3)
    expect(listenerOf(B, sectionWith('::', B.port))?.nodeId).toBe(3)
    expect(listenerOf(B, sectionWith(B.address, B.port))?.nodeId).toBe(3)
    expect(listenerOf(B, sectionWith('10.9.9.9', B.port))).toBeUndefined()
    expect(listenerOf(B, sectionWith('0.0.0.0', A.port))).toBeUndefined()
    expect(listenerOf(B, undefined)).toBeUndefined()
  })
})
