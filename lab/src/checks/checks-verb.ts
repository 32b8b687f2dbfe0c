import { longChecks, shortChecks } from './all.ts'
import { runChecks } from './runner.ts'

export async function shortVerb(): Promise<number> {
  return (await runChecks(shortChecks)) ? 0 : 1
}

export async function longVerb(): Promise<number> {
  return (await runChecks(longChecks)) ? 0 : 1
}

/** `check <name>...`: only these. */
export async function checkVerb(names: readonly string[]): Promise<number> {
  const known = new Map([...longChecks, ...shortChecks].map((check) => [check.name, check]))
  const wanted = names.flatMap((name) => known.get(name) ?? [])
  if (wanted.length === 0 || wanted.length < names.length) {
    for (const check of known.values()) console.error(`  ${check.name.padEnd(28)} ${check.shows}`)
    return 2
  }
  return (await runChecks(wanted)) ? 0 : 1
}
