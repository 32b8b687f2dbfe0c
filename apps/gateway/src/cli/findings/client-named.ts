// `franz-go@1.19.3`: a client that we have a profile of, in a release.
import { identify, profileOf, profiles, type Profile } from '@brokerscope/analysis'
import { GatewayError } from '../../errors.ts'

export interface NamedClient {
  readonly profile: Profile
  readonly release: readonly [number, number, number]
}

export function clientNamed(text: string): NamedClient {
  const [name = '', version = ''] = text.split('@')
  const { family, version: release } = identify(ALIASES[name.toLowerCase()] ?? name, version)
  const profile = family === undefined ? undefined : profileOf(family)
  if (profile === undefined) {
    const known = profiles.map((each) => each.family).join(', ')
    throw wrong(`--as knows ${known}, not "${name}"`)
  }
  if (release === undefined) throw wrong(`--as needs a version, such as ${name}@1.19.3`)
  return { profile, release }
}

/** What people call a client that names itself differently on the wire. */
const ALIASES: Readonly<Record<string, string>> = { java: 'apache-kafka-java' }

function wrong(detail: string): GatewayError {
  return new GatewayError('USAGE', { detail, verb: 'findings' })
}
