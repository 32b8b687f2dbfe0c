// Who may speak to the page and the API: the same rules for HTTP requests and for WebSockets.
//
// Host: a page of an attacker can bind its own name to 127.0.0.1 (DNS rebinding) and then reads
// our answers as its own. Names are what can be rebound, so only names that we know are answered;
// ports are not compared, because a forwarded port changes them.
// Origin: browsers send it on each WebSocket and each request that can change something. Where it
// is sent it must be the address that the request itself went to. Programs send none.
// Token: only where one is set, which it is wherever others can reach us (config.ts).
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'
import { isLoopback } from '../address.ts'
import { GatewayError } from '../errors.ts'

export interface AdmissionRules {
  readonly accessToken: string | undefined
  /** Names beside those of this machine. */
  readonly allowedHosts: readonly string[]
  /** Bound to more than loopback, so other machines name us by an IP address. */
  readonly isReachableByOthers: boolean
}

export const ACCESS_COOKIE = 'brokerscope_access'

export function checkHost(headers: IncomingHttpHeaders, rules: AdmissionRules): void {
  const name = hostName(headers.host ?? '')
  const isKnown =
    isLoopback(name) ||
    (rules.isReachableByOthers && isIP(name) !== 0) ||
    rules.allowedHosts.some((allowed) => allowed.toLowerCase() === name)
  if (!isKnown) throw new GatewayError('HOST_NOT_ALLOWED', { host: shown(headers.host ?? '') })
}

export function checkOrigin(headers: IncomingHttpHeaders): void {
  const { origin, host } = headers
  if (origin === undefined) return
  const own = (host ?? '').toLowerCase()
  const given = origin.toLowerCase()
  if (given === `http://${own}` || given === `https://${own}`) return
  throw new GatewayError('ORIGIN_NOT_ALLOWED', { origin: shown(origin) })
}

export function checkAccess(headers: IncomingHttpHeaders, rules: AdmissionRules): void {
  const { accessToken } = rules
  if (accessToken === undefined) return
  const [, bearer] = /^bearer (.+)$/i.exec(headers.authorization ?? '') ?? []
  if (bearer !== undefined && isSame(bearer, accessToken)) return
  const cookie = cookieOf(headers.cookie ?? '')
  if (cookie !== undefined && isSame(cookie, cookieFor(accessToken))) return
  throw new GatewayError('ACCESS_TOKEN_REQUIRED', {})
}

/** What a browser keeps instead of the token, because cookies reach other ports of this host too. */
export function cookieFor(accessToken: string): string {
  return createHmac('sha256', accessToken).update('brokerscope page').digest('base64url')
}

/** Compares in a time that tells nothing about where two secrets differ. */
export function isSame(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** The Host header without port and brackets, in lower case. */
function hostName(host: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]+)\]|([^:]+))(?::\d+)?$/.exec(host) ?? []
  return (bracketed ?? plain ?? '').toLowerCase()
}

function cookieOf(header: string): string | undefined {
  for (const pair of header.split(';')) {
    const [name, value] = pair.trim().split('=', 2)
    if (name === ACCESS_COOKIE) return value
  }
  return undefined
}

/** A header comes from anyone; a message shows no more of it than helps. */
function shown(text: string): string {
  return text.slice(0, 200)
}
