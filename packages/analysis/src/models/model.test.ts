import { expect, it } from 'vitest'
import { said } from './model.ts'

it('keeps a value with the place that said it', () => {
  const message = { timeNs: 5n, info: { frame: { number: 3, packet: 9 } } }

  expect(said('v', message, 'topics[0].name')).toEqual({
    value: 'v',
    frame: 3,
    packet: 9,
    path: 'topics[0].name',
    timeNs: 5n,
  })
})
