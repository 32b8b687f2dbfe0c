import { expect, it } from 'vitest'
import { parseRoute, writeRoute, type Route } from './route.ts'

const full: Route = {
  place: { kind: 'session', id: '0123456789ab' },
  view: 'frames',
  params: {
    t: 22,
    f: 'c4d1234',
    p: 'responses[0].partitionResponses[0].errorCode',
    b: { start: 18, end: 20 },
    q: 'api == Produce && error != 0',
    h: 'topic == "orders"',
    sort: { column: 'rtt', descending: true },
    pane: 'json',
    cols: ['frame', 'time', 'api'],
    finding: 'txn-produce-v12-without-tv2~22',
  },
}

it('reads back every parameter that it writes', () => {
  expect(parseRoute(writeRoute(full))).toEqual({ route: full, dropped: [] })
})

it('writes links that people can read', () => {
  const link = writeRoute({
    ...full,
    params: { f: 'c4d1234', p: 'topics[0].name', b: { start: 18, end: 20 } },
  })

  expect(link).toBe('#/s/0123456789ab/frames?v=1&f=c4d1234&p=topics[0].name&b=18-19')
})

it('drops a bad parameter, names it, and keeps the rest', () => {
  const { route, dropped } = parseRoute(
    '#/s/abc/frames?v=1&f=nonsense&b=9-2&pane=tree&t=0&sort=-rtt',
  )

  expect(dropped).toEqual(['t', 'f', 'b'])
  expect(route.params).toEqual({ pane: 'tree', sort: { column: 'rtt', descending: true } })
})

it('ignores parameters of newer pages', () => {
  expect(parseRoute('#/local/x/frames?v=9&future=1')).toEqual({
    route: { place: { kind: 'local', id: 'x' }, view: 'frames', params: {} },
    dropped: [],
  })
})

it('falls back to Overview for a view that it does not know', () => {
  expect(parseRoute('#/s/abc/dreams').dropped).toEqual(['view'])
  expect(parseRoute('#/s/abc').route.view).toBe('overview')
  expect(parseRoute('#/s/abc').dropped).toEqual([])
})

it('opens Start for an empty or foreign fragment', () => {
  for (const fragment of ['', '#', '#/']) {
    expect(parseRoute(fragment)).toEqual({
      route: { place: { kind: 'start' }, view: 'overview', params: {} },
      dropped: [],
    })
  }
  expect(parseRoute('#/x/y').dropped).toEqual(['address'])
  expect(parseRoute('#/s/%E0%A4%A').route.place.kind).toBe('start')
})

it('keeps ids with odd characters intact', () => {
  const route: Route = { place: { kind: 'local', id: 'a b/c?d' }, view: 'frames', params: {} }

  expect(parseRoute(writeRoute(route)).route).toEqual(route)
})
