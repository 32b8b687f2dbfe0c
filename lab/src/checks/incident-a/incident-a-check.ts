// Founding incident A, live: four releases of franz-go on a cluster of three nodes whose
// transaction.version is not finalized, all through one gateway. What each client says is compared
// with what the gateway's session holds.
//
//   1.19.1          Produce v12 without AddPartitionsToTxn           35 UNSUPPORTED_VERSION
//   1.19.1 pinned   Produce v11, still without AddPartitionsToTxn    120 TRANSACTION_ABORTABLE
//   1.19.2          EndTxn to a node that is not the coordinator     16 NOT_COORDINATOR
//   1.19.3, 1.18.1  AddPartitionsToTxn, Produce v11, EndTxn          clean
//
// A transactional id is stuck with 51 after Produce v12, so each run has its own. 1.19.2 sends EndTxn
// to any node and is right by luck one time in three; it gets several tries.
import {
  franzGo,
  franzGoOk,
  runFranzGo,
  type ClientRun,
  type FranzGoVersion,
} from '../../clients/franz-go.ts'
import { startCluster } from '../../kafka/cluster.ts'
import { errorCodes, exchangesOf, type Exchange } from '../../session/exchanges.ts'
import { sessionFile, withGateway } from '../../session/gateway.ts'
import { expectThat, type Check } from '../check.ts'

const releases: readonly FranzGoVersion[] = ['1.18.1', '1.19.1', '1.19.2', '1.19.3', '1.22.2']
const mostTries = 12
/** Retried by every client: the coordinator is loading, or still writes the last transaction's markers. */
const benign: ReadonlySet<number> = new Set([14, 51])

export const incidentACheck: Check = {
  name: 'incident-a',
  shows:
    'the session of founding incident A holds 35, 120, 16 and two clean runs, as the clients report them',
  needs: ['java', 'mvn', 'go'],
  async run() {
    await Promise.all(releases.map(franzGo))
    const cluster = await startCluster({ nodes: 3, features: { 'transaction.version': 0 } })
    const [upstream = ''] = cluster.bootstrap.split(',')
    try {
      return await withGateway({ upstream }, async (gateway) => {
        await franzGoOk('1.22.2', 'create', {
          brokers: cluster.bootstrap,
          partitions: 3,
          replicas: 3,
        })
        const tries = await runClients(gateway.address)
        await gateway.stop()
        const exchanges = await exchangesOf(await sessionFile(gateway.folder))
        return checkSession(exchanges, tries)
      })
    } finally {
      await cluster.stop()
    }
  },
}

async function runClients(brokers: string): Promise<number> {
  const transact = (version: FranzGoVersion, name: string, more = {}): Promise<ClientRun> =>
    runFranzGo(version, 'txn', { brokers, id: `pay-${name}`, 'client-id': name, ...more })

  expectSaid(await transact('1.19.1', 'v12'), '1.19.1', 'produce', 35)
  expectSaid(await transact('1.19.1', 'pinned', { pinned: true }), '1.19.1 pinned', 'produce', 120)
  expectClean(await transact('1.19.3', 'fixed', { records: 3 }), '1.19.3')
  expectClean(await transact('1.18.1', 'older', { records: 3 }), '1.18.1')
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const run = await transact('1.19.2', `wrong-node-${tries}`, { partition: tries % 3 })
    if (run.error === undefined) continue
    expectSaid(run, '1.19.2', 'end', 16)
    return tries
  }
  throw new Error(`franz-go 1.19.2 met the coordinator by luck in all of ${mostTries} tries`)
}

function checkSession(exchanges: readonly Exchange[], tries: number): string {
  const of = (clientId: string, api: string): readonly Exchange[] =>
    exchanges.filter((exchange) => exchange.clientId === clientId && exchange.api === api)

  expectRefused(of('v12', 'Produce'), 12, 35)
  expectRefused(of('pinned', 'Produce'), 11, 120)
  for (const clientId of ['v12', 'pinned']) {
    const added = of(clientId, 'AddPartitionsToTxn').length
    expectThat(added === 0, `no AddPartitionsToTxn of ${clientId}`, added)
  }

  const wrong = `wrong-node-${tries}`
  expectRefused(of(wrong, 'EndTxn'), 4, 16)
  const [end] = of(wrong, 'EndTxn')
  const coordinators = of(wrong, 'FindCoordinator').map(({ response }) => coordinatorOf(response))
  const elsewhere = coordinators.length > 0 && !coordinators.includes(end?.broker ?? '')
  expectThat(
    elsewhere,
    `EndTxn of 1.19.2 at another node than its coordinator ${coordinators.join()}`,
    end?.broker,
  )

  for (const clientId of ['fixed', 'older']) {
    const apis = ['AddPartitionsToTxn', 'Produce', 'EndTxn']
    for (const api of apis) expectThat(of(clientId, api).length > 0, `${api} of ${clientId}`)
    const versions = of(clientId, 'Produce').map(({ apiVersion }) => apiVersion)
    expectThat(
      versions.every((version) => version === 11),
      `Produce v11 of ${clientId}`,
      versions,
    )
    const codes = apis.flatMap((api) =>
      of(clientId, api).flatMap(({ response }) => errorCodes(response)),
    )
    expectThat(
      codes.every((code) => benign.has(code)),
      `no error but 14 and 51 of ${clientId}`,
      codes,
    )
  }
  return `Produce v12: 35, pinned v11: 120, 1.19.2 EndTxn: 16 (try ${tries}), 1.19.3 and 1.18.1 clean; ${exchanges.length} exchanges`
}

function expectSaid(run: ClientRun, client: string, step: string, code: number): void {
  const right = run.error?.step === step && run.error.code === code
  expectThat(right, `franz-go ${client} to fail at ${step} with ${code}`, run.lines)
}

function expectClean(run: ClientRun, client: string): void {
  expectThat(run.error === undefined, `a clean run of franz-go ${client}`, run.lines)
}

function expectRefused(exchanges: readonly Exchange[], version: number, code: number): void {
  const found = exchanges.map(({ api, apiVersion, response }) => ({
    api,
    apiVersion,
    codes: errorCodes(response),
  }))
  const right = found.some(
    ({ apiVersion, codes }) => apiVersion === version && codes.includes(code),
  )
  expectThat(right, `v${version} answered ${code} in the session`, found)
}

/** host:port of the coordinator that an answer names, as the client saw it. */
function coordinatorOf(response: Exchange['response']): string {
  const [found] = (response?.['coordinators'] ?? [response]) as readonly {
    host?: string
    port?: number
  }[]
  return `${found?.host}:${found?.port}`
}
