import { franzGoOk } from '../../clients/franz-go.ts'
import { firstAddress, withCluster } from '../../kafka/with-cluster.ts'
import { exchangesOf } from '../../session/exchanges.ts'
import { sessionFile, withGateway } from '../../session/gateway.ts'
import { expectThat, type Check } from '../check.ts'

const records = 5

export function connectionsCheck(clients: number): Check {
  return {
    name: `${clients}-connections`,
    shows: `${clients} clients at once, each with connections of its own, all of them whole in the session`,
    needs: ['java', 'mvn', 'go'],
    run: () =>
      withCluster({ nodes: 3 }, async (cluster) =>
        withGateway({ upstream: firstAddress(cluster.bootstrap) }, async (gateway) => {
          const target = { brokers: gateway.address, topic: 'crowd' }
          await franzGoOk('1.22.2', 'create', { ...target, replicas: 3 })
          await franzGoOk('1.22.2', 'fleet', { ...target, clients, records, 'client-id': 'crowd' })
          await gateway.stop()

          const exchanges = await exchangesOf(await sessionFile(gateway.folder))
          const produced = exchanges.filter(
            ({ api, clientId }) => api === 'Produce' && clientId === 'crowd',
          )
          expectThat(
            produced.length === clients * records,
            `${clients * records} Produce requests`,
            produced.length,
          )
          const answered = produced.filter(({ response }) => response !== undefined)
          expectThat(answered.length === produced.length, 'an answer to each', answered.length)
          const producing = new Set(produced.map(({ connection }) => connection)).size
          expectThat(producing === clients, `${clients} producing connections`, producing)
          const all = new Set(exchanges.map(({ connection }) => connection)).size
          return `${all} connections, ${exchanges.length} exchanges, each answered`
        }),
      ),
  }
}
