import { need } from '../prerequisites.ts'
import type { Check } from './check.ts'

/** Runs the checks one after another, prints each as it ends and the count at the end. */
export async function runChecks(checks: readonly Check[]): Promise<boolean> {
  const failures: string[] = []
  for (const check of checks) {
    const began = performance.now()
    const failure = await attempt(check)
    const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6)
    if (failure.cause === undefined) {
      console.log(`ok   ${seconds} s  ${check.name}  ${failure.figures}`)
      continue
    }
    failures.push(check.name)
    console.log(`FAIL ${seconds} s  ${check.name}  ${check.shows}`)
    console.log(indent(describe(failure.cause)))
  }
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
  console.log(`${checks.length - failures.length} passed, ${failures.length} failed`)
  return failures.length === 0
}

interface Outcome {
  readonly figures: string
  readonly cause?: unknown
}

async function attempt(check: Check): Promise<Outcome> {
  try {
    await need(...check.needs)
    return { figures: await check.run() }
  } catch (cause) {
    return { figures: '', cause }
  }
}

/** The error and what caused it; the stack only of what is not an Error of ours. */
function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const own =
    process.env['LAB_STACKS'] === undefined ? cause.message : (cause.stack ?? cause.message)
  return cause.cause === undefined ? own : `${own}\ncaused by ${describe(cause.cause)}`
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '       ')
}
