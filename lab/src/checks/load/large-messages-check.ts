import { franzGoOk } from '../../clients/franz-go.ts'
import { firstAddress, withCluster } from '../../kafka/with-cluster.ts'
import { captureFrames } from '../../session/frames.ts'
import { sessionFile, withGateway } from '../../session/gateway.ts'
import { expectThat, type Check } from '../check.ts'

const [produce, fetch] = [0, 1]
const size = 10_000_000
const records = 3

export const largeMessagesCheck: Check = {
  name: '10-mb-messages',
  shows: 'messages of 10 MB pass in both directions and are whole in the session',
  needs: ['java', 'mvn', 'go'],
  run: () =>
    withCluster({ properties: { 'max.message.bytes': '110000000' } }, async (cluster) =>
      withGateway({ upstream: firstAddress(cluster.bootstrap) }, async (gateway) => {
        const target = { brokers: gateway.address, topic: 'large' }
        await franzGoOk('1.22.2', 'create', target)
        await franzGoOk('1.22.2', 'produce', {
          ...target,
          size,
          records,
          'batch-bytes': 100_000_000,
        })
        const lines = await franzGoOk('1.22.2', 'consume', { ...target, records })
        const total = lines.find(({ event }) => event === 'consumed all')
        expectThat(total?.['bytes'] === size * records, `${size * records} bytes consumed`, total)
        await gateway.stop()

        const { frames, troubles } = await captureFrames(await sessionFile(gateway.folder))
        expectThat(troubles.length === 0, 'a session without gaps', troubles)
        const requests = frames.filter(
          ({ apiKey, kind, bytes }) =>
            apiKey === produce && kind === 'request' && bytes.length > size,
        )
        expectThat(
          requests.length === records,
          `${records} Produce requests above 10 MB`,
          requests.length,
        )
        const answers = frames.filter(
          ({ apiKey, kind, bytes }) =>
            apiKey === fetch && kind === 'response' && bytes.length > size,
        )
        const fetched = answers.reduce((sum, { bytes }) => sum + bytes.length, 0)
        expectThat(fetched > size * records, 'all of it in Fetch answers', fetched)
        return `${requests.length} Produce of 10 MB, ${answers.length} large Fetch answers with ${fetched} bytes`
      }),
    ),
}
