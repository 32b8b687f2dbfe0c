// Which port was given to which node, in memory. A port belongs to one node for ever; a node has one
// port at a time, and those that it had before are kept as retired, so that nobody else gets them.
import type { NodePort } from './session-store.ts'

export class PortBook {
  readonly #ports = new Map<string, NodePort>()

  constructor(ports: readonly NodePort[]) {
    for (const port of ports) this.#ports.set(placeOf(port), port)
  }

  all(): readonly NodePort[] {
    return [...this.#ports.values()]
  }

  /** Returns what has to be stored: the port, and those of the same node that it retires. */
  give(port: NodePort): readonly NodePort[] {
    const changed = [port]
    for (const other of this.#ports.values()) {
      const isEarlier = nodeOf(other) === nodeOf(port) && other.port !== port.port
      if (isEarlier && !other.isRetired) changed.push({ ...other, isRetired: true })
    }
    for (const entry of changed) this.#ports.set(placeOf(entry), entry)
    return changed
  }
}

function placeOf({ listenHost, port }: NodePort): string {
  return JSON.stringify([listenHost, port])
}

function nodeOf({ upstream, listenHost, listenPort, nodeId }: NodePort): string {
  return JSON.stringify([upstream, listenHost, listenPort, nodeId])
}
