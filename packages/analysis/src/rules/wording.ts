// How rules write the things that they speak of. Content style of the page: the error
// name first, then its code; ranges as 0-12; lists with "and N more".
import { errorName } from '@brokerscope/codec'
import type { Connection } from '@brokerscope/trace'
import type { Models } from '../models/models.ts'
import type { Said } from '../models/model.ts'
import type { Evidence } from './rule.ts'

const LISTED = 4

/** UNSUPPORTED_VERSION (35) */
export function errorText(code: number): string {
  return `${errorName(code) ?? 'error'} (${code})`
}

export function rangeText(range: { readonly min: number; readonly max: number }): string {
  return range.min === range.max ? `${range.min}` : `${range.min}-${range.max}`
}

/** a, b, c, d (+2) */
export function listText(items: readonly (string | number)[]): string {
  const shown = items.slice(0, LISTED).join(', ')
  return items.length > LISTED ? `${shown} (+${items.length - LISTED})` : shown
}

/** `franz-go 1.19.1`; else the client id, else the address. */
export function clientText(models: Models, connection: Connection): string {
  const software = models.clients.softwareOf(connection)
  if (software !== undefined) return software.client.display
  const clientId = models.clients.clientIdOf(connection)
  return clientId === undefined || clientId === ''
    ? `${connection.client.address}:${connection.client.port}`
    : clientId
}

/** 23.4 ms, 4.2 s, 3 min */
export function durationText(ns: bigint): string {
  const ms = Number(ns) / 1e6
  if (ms < 1000) return `${Number(ms.toPrecision(3))} ms`
  if (ms < 120_000) return `${Number((ms / 1000).toPrecision(3))} s`
  return `${Math.round(ms / 60_000)} min`
}

export function where(place: Pick<Said<unknown>, 'frame' | 'packet' | 'path'>): Evidence {
  return { frame: place.frame, packet: place.packet, path: place.path }
}

/** Capital at the start of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
