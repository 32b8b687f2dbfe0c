// All checks, one after another, so that a failure late in the list does not hide the ones
// before it. A check that is not a test run counts as one; a test run counts its tests.
// The last line is `N passed, N failed`; .ci/run adds up these lines.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Tally {
  readonly passed: number
  readonly failed: number
}

interface Step {
  readonly name: string
  readonly command: readonly string[]
  /** Vitest steps write their counts to a report. */
  readonly counts?: 'tests'
}

const steps: readonly Step[] = [
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'lint', command: ['oxlint'] },
  { name: 'types', command: ['pnpm', 'run', 'types'] },
  { name: 'architecture', command: ['pnpm', 'run', 'architecture'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'unit', command: ['vitest', 'run'], counts: 'tests' },
  { name: 'page build', command: ['pnpm', '--filter', '@brokerscope/web', 'run', 'build'] },
  { name: 'e2e', command: ['vitest', 'run', '--config', 'e2e/vitest.config.ts'], counts: 'tests' },
]

const wanted = process.argv.slice(2)
const chosen = steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
if (chosen.length === 0) {
  console.error(
    `No such check: ${wanted.join(', ')}. Known: ${steps.map((s) => s.name).join(', ')}`,
  )
  process.exit(2)
}

const reports = mkdtempSync(join(tmpdir(), 'brokerscope-check-'))
let total: Tally = { passed: 0, failed: 0 }
for (const step of chosen) {
  const tally = run(step)
  total = { passed: total.passed + tally.passed, failed: total.failed + tally.failed }
}
rmSync(reports, { recursive: true })

console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)

function run(step: Step): Tally {
  console.log(`\n== ${step.name}`)
  const report = join(reports, `${step.name}.json`)
  const [tool = '', ...args] = step.command
  if (step.counts === 'tests') {
    args.push('--reporter=dot', '--reporter=json', `--outputFile.json=${report}`)
  }
  const started = Date.now()
  const { status } = spawnSync(tool, args, {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
      TURBO_TELEMETRY_DISABLED: '1',
    },
  })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  const tally = count(step, status, report)
  console.log(`== ${step.name}: ${tally.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`)
  return tally
}

/** A run that failed without a failed test (a crash, no test found) still counts as a failure. */
function count(step: Step, status: number | null, report: string): Tally {
  if (step.counts === undefined) {
    return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  }
  const { passed, failed } = readReport(report)
  if (status !== 0 || passed === 0) return { passed, failed: Math.max(1, failed) }
  return { passed, failed }
}

function readReport(path: string): Tally {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
    }
    return { passed: report.numPassedTests, failed: report.numFailedTests }
  } catch {
    return { passed: 0, failed: 0 } // no report: the runner died, which its status says
  }
}
