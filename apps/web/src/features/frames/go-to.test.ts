import { expect, it } from 'vitest'
import { readGoTo } from './go-to.tsx'

it('reads a frame number, also as the page writes it', () => {
  expect(readGoTo('22')).toEqual({ kind: 'frame', frame: 22 })
  expect(readGoTo(' 118\u2009004 ')).toEqual({ kind: 'frame', frame: 118_004 })
})

it('reads a moment since frame 1', () => {
  expect(readGoTo('+0.333')).toEqual({ kind: 'time', ns: 333_000_000n })
  expect(readGoTo('+12.402 318 s')).toEqual({ kind: 'time', ns: 12_402_318_000n })
  expect(readGoTo('+5')).toEqual({ kind: 'time', ns: 5_000_000_000n })
})

it('refuses anything else', () => {
  for (const typed of ['', 'x', '-5', '1.5', '+', '+.5']) expect(readGoTo(typed)).toBeNull()
})
