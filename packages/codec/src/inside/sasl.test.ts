import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSaslToken, secretRanges } from './sasl.ts'

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))

/** What is left to read of a token: secret bytes show as `*`. */
function shown(mechanism: string | undefined, token: string, fromClient = true): string {
  const zeroed = bytes(token)
  for (const { offset, length } of secretRanges(mechanism, zeroed, fromClient))
    zeroed.fill(0x2a, offset, offset + length)
  return Buffer.from(zeroed).toString()
}

const opaque = (token: string): string =>
  shown('OAUTHBEARER', `n,,\x01auth=Bearer ${token}\x01\x01`)

/** The token, once it is certain that the recording holds it. */
function recorded(file: string, token: string): string {
  const capture = readFileSync(new URL(`../../../../traces/${file}`, import.meta.url))
  expect(capture.includes(token)).toBe(true)
  return token
}

const header = Buffer.from('{"alg":"RS256"}').toString('base64url')
const claims = Buffer.from('{"sub":"alice"}').toString('base64url')

describe('PLAIN', () => {
  it('withholds what follows the second NUL', () => {
    expect(shown('PLAIN', '\0alice\0alice-secret')).toBe('\0alice\0************')
  })

  it('keeps an authorization id readable, and names the parts', () => {
    expect(readSaslToken('plain', bytes('admin\0bob\0pw'), true)).toEqual({
      message: 'credentials',
      parts: [
        { name: 'authzid', offset: 0, length: 5, text: 'admin' },
        { name: 'authcid', offset: 6, length: 3, text: 'bob' },
        { name: 'password', offset: 10, length: 2, secret: 'password' },
      ],
    })
  })

  it('withholds a password that itself holds a NUL to its end', () => {
    expect(shown('PLAIN', '\0a\0b\0c')).toBe('\0a\0***')
  })

  it('withholds the whole token without two NULs, and any bytes from the broker', () => {
    expect(shown('PLAIN', 'alice:secret')).toBe('************')
    expect(shown('PLAIN', 'oops', false)).toBe('****')
    expect(secretRanges('PLAIN', new Uint8Array(), false)).toEqual([])
  })
})

describe('SCRAM', () => {
  it('shows the first messages of both sides whole', () => {
    const first = 'n,,n=bob,r=NMnnf3PrYo,tokenauth=true'
    const reply = 'r=NMnnf3PrYo9,s=ZGVnNHQ=,i=4096'
    expect(shown('SCRAM-SHA-256', first)).toBe(first)
    expect(shown('SCRAM-SHA-256', reply, false)).toBe(reply)
    expect(shown('SCRAM-SHA-512', 'n,a=admin,n=bob,r=x')).toBe('n,a=admin,n=bob,r=x')
  })

  it('withholds the proof and the signature only', () => {
    expect(shown('SCRAM-SHA-512', 'c=biws,r=abc,p=dHJpY2s=')).toBe('c=biws,r=abc,p=********')
    expect(shown('SCRAM-SHA-256', 'v=qVrcJyZ+U3=', false)).toBe('v=***********')
  })

  it('shows why a broker refused', () => {
    expect(shown('SCRAM-SHA-256', 'e=invalid-proof', false)).toBe('e=invalid-proof')
  })

  it('withholds whole what is not one of the four messages', () => {
    expect(shown('SCRAM-SHA-256', '\0bob\0secret')).toBe('***********')
    expect(shown('SCRAM-SHA-256', 'n,,n=bob')).toBe('********')
    expect(shown('SCRAM-SHA-256', 'p=secret')).toBe('********')
    expect(shown('SCRAM-SHA-256', 'x=1', false)).toBe('***')
  })
})

