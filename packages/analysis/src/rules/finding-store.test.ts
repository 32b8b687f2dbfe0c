import { expect, it } from 'vitest'
import { FindingStore } from './finding-store.ts'
import type { Claim, Rule } from './rule.ts'

const rule = (id: string): Rule => ({
  id,
  severity: 'error',
  sources: [],
  text: { en: {}, zh: {} },
  start: () => ({ on: () => undefined }),
})
const claim = (subject: string, change: Partial<Claim> = {}): Claim => ({
  subject,
  severity: 'warning',
  confidence: 'likely',
  parameters: {},
  evidence: [{ frame: 1, packet: 1, path: '' }],
  connections: [],
  ...change,
})

it('makes one finding of each rule and subject', () => {
  const store = new FindingStore()
  store.add(rule('x'), claim('a'), 1)
  store.add(rule('x'), claim('a'), 2)
  store.add(rule('x'), claim('b'), 3)

  expect(store.all().map(({ subject, count }) => `${subject} ${count}`)).toEqual(['a 2', 'b 1'])
})

it('hides a generic finding behind the specific one, in either order', () => {
  const specific = claim('s', { replaces: [{ id: 'generic', subject: 'a' }] })
  const before = new FindingStore()
  before.add(rule('generic'), claim('a'), 1)
  before.add(rule('specific'), specific, 1)
  const after = new FindingStore()
  after.add(rule('specific'), specific, 1)

  expect(after.add(rule('generic'), claim('a'), 1)).toBeUndefined()
  expect(before.all().map(({ id }) => id)).toEqual(['specific'])
  expect(after.all().map(({ id }) => id)).toEqual(['specific'])
})

it('counts subjects beyond its limit instead of keeping them', () => {
  const store = new FindingStore()
  for (let i = 0; i < 1010; i++) store.add(rule('x'), claim(`${i}`), i)

  expect(store.all().length).toBe(1000)
  expect(store.overflow).toBe(10)
})
