import { shortChecks } from './all.ts'
import { runChecks } from './runner.ts'

export async function shortVerb(): Promise<number> {
  return (await runChecks(shortChecks)) ? 0 : 1
}

/** `check <name>...`: only these. */
export async function checkVerb(names: readonly string[]): Promise<number> {
  const wanted = shortChecks.filter((check) => names.includes(check.name))
  if (wanted.length === 0 || wanted.length < names.length) {
    for (const check of shortChecks) console.error(`  ${check.name.padEnd(28)} ${check.shows}`)
    return 2
  }
  return (await runChecks(wanted)) ? 0 : 1
}
