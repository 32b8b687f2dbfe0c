import { cpus, loadavg, totalmem } from 'node:os'
import { run, runOk } from '@brokerscope/lab'
import { root } from './paths.ts'

/**
 * One line for over a table: figures without machine, date and commit are rumours. The load is that
 * of the last quarter of an hour, the bench's own included: far above the cores, others were at work.
 */
export async function whereAndWhen(): Promise<string> {
  const [first] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const commit = (await runOk('git', ['rev-parse', '--short', 'HEAD'], { cwd: root })).stdout.trim()
  const changed = await run('git', ['status', '--porcelain', '--', 'apps', 'packages'], {
    cwd: root,
  })
  const state = changed.stdout.trim() === '' ? commit : `${commit} with changes`
  const machine = `${cpus().length} x ${first?.model ?? 'unknown'}, ${memory} GB`
  return `${new Date().toISOString().slice(0, 10)}, ${machine}, Node ${process.versions.node}, commit ${state}, load ${loadavg()[2]?.toFixed(0)}.`
}
