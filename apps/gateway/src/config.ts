// Every setting of the gateway, once. Types, environment names, flags, --help and
// docs/configuration.md derive from it. A flag wins over the environment, which wins over the default.
import { z } from 'zod'
import { isLoopback } from './address.ts'
import { GatewayError } from './errors.ts'
import {
  addressOr,
  choiceOr,
  optionalAddress,
  optionalText,
  sizeOr,
  textList,
  textOr,
  toggle,
} from './settings/kinds.ts'

/** How to reach the cluster, and how clients reach us. */
export const captureSettings = {
  upstream: optionalAddress({ help: 'Bootstrap broker of the cluster to capture' }),
  listen: addressOr('127.0.0.1:19092', {
    help: 'Where Kafka clients connect; each further broker gets the next free port',
  }),
  upstreamTls: toggle({ help: 'Speak TLS to the brokers' }),
  upstreamCa: optionalText({
    help: 'PEM file with the authorities that sign the brokers; the system knows others',
    value: 'FILE',
  }),
  upstreamCert: optionalText({ help: 'PEM file with our client certificate', value: 'FILE' }),
  upstreamKey: optionalText({ help: 'PEM file with the key of that certificate', value: 'FILE' }),
  upstreamServerName: optionalText({
    help: 'Name to ask for and to verify in TLS, where it differs from the host',
    value: 'NAME',
  }),
  upstreamSkipVerify: toggle({ help: 'Accept any certificate of a broker; for tests' }),
  listenCert: optionalText({
    help: 'PEM file with the certificate that clients see; without it they speak plaintext to us',
    value: 'FILE',
  }),
  listenKey: optionalText({ help: 'PEM file with the key of that certificate', value: 'FILE' }),
  allowBroker: textList({
    help: 'Broker address that may be dialled although it is more private than the bootstrap',
    value: 'HOST[:PORT]',
  }),
  keepSecrets: toggle({ help: 'Store passwords and tokens as they are instead of zeroed' }),
}

/** Where sessions are kept, and how much of them. */
export const storeSettings = {
  dataDir: textOr('data', { help: 'Folder of the sessions', value: 'FOLDER' }),
  sessionLimit: sizeOr('1GiB', {
    help: 'Above this the oldest bytes of a session are deleted',
  }),
  totalLimit: sizeOr('8GiB', { help: 'Above this the oldest bytes of all sessions are deleted' }),
}

/** The page and its API. */
export const pageSettings = {
  page: addressOr('127.0.0.1:7411', { help: 'Address of the page and of the API' }),
  accessToken: optionalText({
    help: 'Secret that page and API ask for; needed where others can reach them',
    value: 'TOKEN',
  }),
  allowHost: textList({
    help: 'Further host name under which the page may be opened',
    value: 'NAME',
  }),
  logLevel: choiceOr(['fatal', 'error', 'warn', 'info', 'debug'], 'warn', {
    help: 'What is written to standard error',
  }),
}

export const configSchema = z.object({ ...captureSettings, ...storeSettings, ...pageSettings })

export type Config = z.output<typeof configSchema>

/** A token that can be guessed is none. */
const SHORTEST_TOKEN = 16

/** Rules between settings, which no single field can check. */
export function checkConfig(config: Config): void {
  const { accessToken, page } = config
  if (accessToken !== undefined && accessToken.length < SHORTEST_TOKEN) {
    throw new GatewayError('CONFIG_INVALID', {
      setting: 'access-token',
      reason: `it is shorter than ${SHORTEST_TOKEN} characters`,
      source: '--access-token or BROKERSCOPE_ACCESS_TOKEN',
    })
  }
  if (!isLoopback(page.host) && accessToken === undefined) {
    throw new GatewayError('CONFIG_INVALID', {
      setting: 'page',
      reason: `others can reach ${page.host}, so an access token must be set too`,
      source: '--page; set BROKERSCOPE_ACCESS_TOKEN to a long random text',
    })
  }
  checkPair('upstream', config.upstreamCert, config.upstreamKey)
  checkPair('listen', config.listenCert, config.listenKey)
}

function checkPair(side: 'upstream' | 'listen', cert: string | undefined, key: string | undefined) {
  if ((cert === undefined) === (key === undefined)) return
  throw new GatewayError('CONFIG_INVALID', {
    setting: `${side}-${cert === undefined ? 'key' : 'cert'}`,
    reason: 'a certificate and its key belong together',
    source: `--${side}-cert and --${side}-key`,
  })
}
