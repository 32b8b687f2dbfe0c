import { expect, it } from 'vitest'
import { PendingRequests } from './pending-requests.ts'

const [METADATA, PRODUCE, FETCH] = [3, 0, 1]

it('answers in request order, with key and version of the request', () => {
  const pending = new PendingRequests()
  pending.add(7, METADATA, 13, true)
  pending.add(8, FETCH, 18, true)

  expect(pending.match(7)).toBe(true)
  expect([pending.apiKey, pending.apiVersion]).toEqual([METADATA, 13])
  expect(pending.match(8)).toBe(true)
  expect([pending.apiKey, pending.apiVersion]).toEqual([FETCH, 18])
  expect(pending.size).toBe(0)
})

it('does not know an answer that nobody asked for', () => {
  const pending = new PendingRequests()
  pending.add(7, METADATA, 13, true)

  expect(pending.match(9)).toBe(false)
  expect(pending.size).toBe(1)
})

it('forgets a Produce with acks=0 once a later request is answered', () => {
  const pending = new PendingRequests()
  pending.add(1, PRODUCE, 9, false)
  pending.add(2, METADATA, 13, true)

  expect(pending.match(2)).toBe(true)
  expect(pending.size).toBe(0)
})

it('knows the answer of a vendor that answers acks=0', () => {
  const pending = new PendingRequests()
  pending.add(1, PRODUCE, 9, false)
  pending.add(2, METADATA, 13, true)

  expect(pending.match(1)).toBe(true)
  expect(pending.apiKey).toBe(PRODUCE)
  expect(pending.match(2)).toBe(true)
  expect(pending.apiKey).toBe(METADATA)
})

it('stays small while only acks=0 is sent', () => {
  const pending = new PendingRequests()

  for (let id = 0; id < 10_000; id++) pending.add(id, PRODUCE, 9, false)

  expect(pending.size).toBeLessThanOrEqual(64)
})

it('takes answers out of order', () => {
  const pending = new PendingRequests()
  for (let id = 0; id < 40; id++) pending.add(id, FETCH, id, true)

  for (let id = 39; id >= 0; id--) {
    expect(pending.match(id)).toBe(true)
    expect(pending.apiVersion).toBe(id)
  }
  expect(pending.size).toBe(0)
})

it('goes on matching when one request is never answered', () => {
  const pending = new PendingRequests()
  pending.add(-1, METADATA, 13, true)

  for (let id = 0; id < 5000; id++) {
    pending.add(id, FETCH, 18, true)
    expect(pending.match(id)).toBe(true)
  }

  expect(pending.size).toBeLessThan(1024)
})

it('forgets the oldest above its limit', () => {
  const pending = new PendingRequests()

  for (let id = 0; id < 70_000; id++) pending.add(id, FETCH, 18, true)

  expect(pending.size).toBe(65_536)
  expect(pending.match(0)).toBe(false)
  expect(pending.match(70_000 - 65_536)).toBe(true)
})
