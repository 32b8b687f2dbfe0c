import { expect, it } from 'vitest'
import { captureOf } from '../../test/filter-frames.ts'
import type { FrameInfo } from '../pipeline/frame-info.ts'
import { InfoFrame } from './info-frame.ts'

const { infos } = captureOf('a-txn-produce-v12-tv0.pcap')

it('shows one frame after another', () => {
  const frame = new InfoFrame({ startNs: infos[0]?.frame.timeNs })

  frame.show(infos.at(20)!)
  const request = [frame.number, frame.isResponse, frame.pair, frame.errorCount, frame.sinceStartNs]
  frame.show(infos.at(21)!)

  expect(request).toEqual([21, false, 22, 0, 309_860_000])
  expect([frame.number, frame.isResponse, frame.pair, frame.firstError]).toEqual([22, true, 21, 35])
  expect([frame.latencyNs, frame.apiKey, frame.apiVersion]).toEqual([23_396_000, 0, 12])
  expect(frame.errorCodes()).toEqual([35])
})

it('says nothing that nobody told it', () => {
  const frame = new InfoFrame().show(infos.at(0)!)

  expect([frame.node, frame.software, frame.findings, frame.sinceStartNs]).toEqual([
    -1,
    undefined,
    [],
    0,
  ])
  expect([frame.follows({ kind: 'txn', name: 'a' }), frame.topicName('x')]).toEqual([
    false,
    undefined,
  ])
})

it('asks those who know', () => {
  const { responseFrame: _, ...parts } = infos.at(0)!
  const withoutAnswer = { ...parts, status: undefined, errors: [] } as unknown as FrameInfo
  const frame = new InfoFrame({
    nodeOf: () => 3,
    softwareOf: () => 'kcat',
    findingsOf: (number) => [`rule-${number}`],
    responseFrameOf: () => 9,
  }).show(withoutAnswer)

  expect([frame.node, frame.software, frame.findings, frame.pair]).toEqual([
    3,
    'kcat',
    ['rule-1'],
    9,
  ])
})
