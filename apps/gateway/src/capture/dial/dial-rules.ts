// Which addresses the proxy may dial. Broker addresses come out of answers, so whoever controls a
// broker, or a DNS name, could make the gateway knock on doors inside the network that it runs in.
// Rules of the design: an address may be dialled if its scope is no narrower than the bootstrap's
// (loopback < private < public) or the operator allowed it; link-local addresses, cloud metadata
// services and our own listeners never. Pure; dialer.ts dials exactly the IP that was checked.
import { BlockList, isIP } from 'node:net'
import type { Address } from '../../address.ts'

export type Scope = 'loopback' | 'private' | 'public'

const width: Readonly<Record<Scope, number>> = { loopback: 0, private: 1, public: 2 }

const loopback = blockList(['127.0.0.0/8', '::1/128'])
/** RFC 1918, RFC 6598 (carriers, also VPNs), RFC 4193, benchmarks, deprecated site-local. */
const privates = blockList([
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '198.18.0.0/15',
  'fc00::/7',
  'fec0::/10',
])
const linkLocal = blockList(['169.254.0.0/16', 'fe80::/10'])
/** Those of cloud metadata services that are not link-local: Azure, Alibaba, AWS over IPv6. */
const metadataServices = blockList(['168.63.129.16/32', '100.100.100.200/32', 'fd00:ec2::254/128'])
const noHosts = blockList(['0.0.0.0/8', '224.0.0.0/3', '::/128', 'ff00::/8'])

/** Undefined for what is no address of a single host. */
export function scopeOf(ip: string): Scope | undefined {
  if (contains(noHosts, ip) || isIP(ip) === 0) return undefined
  if (contains(loopback, ip)) return 'loopback'
  return contains(privates, ip) ? 'private' : 'public'
}

export interface DialRules {
  /** Null while the bootstrap itself is dialled: the operator chose it. */
  readonly bootstrapScope: Scope | null
  /** What --allow-broker named: host, host:port, *.domain, an IP or a range such as 10.0.0.0/8. */
  readonly allowed: readonly string[]
  readonly isOurs: (ip: string, port: number) => boolean
}

/** Why `ip`, which `broker.host` resolved to, may not be dialled; undefined if it may. */
export function refusal(broker: Address, ip: string, rules: DialRules): string | undefined {
  const bare = unwrapped(ip)
  if (contains(linkLocal, bare)) return 'it is a link-local address'
  if (contains(metadataServices, bare)) return 'it is the metadata service of a cloud'
  const scope = scopeOf(bare)
  if (scope === undefined) return 'it is not the address of a host'
  if (rules.isOurs(bare, broker.port)) return 'it leads back to this gateway'
  if (rules.bootstrapScope === null || width[scope] >= width[rules.bootstrapScope]) return undefined
  if (rules.allowed.some((pattern) => matches(pattern, broker, bare))) return undefined
  return `it is a ${scope} address, but the bootstrap's is ${rules.bootstrapScope}`
}

function matches(pattern: string, { host, port }: Address, ip: string): boolean {
  if (/\/\d+$/.test(pattern)) return contains(blockList([pattern]), ip)
  const name = host.toLowerCase()
  return [pattern, withoutPort(pattern, port)].some((text) => {
    const wanted = text?.toLowerCase().replaceAll(/^\[|\]$/g, '')
    if (wanted === undefined) return false
    return wanted.startsWith('*.')
      ? name.endsWith(wanted.slice(1))
      : wanted === name || wanted === ip
  })
}

/** The host of `host:port` if that is the port; undefined for another one. */
function withoutPort(pattern: string, port: number): string | undefined {
  return pattern.endsWith(`:${port}`) ? pattern.slice(0, -`:${port}`.length) : undefined
}

/**
 * The IPv4 address inside an IPv6 one: mapped, translated (RFC 6052) or 6to4. Else a rule about
 * 169.254.169.254 would be passed by ::ffff:169.254.169.254.
 */
export function unwrapped(ip: string): string {
  const address = ip.replace(/%.*$/, '')
  if (isIP(address) !== 6) return address
  const groups = ipv6Groups(address)
  const [first, second] = groups
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  const isTranslated = first === 0x64 && second === 0xff9b
  if (isMapped || isTranslated) return ipv4(groups[6], groups[7])
  return first === 0x2002 ? ipv4(groups[1], groups[2]) : address
}

function ipv4(high = 0, low = 0): string {
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.')
}

function ipv6Groups(address: string): number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address)
  const text =
    dotted === null
      ? address
      : `${dotted[1]}${hexPair(dotted[2], dotted[3])}:${hexPair(dotted[4], dotted[5])}`
  const [left = '', right] = text.split('::')
  const head = left === '' ? [] : left.split(':')
  const tail = right === undefined || right === '' ? [] : right.split(':')
  const zeros = right === undefined ? 0 : 8 - head.length - tail.length
  return [...head, ...Array.from({ length: zeros }, () => '0'), ...tail].map((group) =>
    Number.parseInt(group, 16),
  )
}

function hexPair(high = '0', low = '0'): string {
  return (Number(high) * 256 + Number(low)).toString(16)
}

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [network = '', bits] = range.split('/')
    const family = isIP(network)
    if (family === 0) continue
    list.addSubnet(
      network,
      Math.min(Number(bits), family === 4 ? 32 : 128),
      `ipv${family as 4 | 6}`,
    )
  }
  return list
}

function contains(list: BlockList, ip: string): boolean {
  const family = isIP(ip)
  return family !== 0 && list.check(ip, `ipv${family as 4 | 6}`)
}
