import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Correlator } from './correlate.ts'

interface TestRequest {
  readonly correlationId: number
  readonly name: string
  readonly frame: { readonly size: number }
}

const request = (correlationId: number, name = `r${correlationId}`, size = 10): TestRequest => ({
  correlationId,
  name,
  frame: { size },
})

it('pairs an answer with the request of the same correlation id', () => {
  const correlator = new Correlator<TestRequest>()
  correlator.open(request(7))

  expect(correlator.answer(7)).toEqual({
    request: request(7),
    outOfOrder: false,
    unexpected: false,
  })
  expect(correlator.size).toBe(0)
})

it('says when an answer overtook an older request', () => {
  const correlator = new Correlator<TestRequest>()
  correlator.open(request(1))
  correlator.open(request(2))

  expect(correlator.answer(2)?.outOfOrder).toBe(true)
  expect(correlator.answer(1)?.outOfOrder).toBe(false)
})

it('answers the oldest use first when a correlation id is used again while open', () => {
  const correlator = new Correlator<TestRequest>()
  correlator.open(request(5, 'first'))
  correlator.open(request(5, 'second'))

  expect(correlator.answer(5)?.request.name).toBe('first')
  expect(correlator.answer(5)?.request.name).toBe('second')
  expect(correlator.answer(5)).toBeUndefined()
})

it('keeps the reserved ids of the Java SASL client apart from the normal ones', () => {
  const correlator = new Correlator<TestRequest>()
  correlator.open(request(0x7fff_fff8))
  correlator.open(request(0))

  expect(correlator.answer(0x7fff_fff8)?.outOfOrder).toBe(false)
  expect(correlator.answer(0)?.outOfOrder).toBe(false)
})

it('matches the answer to a request that must not be answered, and says so', () => {
  const correlator = new Correlator<TestRequest>()
  correlator.openSilent(request(3))

  expect(correlator.answer(3)?.unexpected).toBe(true)
  expect(correlator.answer(3)).toBeUndefined()
})

it('lets the oldest request go when too many are open', () => {
  const correlator = new Correlator<TestRequest>()
  const released: TestRequest[] = []
  for (let id = 0; id < 10_000; id++) {
    const gone = correlator.open(request(id))
    if (gone !== undefined) released.push(gone)
  }

  expect(correlator.size).toBe(8192)
  expect(released.length).toBe(10_000 - 8192)
  expect(released[0]?.correlationId).toBe(0)
  expect(correlator.oldest?.correlationId).toBe(10_000 - 8192)
})

it('lets the oldest request go when the open ones hold too many bytes', () => {
  const correlator = new Correlator<TestRequest>()
  const large = 40 << 20

  expect(correlator.open(request(1, 'a', large))).toBeUndefined()
  expect(correlator.open(request(2, 'b', large))?.name).toBe('a')
  expect(correlator.size).toBe(1)
})

it('hands every request back exactly once, whatever the order of the answers', () => {
  const step = fc.record({ open: fc.boolean(), id: fc.integer({ min: 0, max: 5 }) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const correlator = new Correlator<TestRequest>()
      const seen: string[] = []
      let opened = 0
      for (const { open, id } of steps) {
        if (open) correlator.open(request(id, `${opened++}`))
        else {
          const match = correlator.answer(id)
          if (match !== undefined) seen.push(match.request.name)
        }
      }
      seen.push(...correlator.takeAll().map((left) => left.name))
      expect(seen.length).toBe(opened)
      expect(new Set(seen).size).toBe(opened)
      expect(correlator.size).toBe(0)
    }),
  )
})
