// Runs a capture through pipeline and analysis once, and keeps of its frames only what findings
// are shown with.
import { Analysis, type FailedRule, type Finding, type PipelineEvent } from '@brokerscope/analysis'
import { captureEvents } from '../decode/capture-events.ts'
import { noticeLine } from '../decode/frame-text.ts'
import { checkReadable } from '../decode/frames.ts'
import type { Input } from '../decode/input.ts'
import type { Output } from '../output.ts'
import { FrameLabels } from './frame-labels.ts'

export interface Examined {
  readonly findings: readonly Finding[]
  readonly failed: readonly FailedRule[]
  readonly frames: number
  readonly models: Analysis['models']
  readonly labels: FrameLabels
}

/** What could not be read goes to `err`; a file that is no capture throws. */
export async function examine(
  input: Input,
  brokerPorts: readonly number[],
  err: Output,
): Promise<Examined> {
  const analysis = new Analysis()
  const labels = new FrameLabels()
  let frames = 0
  const take = async (event: PipelineEvent): Promise<void> => {
    checkReadable(event, input.path)
    if (event.type === 'frame') {
      frames += 1
      labels.see(event.info)
    } else if (event.type === 'opened') labels.opened(event.connection)
    for (const finding of analysis.push(event)) labels.keep(finding)
    const notice = noticeLine(event)
    if (notice?.startsWith('!!') === true) await err.line(notice.slice(3))
  }
  for await (const events of captureEvents(input, { brokerPorts, release: undefined })) {
    for (const event of events) await take(event)
    await err.flush()
  }
  for (const finding of analysis.end()) labels.keep(finding)
  if (frames === 0) {
    await err.line('No frame of Kafka was found. If a broker listens at port N, say so: --port N')
  }
  return {
    findings: analysis.findings,
    failed: analysis.failed,
    frames,
    models: analysis.models,
    labels,
  }
}
