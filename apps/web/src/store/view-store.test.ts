import { beforeEach, expect, it } from 'vitest'
import { START } from '../lib/route.ts'
import {
  changeParams,
  connectAddressBar,
  openPlace,
  openRoute,
  placeKey,
  readAddress,
  useViewStore,
} from './view-store.ts'

const written: string[] = []

beforeEach(() => {
  useViewStore.setState({ route: START, dropped: [] })
  written.length = 0
  connectAddressBar({ write: (fragment, how) => void written.push(`${how} ${fragment}`) })
})

it('shows what a link says, without writing it again', () => {
  readAddress('#/s/abc/frames?v=1&f=c4d0&b=9-1')

  expect(useViewStore.getState().route.params).toEqual({ f: 'c4d0' })
  expect(useViewStore.getState().dropped).toEqual(['b'])
  expect(written).toEqual([])
})

it('writes navigation as a new entry of the history', () => {
  openPlace({ kind: 'session', id: 'abc' })

  expect(written).toEqual(['push #/s/abc/overview?v=1'])
  expect(placeKey(useViewStore.getState())).toBe('session/abc')
})

it('changes one parameter and keeps the others', () => {
  openRoute({
    place: { kind: 'local', id: 'x' },
    view: 'frames',
    params: { f: 'c1u0', pane: 'json' },
  })

  changeParams({ p: 'topics', b: undefined }, 'push')
  changeParams({ f: undefined }, 'replace')

  expect(useViewStore.getState().route.params).toEqual({ pane: 'json', p: 'topics' })
  expect(written.at(-1)).toBe('replace #/local/x/frames?v=1&p=topics&pane=json')
})

it('leaves the history alone when nothing changes', () => {
  openRoute({ place: { kind: 'local', id: 'x' }, view: 'frames', params: { t: 5 } })

  changeParams({ t: 5, f: undefined }, 'push')

  expect(written).toHaveLength(1)
})
