// Draws the strip in one pass. Colours are the tokens.
import type { BucketsAnswer } from '../../../engine/messages.ts'
import type { Tokens } from '../../../ui/use-tokens.ts'
import { ticks, tickLabel, tickStep } from '../../../lib/ticks.ts'

const RULER = 16
const FINDINGS = 10
const TICK_PIXELS = 120

export const STRIP_TOKENS = [
  'rule',
  'border',
  'ink-3',
  'request',
  'response',
  'error-mark',
  'font-ui',
]

export function drawStrip(
  canvas: HTMLCanvasElement,
  width: number,
  buckets: BucketsAnswer,
  tokens: Tokens,
): void {
  const ratio = devicePixelRatio
  const height = canvas.clientHeight
  const context = canvas.getContext('2d')
  if (context === null || width === 0) return
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  context.scale(ratio, ratio)
  const ink = (name: string): string => tokens[name] ?? ''
  drawRuler(context, width, buckets, ink)
  drawTraffic(context, width, height, buckets, ink)
}

type Ink = (token: string) => string

function drawRuler(
  context: CanvasRenderingContext2D,
  width: number,
  { startNs, endNs }: BucketsAnswer,
  ink: Ink,
): void {
  const span = Number(endNs - startNs) / 1e9
  const most = Math.max(1, Math.floor(width / TICK_PIXELS))
  const step = span > 0 ? tickStep(span, most) : 1
  context.font = `11px ${ink('font-ui')}`
  context.textBaseline = 'middle'
  for (const seconds of ticks(span, most)) {
    const x = span > 0 ? Math.round((seconds / span) * (width - 1)) : 0
    context.fillStyle = ink('rule')
    context.fillRect(x, 0, 1, RULER)
    context.fillStyle = ink('ink-3')
    const label = tickLabel(seconds, step)
    if (x + 4 + context.measureText(label).width < width)
      context.fillText(label, x + 4, RULER / 2 + 1)
  }
  context.fillStyle = ink('rule')
  context.fillRect(0, RULER, width, 1)
}

/** Requests above the axis, responses mirrored below, errors drawn last. */
function drawTraffic(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  { requests, responses, errors }: BucketsAnswer,
  ink: Ink,
): void {
  const top = RULER + FINDINGS
  const half = Math.floor((height - top) / 2)
  const axis = top + half
  const most = Math.max(1, ...requests, ...responses)
  const barWidth = width / requests.length
  const draw = (counts: Uint32Array, token: string, sign: 1 | -1): void => {
    context.fillStyle = ink(token)
    for (const [index, count] of counts.entries()) {
      if (count === 0) continue
      // Root scale: a single frame beside a burst of a thousand must still be seen.
      const bar = Math.max(2, Math.sqrt(count / most) * (half - 1))
      const x = Math.round(index * barWidth)
      const right = Math.max(x + 1, Math.round((index + 1) * barWidth) - 1)
      context.fillRect(x, sign < 0 ? axis - bar : axis + 1, right - x, bar)
    }
  }
  context.fillStyle = ink('border')
  context.fillRect(0, axis, width, 1)
  draw(requests, 'request', -1)
  draw(responses, 'response', 1)
  draw(errors, 'error-mark', 1)
}
