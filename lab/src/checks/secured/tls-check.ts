import { franzGoOk } from '../../clients/franz-go.ts'
import { firstAddress, withCluster } from '../../kafka/with-cluster.ts'
import { exchangesOf } from '../../session/exchanges.ts'
import { sessionFile, withGateway } from '../../session/gateway.ts'
import { expectThat, type Check } from '../check.ts'

export const tlsCheck: Check = {
  name: 'tls-upstream',
  shows:
    'a plaintext client works through the gateway with brokers that speak TLS only, and the session is readable',
  needs: ['java', 'mvn', 'go', 'openssl'],
  run: () =>
    withCluster({ nodes: 3, tls: true }, async (cluster) => {
      const args = ['--upstream-tls', '--upstream-ca', cluster.tls?.ca ?? '']
      return withGateway(
        { upstream: firstAddress(cluster.tlsBootstrap), args },
        async (gateway) => {
          const target = { brokers: gateway.address, topic: 'sealed', 'client-id': 'plaintext' }
          const [created] = await franzGoOk('1.22.2', 'create', {
            ...target,
            partitions: 3,
            replicas: 3,
          })
          for (const partition of [0, 1, 2])
            await franzGoOk('1.22.2', 'produce', { ...target, partition })
          await franzGoOk('1.22.2', 'consume', { ...target, records: 3 })
          await gateway.stop()

          const exchanges = await exchangesOf(await sessionFile(gateway.folder))
          const produced = exchanges.filter(({ api }) => api === 'Produce')
          expectThat(
            produced.length === 3,
            'three Produce requests in the session',
            produced.length,
          )
          const brokers = new Set(produced.map(({ broker }) => broker))
          const leaders = new Set(created?.['leaders'] as number[])
          expectThat(
            brokers.size === leaders.size,
            `a listener for each of the ${leaders.size} leaders`,
            [...brokers],
          )
          return `${exchanges.length} exchanges over TLS with ${brokers.size} brokers`
        },
      )
    }),
}
