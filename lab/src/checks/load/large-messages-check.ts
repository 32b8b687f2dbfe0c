import { franzGoOk } from '../../clients/franz-go.ts'
import { firstAddress, withCluster } from '../../kafka/with-cluster.ts'
import { captureFrames, isDropped, type CaptureFrames } from '../../session/frames.ts'
import { sessionFile, withGateway } from '../../session/gateway.ts'
import { expectThat, type Check } from '../check.ts'

const [produce, fetch] = [0, 1]
const records = 3
/** Up to this every byte must be recorded; beyond, a busy machine may make the capture drop and say so. */
const mustBeWhole = 10_000_000

export function largeMessagesCheck(megabytes: number): Check {
  const size = megabytes * 1_000_000
  return {
    name: `${megabytes}-mb-messages`,
    shows: `messages of ${megabytes} MB pass in both directions and are whole in the session`,
    needs: ['java', 'mvn', 'go'],
    run: () =>
      withCluster({ jvm: ['-Xmx1500m', '-XX:+UseSerialGC'] }, async (cluster) =>
        withGateway({ upstream: firstAddress(cluster.bootstrap) }, async (gateway) => {
          const target = { brokers: gateway.address, topic: 'large' }
          await franzGoOk('1.22.2', 'create', target)
          const large = { ...target, size, records, 'batch-bytes': size + 1_000_000 }
          await franzGoOk('1.22.2', 'produce', large)
          const lines = await franzGoOk('1.22.2', 'consume', { ...target, records })
          const total = lines.find(({ event }) => event === 'consumed all')
          expectThat(total?.['bytes'] === size * records, `${size * records} bytes consumed`, total)
          await gateway.stop()
          return checkSession(await captureFrames(await sessionFile(gateway.folder)), size)
        }),
      ),
  }
}

function checkSession(session: CaptureFrames, size: number): string {
  const { frames, troubles, brokenBytes } = session
  if (size > mustBeWhole && troubles.length > 0 && troubles.every(isDropped)) {
    const recorded = frames.reduce((sum, { bytes }) => sum + bytes.length, brokenBytes)
    expectThat(
      recorded >= 2 * records * size,
      'every byte recorded or counted as dropped',
      recorded,
    )
    return `passed; ${brokenBytes} bytes in frames that were not recorded whole, and marked`
  }
  expectThat(troubles.length === 0, 'a session without gaps', troubles)
  const large = frames.filter(({ bytes }) => bytes.length > size)
  const requests = large.filter(({ apiKey, kind }) => apiKey === produce && kind === 'request')
  expectThat(requests.length === records, `${records} large Produce requests`, requests.length)
  const answers = large.filter(({ apiKey, kind }) => apiKey === fetch && kind === 'response')
  const fetched = answers.reduce((sum, { bytes }) => sum + bytes.length, 0)
  expectThat(fetched > size * records, 'all of it in Fetch answers', fetched)
  return `${requests.length} large Produce, ${answers.length} large Fetch answers with ${fetched} bytes`
}
