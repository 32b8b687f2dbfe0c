import { checkVerb, longVerb, shortVerb } from './checks/checks-verb.ts'
import { clientVerb } from './clients/client-verb.ts'
import { clusterVerb } from './kafka/cluster-verb.ts'

/** Gets the arguments behind its name, resolves with the exit code. */
export type Verb = (args: readonly string[]) => Promise<number>

export const verbs: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['short', shortVerb],
  ['long', longVerb],
  ['check', checkVerb],
  ['cluster', clusterVerb],
  ['client', clientVerb],
])

export const helpText = `The lab of Brokerscope: real Kafka brokers and real clients.

  node lab/src/main.ts short
      every check of the short run; ends with "N passed, N failed"

  node lab/src/main.ts long
      the same with ten times the load

  node lab/src/main.ts check <name>...
      only these; without a name it lists them

  node lab/src/main.ts cluster [--kafka 4.3.1] [--nodes 1|3] [--transaction-version 0|1|2]
                               [--feature name=level]... [--sasl] [--tls] [--property key=value]...
      starts a cluster, prints one JSON line with its addresses, runs until it is interrupted

  node lab/src/main.ts client <release of franz-go> <command> [--brokers host:port,...] [flags]
      runs franz-go once: create, produce, txn, consume, coordinator, describe, move`