describe('OAUTHBEARER', () => {
  it('keeps header and claims of a JWT, not its signature', () => {
    const token = `n,,\x01auth=Bearer ${header}.${claims}.c2ln\x01\x01`
    expect(shown('OAUTHBEARER', token)).toBe(`n,,\x01auth=Bearer ${header}.${claims}.****\x01\x01`)
  })

  it('withholds any other bearer token whole', () => {
    expect(opaque('abcd')).toBe('n,,\x01auth=Bearer ****\x01\x01')
    expect(opaque('v1.a.b')).toBe('n,,\x01auth=Bearer ******\x01\x01')
    expect(opaque(`${header}.a.b.c.d`)).toContain('=Bearer ***')
    expect(opaque(`${header}.${claims}.b.c.d`)).toContain('=Bearer ***')
  })

  it('shows authzid and extensions, but not one that is named like a secret', () => {
    const token = `n,a=me,\x01auth=Bearer abc\x01logicalCluster=lkc-1\x01apiKey=xyz\x01\x01`
    expect(shown('OAUTHBEARER', token)).toBe(
      'n,a=me,\x01auth=Bearer ***\x01logicalCluster=lkc-1\x01apiKey=***\x01\x01',
    )
  })

  it('shows the refusal of the broker and the lone 01 that answers it', () => {
    expect(shown('OAUTHBEARER', '{"status":"invalid_token"}', false)).toBe(
      '{"status":"invalid_token"}',
    )
    expect(secretRanges('OAUTHBEARER', Uint8Array.of(1), true)).toEqual([])
  })

  it('withholds a malformed token whole', () => {
    for (const token of ['auth=Bearer x', 'n,,\x01auth=Bearer x', 'n,,\x01auth=Basic abc\x01\x01'])
      expect(shown('OAUTHBEARER', token)).toBe('*'.repeat(token.length))
  })
})

it('withholds the tokens of mechanisms that it cannot read whole', () => {
  for (const mechanism of ['GSSAPI', 'AWS_MSK_IAM', undefined])
    expect(secretRanges(mechanism, bytes('{"signature":"x"}'), true)).toEqual([
      { offset: 0, length: 17, kind: 'saslToken' },
    ])
})

it('recognises Kerberos, which nobody but the two ends can read', () => {
  expect(readSaslToken('GSSAPI', bytes('\x60token'), true).message).toBe('kerberos')
})

describe('recorded tokens', () => {
  it('reads the login of trace h', () => {
    const token = recorded('h-sasl-plain.pcap', '\0alice\0alice-secret')
    expect(shown('PLAIN', token)).toBe('\0alice\0************')
  })

  it('reads the four messages of trace h2', () => {
    const file = 'h2-sasl-scram-sha-256.pcap'
    const nonce = 'Neh+Y//LU627WO4RXz3TKt/ejkU'
    const both = `${nonce}2dtesszhop72v7o92bkbldpgs`
    const messages: [string, boolean, string][] = [
      [`n,,n=bob,r=${nonce}`, true, 'client-first'],
      [`r=${both},s=eHg4d2Z2aHBudzVndHAwc2h4ajJyNnJseA==,i=4096`, false, 'server-first'],
      [`c=biws,r=${both},p=ytJYaNufnKsQElLs1tSschsqRfwc0x2L5GngVnXMI7U=`, true, 'client-final'],
      ['v=qVrcJyZ+U3T9X9awPoww1tti3oRgKGHsWRAIbkdugU0=', false, 'server-final'],
    ]
    for (const [token, fromClient, message] of messages)
      expect(readSaslToken('SCRAM-SHA-256', bytes(recorded(file, token)), fromClient).message).toBe(
        message,
      )
  })
})

it('finds the same ranges in a token that was zeroed before, whatever the token', () => {
  const mechanisms = fc.constantFrom('PLAIN', 'SCRAM-SHA-256', 'OAUTHBEARER', 'GSSAPI', undefined)
  const piece = fc.constantFrom(
    ...'n,, n=u , r=x c=biws p= v= \0 \x01 auth=Bearer . key='.split(' '),
    ' ',
    header,
    claims,
    'secret',
  )
  const token = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => bytes(pieces.join(''))),
    fc.uint8Array({ maxLength: 40 }),
  )
  fc.assert(
    fc.property(mechanisms, token, fc.boolean(), (mechanism, fresh, fromClient) => {
      const ranges = secretRanges(mechanism, fresh, fromClient)
      const zeroed = fresh.slice()
      for (const { offset, length } of ranges) zeroed.fill(0, offset, offset + length)

      const again = secretRanges(mechanism, zeroed, fromClient)

      expect(again.map(({ offset, length }) => [offset, length])).toEqual(
        ranges.map(({ offset, length }) => [offset, length]),
      )
      for (const { offset, length } of ranges)
        expect(offset + length).toBeLessThanOrEqual(fresh.length)
    }),
    { numRuns: 500 },
  )
})
