// Real logins through the gateway. The client's side must not notice anything; the session must not
// hold what could log somebody in, and still has to show who tried it with which mechanism.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { franzGoOk, runFranzGo } from '../../clients/franz-go.ts'
import { plainUser, scramUser } from '../../kafka/properties.ts'
import { firstAddress, withCluster } from '../../kafka/with-cluster.ts'
import { traces } from '../../paths.ts'
import { errorCodes, exchangesOf } from '../../session/exchanges.ts'
import { sessionFile, withGateway } from '../../session/gateway.ts'
import { expectThat, type Check } from '../check.ts'

/** The proofs of SCRAM (RFC 5802): `p=` from the client, `v=` from the server, base64 of 32 bytes. */
const scramProof = /[,=]?[pv]=[A-Za-z0-9+/]{43}=/

const wrongPassword = 'not-her-password'
const saslAuthenticationFailed = 58

export const saslCheck: Check = {
  name: 'sasl-through-gateway',
  shows:
    'PLAIN and SCRAM-SHA-256 pass through, and the stored session holds no password and no proof',
  needs: ['java', 'mvn', 'go'],
  async run() {
    await provePatterns()
    return withCluster({ sasl: true }, async (cluster) =>
      withGateway({ upstream: firstAddress(cluster.saslBootstrap) }, async (gateway) => {
        await franzGoOk('1.22.2', 'create', { brokers: cluster.bootstrap, topic: 'logins' })
        const target = { brokers: gateway.address, topic: 'logins', 'client-id': 'login' }
        const plain = {
          ...target,
          sasl: 'PLAIN',
          user: plainUser.name,
          password: plainUser.password,
        }
        const scram = {
          ...target,
          sasl: 'SCRAM-SHA-256',
          user: scramUser.name,
          password: scramUser.password,
        }
        await franzGoOk('1.22.2', 'produce', plain)
        await franzGoOk('1.22.2', 'produce', scram)
        await franzGoOk('1.22.2', 'consume', { ...scram, records: 2 })
        const refused = await runFranzGo('1.22.2', 'produce', {
          ...plain,
          password: wrongPassword,
          timeout: '3s',
        })
        expectThat(refused.error !== undefined, 'a wrong password to be refused', refused.lines)
        await gateway.stop()

        const file = await sessionFile(gateway.folder)
        const bytes = (await readFile(file)).toString('latin1')
        for (const secret of [plainUser.password, wrongPassword]) {
          expectThat(!bytes.includes(secret), `no password ${secret} in the stored session`)
        }
        expectThat(
          !scramProof.test(bytes),
          'no SCRAM proof in the stored session',
          scramProof.exec(bytes)?.[0].slice(0, 6),
        )
        for (const user of [plainUser.name, scramUser.name])
          expectThat(bytes.includes(user), `the user ${user} still readable`)
        expectThat(bytes.includes('brokerscope:withheld'), 'marks where something was withheld')

        const logins = (await exchangesOf(file)).filter(({ api }) => api === 'SaslAuthenticate')
        const codes = new Set(logins.flatMap(({ response }) => errorCodes(response)))
        expectThat(
          codes.has(saslAuthenticationFailed),
          'the refused login as error 58 in the session',
          [...codes],
        )
        return `${logins.length} SaslAuthenticate exchanges, nothing secret in ${bytes.length} bytes`
      }),
    )
  },
}

/** The same searches do find the secrets in captures of tcpdump; else finding nothing would prove nothing. */
async function provePatterns(): Promise<void> {
  const plain = await readFile(join(traces, 'h-sasl-plain.pcap'), 'latin1')
  const scram = await readFile(join(traces, 'h2-sasl-scram-sha-256.pcap'), 'latin1')
  expectThat(
    plain.includes(plainUser.password),
    'the password in the capture that tcpdump made of a login',
  )
  expectThat(scramProof.test(scram), 'the proof in the capture that tcpdump made of a login')
}
