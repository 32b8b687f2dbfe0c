import { expect, it } from 'vitest'
import type { FrameInfo } from '@brokerscope/analysis'
import { runCommand, tracePath } from '../../../test/terminal.ts'
import { traceFacts } from '../../../test/trace-facts.ts'
import { captureEvents } from './capture-events.ts'
import { openInput } from './input.ts'

async function framesOf(trace: string): Promise<FrameInfo[]> {
  const input = await openInput(tracePath(trace), 'decode')
  const frames: FrameInfo[] = []
  for await (const events of captureEvents(input, { brokerPorts: [], release: undefined })) {
    for (const event of events) if (event.type === 'frame') frames.push(event.info)
  }
  return frames
}

function counted(names: readonly string[], once: string): string {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, count]) => (count === 1 ? `${name}${once}` : `${name} x${count}`))
    .join(', ')
}

it.each(traceFacts)('finds what others found in $trace', async ({ trace, requests, errors }) => {
  const frames = await framesOf(trace)

  const asked = frames
    .filter(({ frame }) => frame.direction === 'request')
    .map(({ apiName, apiVersion }) => `${apiName} v${apiVersion}`)
  const refused = frames.flatMap((info) =>
    info.errors.map(({ code, name }) => `${info.apiName} ${code}:${name}`),
  )

  expect(counted(asked, '')).toBe(requests)
  expect(counted(refused, ' x1')).toBe(errors)
})

it.each(traceFacts)('prints each frame of $trace as a line of JSON', async ({ trace }) => {
  const frames = await framesOf(trace)

  const { code, out } = await runCommand('decode', '--format', 'json', tracePath(trace))

  const lines = out.split('\n').filter((line) => line !== '')
  const printed = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(code).toBe(0)
  expect(printed).toHaveLength(frames.length)
  for (const [index, frame] of printed.entries()) {
    expect(frame).toMatchObject({
      frame: index + 1,
      packet: frames[index]?.frame.packet,
      direction: frames[index]?.frame.direction,
      api: frames[index]?.apiName,
      bytes: frames[index]?.frame.size,
      body: {},
    })
    expect(frame).not.toHaveProperty('status')
    expect(frame).not.toHaveProperty('error')
  }
})
