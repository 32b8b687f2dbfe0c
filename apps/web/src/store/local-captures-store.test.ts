import { beforeEach, expect, it } from 'vitest'
import {
  addLocalCapture,
  changeLocalCapture,
  keepLocalCaptures,
  readCaptures,
  removeLocalCapture,
  useLocalCaptures,
  type LocalCapture,
} from './local-captures-store.ts'

const capture = (id: string): LocalCapture => ({
  id,
  name: `${id}.pcap`,
  size: 9255,
  openedAt: '2025-05-14T14:03:10Z',
  isKept: true,
  frames: null,
  connections: null,
  client: '',
  startedAt: null,
  lengthMs: null,
})

beforeEach(() => useLocalCaptures.setState({ captures: [] }))

it('lists the newest first, each once', () => {
  addLocalCapture(capture('a'))
  addLocalCapture(capture('b'))
  addLocalCapture(capture('a'))

  expect(useLocalCaptures.getState().captures.map(({ id }) => id)).toEqual(['a', 'b'])
})

it('keeps only what is still there after a reload', () => {
  const storage = new Map<string, string>()
  keepLocalCaptures({
    getItem: (key) => storage.get(key) ?? null,
    setItem: (key, value) => void storage.set(key, value),
  })

  addLocalCapture(capture('a'))
  addLocalCapture({ ...capture('huge'), isKept: false })
  changeLocalCapture('a', { frames: 22 })

  expect(readCaptures(storage.get('brokerscope.captures') ?? null)).toEqual([
    { ...capture('a'), frames: 22 },
  ])
})

it('forgets what was removed', () => {
  addLocalCapture(capture('a'))

  removeLocalCapture('a')

  expect(useLocalCaptures.getState().captures).toEqual([])
})

it('leaves out entries that it cannot read', () => {
  expect(readCaptures(JSON.stringify([capture('a'), { id: '../x' }, 7]))).toEqual([capture('a')])
  expect(readCaptures('{')).toEqual([])
  expect(readCaptures('{}')).toEqual([])
  expect(readCaptures(null)).toEqual([])
})
