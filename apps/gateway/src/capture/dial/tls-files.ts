// Certificates and keys, read once when a capture starts, so that a wrong file is an error of the
// start and not of the first connection.
import { readFile } from 'node:fs/promises'
import { createSecureContext, type SecureContext } from 'node:tls'
import { GatewayError, reasonOf } from '../../errors.ts'
import type { UpstreamTls } from '../capture-options.ts'

export interface UpstreamTlsContext {
  readonly context: SecureContext
  readonly serverName: string | undefined
  readonly skipVerify: boolean
}

export async function loadUpstreamTls(tls: UpstreamTls): Promise<UpstreamTlsContext> {
  const { caFile, certFile, keyFile, serverName, skipVerify = false } = tls
  const ca = caFile === undefined ? undefined : await pem(caFile, 'upstream-ca', { isCa: true })
  const pair = await loadPair(certFile, keyFile, 'upstream-cert', 'upstream-key')
  return { context: secureContext({ ...(ca && { ca }), ...pair }), serverName, skipVerify }
}

export async function loadListenerTls(certFile: string, keyFile: string): Promise<SecureContext> {
  return secureContext(await loadPair(certFile, keyFile, 'listen-cert', 'listen-key'))
}

async function loadPair(
  certFile: string | undefined,
  keyFile: string | undefined,
  certSetting: string,
  keySetting: string,
): Promise<{ cert?: string; key?: string }> {
  if (certFile === undefined || keyFile === undefined) return {}
  const cert = await pem(certFile, certSetting)
  const key = await pem(keyFile, keySetting)
  try {
    createSecureContext({ cert, key })
  } catch (error) {
    throw unreadable(keyFile, keySetting, error)
  }
  return { cert, key }
}

async function pem(path: string, setting: string, { isCa = false } = {}): Promise<string> {
  try {
    const text = await readFile(path, 'utf8')
    if (!text.includes('-----BEGIN ')) throw new Error('it is not a PEM file')
    if (isCa) createSecureContext({ ca: text })
    return text
  } catch (error) {
    throw unreadable(path, setting, error)
  }
}

function secureContext(options: { ca?: string; cert?: string; key?: string }): SecureContext {
  return createSecureContext(options)
}

function unreadable(path: string, setting: string, error: unknown): GatewayError {
  const reason = reasonOf(error)
  return new GatewayError('CERTIFICATE_UNREADABLE', { path, setting, reason }, { cause: error })
}
