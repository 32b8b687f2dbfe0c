// SASL tokens, read into named parts, of which some are secret.
//
// Two callers with one need: the page shows the parts, and the capture zeroes the secret
// ones before anything is stored. One function serves both, so that what is shown as
// withheld is exactly what was withheld. A zeroed token must give the same ranges again
// (a stored token is read like a fresh one), so no rule may look at a secret's content.
//
//   PLAIN        authzid NUL authcid NUL password
//   SCRAM        n,,n=user,r=nonce | r=,s=salt,i=4096 | c=,r=,p=proof | v=signature
//   OAUTHBEARER  n,a=authzid,^Aauth=Bearer token^Akey=value^A^A
//
// Sources: RFC 4616 (PLAIN), RFC 5802 (SCRAM), RFC 7628 (OAUTHBEARER), KIP-342 (extensions).
// When in doubt the whole token is secret: a token shown too little costs a question, a
// token shown too much costs a password.
import { decodeUtf8 } from '../wire/text.ts'
import { isSecretName } from './secret-names.ts'

/** What a withheld range held. Written into the session file, so it has no comma or space. */
export type SecretKind =
  | 'password' // PLAIN
  | 'scramProof' // client's p=: password-equivalent against an offline dictionary
  | 'scramSignature' // server's v=: the same
  | 'jwtSignature' // without it the claims prove nothing
  | 'bearerToken' // an opaque bearer token
  | 'saslExtension' // an OAUTHBEARER extension with a telling name
  | 'saslToken' // a whole token that could not be taken apart
  | 'saltedPassword' // AlterUserScramCredentials, and the keys derived from it
  | 'hmac' // delegation tokens: the hmac is the password
  | 'configValue' // a config named like a secret
  | 'unread' // part of a message that carries secrets, and that could not be taken apart

/** Bytes to withhold, counted from the start of the bytes that were given. */
export interface SecretRange {
  readonly offset: number
  readonly length: number
  readonly kind: SecretKind
}

export interface SaslPart {
  readonly name: string
  readonly offset: number
  readonly length: number
  /** The part as text; left out where it is secret or not text. */
  readonly text?: string
  readonly secret?: SecretKind
}

export interface SaslToken {
  /** Which message of the mechanism this is, e.g. `client-first`; `unread` if it made no sense. */
  readonly message: string
  readonly parts: readonly SaslPart[]
}

/** The parts of one token. `mechanism` is SaslHandshake's word, undefined if it was not seen. */
export function readSaslToken(
  mechanism: string | undefined,
  token: Uint8Array,
  fromClient: boolean,
): SaslToken {
  if (token.length === 0) return { message: 'empty', parts: [] }
  if (token.every((byte) => byte === 0)) return unread(token)
  if (mechanism?.toUpperCase() === 'GSSAPI') return { ...unread(token), message: 'kerberos' }
  const name = mechanism?.toUpperCase() ?? ''
  const read =
    name === 'PLAIN'
      ? readPlain(token, fromClient)
      : name.startsWith('SCRAM-')
        ? readScram(token, fromClient)
        : name === 'OAUTHBEARER'
          ? readOauthBearer(token, fromClient)
          : undefined
  return read ?? unread(token)
}

/** The secret bytes of one token; offsets count from the start of the token. */
export function secretRanges(
  mechanism: string | undefined,
  token: Uint8Array,
  fromClient: boolean,
): SecretRange[] {
  const ranges: SecretRange[] = []
  for (const { offset, length, secret } of readSaslToken(mechanism, token, fromClient).parts) {
    if (secret !== undefined && length > 0) ranges.push({ offset, length, kind: secret })
  }
  return ranges
}

function unread(token: Uint8Array): SaslToken {
  return {
    message: 'unread',
    parts: [{ name: 'token', offset: 0, length: token.length, secret: 'saslToken' }],
  }
}

function readPlain(token: Uint8Array, fromClient: boolean): SaslToken | undefined {
  // Brokers answer PLAIN with an empty token; bytes here are something else.
  if (!fromClient) return undefined
  const first = token.indexOf(0)
  const second = first < 0 ? -1 : token.indexOf(0, first + 1)
  // Without a name it is no login (RFC 4616), and zeroed it would be nothing but zeros.
  if (second <= first + 1) return undefined
  return {
    message: 'credentials',
    parts: [
      textPart(token, 'authzid', 0, first),
      textPart(token, 'authcid', first + 1, second),
      secretPart('password', second + 1, token.length, 'password'),
    ],
  }
}

const scramNames: ReadonlyMap<string, string> = new Map([
  ['a', 'authzid'],
  ['c', 'channelBinding'],
  ['e', 'error'],
  ['i', 'iterations'],
  ['m', 'mandatoryExtension'],
  ['n', 'user'],
  ['p', 'proof'],
  ['r', 'nonce'],
  ['s', 'salt'],
  ['v', 'signature'],
])

function readScram(token: Uint8Array, fromClient: boolean): SaslToken | undefined {
  const parts: SaslPart[] = []
  let at = 0
  // GS2 header of client-first: a flag, an optional authzid, two commas in all.
  const clientFirst = fromClient && (token[0] === 0x6e || token[0] === 0x79) && token[1] === COMMA
  if (clientFirst) {
    const end = token.indexOf(COMMA, 2)
    if (end < 0) return undefined
    if (end > 2) {
      if (token[2] !== 0x61 || token[3] !== EQUALS) return undefined
      parts.push(textPart(token, 'authzid', 4, end))
    }
    at = end + 1
  }
  const letters: string[] = []
  while (at < token.length) {
    const comma = token.indexOf(COMMA, at)
    const end = comma < 0 ? token.length : comma
    // Every attribute is `letters=value`; Kafka's own extension is `tokenauth=true`.
    const equals = token.indexOf(EQUALS, at)
    if (equals < 0 || equals >= end || !isLetters(token, at, equals)) return undefined
    const letter = decodeUtf8(token, at, equals)
    letters.push(letter)
    const name = scramNames.get(letter) ?? letter
    if (letter === 'p') parts.push(secretPart(name, equals + 1, end, 'scramProof'))
    else if (letter === 'v') parts.push(secretPart(name, equals + 1, end, 'scramSignature'))
    else if (isSecretName(name) && letter !== 'tokenauth')
      parts.push(secretPart(name, equals + 1, end, 'saslExtension'))
    else parts.push(textPart(token, name, equals + 1, end))
    at = end + 1
  }
  const message = scramMessage(fromClient, clientFirst, letters)
  return message === undefined ? undefined : { message, parts }
}

