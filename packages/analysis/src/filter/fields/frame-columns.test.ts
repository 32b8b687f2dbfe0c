import { expect, it } from 'vitest'
import { captureOf } from '../../../test/filter-frames.ts'
import { InfoFrame } from '../info-frame.ts'
import { frameColumns } from './frame-columns.ts'

const { infos, knowledge } = captureOf('a-txn-produce-v12-tv0.pcap')

/** What the columns say of one frame, by name. */
function valuesOf(number: number): Record<string, unknown> {
  const frame = new InfoFrame(knowledge).show(infos.at(number - 1)!)
  return Object.fromEntries(
    frameColumns.flatMap(({ name, source }) =>
      source.from === 'column' ? [[name, source.get(frame)]] : [],
    ),
  )
}

it('reads a request', () => {
  expect(valuesOf(21)).toMatchObject({
    api: 0,
    version: 12,
    direction: 'request',
    size: 142,
    node: 1,
    'client.id': 'kgo',
    corr: 1,
    frame: 21,
    kind: 'message',
    latency: undefined,
    'request.frame': undefined,
    'response.frame': 22,
  })
})

it('reads a response', () => {
  expect(valuesOf(22)).toMatchObject({
    api: 0,
    direction: 'response',
    errorCount: 1,
    latency: 23_396_000,
    'request.frame': 21,
    'response.frame': undefined,
    status: undefined,
  })
})

it('has a value on every frame where it says so', () => {
  const always = frameColumns.filter(({ isAlways }) => isAlways === true)

  for (const info of infos) {
    const frame = new InfoFrame(knowledge).show(info)
    for (const { name, source } of always) {
      if (source.from !== 'column') continue
      expect([name, source.get(frame) === undefined]).toEqual([name, false])
    }
  }
})
