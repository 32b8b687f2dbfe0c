import { expect, it } from 'vitest'
import { TextPool } from './text-pool.ts'

it('gives back what was put in', () => {
  const pool = new TextPool()
  const texts = ['', 'orders[0]: UNSUPPORTED_VERSION', 'plain', 'snow \u2603 and \u{1f4a1}']

  const ids = texts.map((text) => pool.add(text))

  expect(ids.map((id) => pool.at(id))).toEqual(texts)
})

it('keeps a repeated string once', () => {
  const pool = new TextPool()

  expect(pool.add('Heartbeat')).toBe(pool.add('Heartbeat'))
  expect(pool.count).toBe(1)
})

it('grows over many chunks', () => {
  const pool = new TextPool()
  const long = 'x'.repeat(300_000)

  const ids = Array.from({ length: 300 }, (_, index) =>
    pool.add(`${index}${index % 50 === 0 ? long : ''}`),
  )

  expect(pool.at(ids[299] ?? 0)).toBe('299')
  expect(pool.at(ids[250] ?? 0)).toBe(`250${long}`)
})

it('answers for an id that it never gave', () => {
  expect(new TextPool().at(7)).toBe('')
})
