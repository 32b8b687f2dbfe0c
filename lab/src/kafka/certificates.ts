import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { need } from '../prerequisites.ts'
import { runOk } from '../process.ts'

export interface TlsFiles {
  /** PEM of the certificate authority: what a client has to trust. */
  readonly ca: string
  /** PEM with private key and certificate of the brokers, as Kafka's PEM keystore wants it. */
  readonly keyAndCertificate: string
}

/** A throw-away authority and one certificate for localhost and 127.0.0.1, valid for two days. */
export async function makeCertificates(folder: string): Promise<TlsFiles> {
  await need('openssl')
  const at = (name: string): string => join(folder, name)
  await writeFile(at('names.cnf'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n')
  const authority = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=Brokerscope lab authority',
  ]
  await runOk('openssl', [...authority, '-keyout', at('ca.key'), '-out', at('ca.pem')])
  const request = ['req', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost']
  await runOk('openssl', [...request, '-keyout', at('broker.key'), '-out', at('broker.csr')])
  const sign = [
    'x509',
    '-req',
    '-days',
    '2',
    '-in',
    at('broker.csr'),
    '-CA',
    at('ca.pem'),
    '-CAkey',
    at('ca.key'),
  ]
  await runOk('openssl', [
    ...sign,
    '-CAcreateserial',
    '-extfile',
    at('names.cnf'),
    '-out',
    at('broker.pem'),
  ])
  const parts = await Promise.all([readFile(at('broker.key')), readFile(at('broker.pem'))])
  await writeFile(at('keystore.pem'), Buffer.concat(parts), { mode: 0o600 })
  return { ca: at('ca.pem'), keyAndCertificate: at('keystore.pem') }
}