/** The four messages by their first attributes; anything else is not SCRAM as Kafka speaks it. */
function scramMessage(
  fromClient: boolean,
  clientFirst: boolean,
  letters: readonly string[],
): string | undefined {
  if (clientFirst)
    return letters.includes('n') && letters.includes('r') ? 'client-first' : undefined
  if (fromClient) return letters[0] === 'c' ? 'client-final' : undefined
  if (letters[0] === 'r') return 'server-first'
  return letters[0] === 'v' || letters[0] === 'e' ? 'server-final' : undefined
}

function readOauthBearer(token: Uint8Array, fromClient: boolean): SaslToken | undefined {
  if (!fromClient) return readOauthFailure(token)
  if (token.length === 1 && token[0] === CONTROL_A) return { message: 'abort', parts: [] }
  const headerEnd = token.indexOf(CONTROL_A)
  // GS2 header `n,a=authzid,`: without channel binding, as RFC 7628 wants it.
  if (headerEnd < 3 || token[1] !== COMMA || token[headerEnd - 1] !== COMMA) return undefined
  const parts: SaslPart[] = []
  if (headerEnd > 3) {
    if (token[2] !== 0x61 || token[3] !== EQUALS) return undefined
    parts.push(textPart(token, 'authzid', 4, headerEnd - 1))
  }
  let authSeen = false
  let at = headerEnd + 1
  while (at < token.length && token[at] !== CONTROL_A) {
    const close = token.indexOf(CONTROL_A, at)
    const equals = token.indexOf(EQUALS, at)
    if (close < 0 || equals < 0 || equals > close) return undefined
    const key = decodeUtf8(token, at, equals)
    if (key === 'auth') {
      const bearer = bearerParts(token, equals + 1, close)
      if (bearer === undefined) return undefined
      parts.push(...bearer)
      authSeen = true
    } else if (isSecretName(key)) {
      parts.push(secretPart(key, equals + 1, close, 'saslExtension'))
    } else parts.push(textPart(token, key, equals + 1, close))
    at = close + 1
  }
  const endsHere = at === token.length - 1
  return authSeen && endsHere ? { message: 'client-first', parts } : undefined
}

/** The broker's refusal is a JSON object such as {"status":"invalid_token"}. */
function readOauthFailure(token: Uint8Array): SaslToken | undefined {
  if (token[0] !== 0x7b || token[token.length - 1] !== 0x7d) return undefined
  return { message: 'failure', parts: [textPart(token, 'error', 0, token.length)] }
}

function bearerParts(token: Uint8Array, start: number, end: number): SaslPart[] | undefined {
  const space = token.indexOf(0x20, start)
  if (space < 0 || space >= end) return undefined
  if (decodeUtf8(token, start, space).toLowerCase() !== 'bearer') return undefined
  const from = space + 1
  const firstDot = token.indexOf(DOT, from)
  const secondDot = firstDot < 0 ? -1 : token.indexOf(DOT, firstDot + 1)
  if (
    secondDot < 0 ||
    secondDot >= end ||
    !isJsonBase64(token, from, firstDot) ||
    !isJsonBase64(token, firstDot + 1, secondDot) ||
    isDotted(token, secondDot + 1, end)
  )
    return [secretPart('bearer', from, end, 'bearerToken')]
  return [
    textPart(token, 'jwtHeader', from, firstDot),
    textPart(token, 'jwtClaims', firstDot + 1, secondDot),
    secretPart('jwtSignature', secondDot + 1, end, 'jwtSignature'),
  ]
}

const COMMA = 0x2c
const DOT = 0x2e
const EQUALS = 0x3d
const CONTROL_A = 0x01

/** Base64url of an object: its first 6 bits and the next 2 are those of `{`. */
function isJsonBase64(token: Uint8Array, start: number, end: number): boolean {
  const second = token[start + 1] ?? 0
  const startsWithBrace =
    token[start] === 0x65 &&
    ((second >= 0x77 && second <= 0x7a) || (second >= 0x30 && second <= 0x39))
  if (!startsWithBrace || end - start < 3) return false
  for (let at = start; at < end; at++) if (!isBase64Url(token[at] ?? 0)) return false
  return true
}

function isBase64Url(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x2d ||
    byte === 0x5f
  )
}

/** A third dot: five parts are an encrypted token (JWE), whose parts we do not tell apart. */
function isDotted(token: Uint8Array, start: number, end: number): boolean {
  const dot = token.indexOf(DOT, start)
  return dot >= 0 && dot < end
}

function isLetters(token: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = (token[at] ?? 0) | 0x20
    if (byte < 0x61 || byte > 0x7a) return false
  }
  return end > start
}

function textPart(token: Uint8Array, name: string, start: number, end: number): SaslPart {
  return { name, offset: start, length: end - start, text: decodeUtf8(token, start, end) }
}

function secretPart(name: string, start: number, end: number, secret: SecretKind): SaslPart {
  return { name, offset: start, length: end - start, secret }
}
