import { CaptureFile } from '../src/file/capture-file.ts'
import type { Packet } from '../src/file/packet.ts'

export interface ReadFile {
  readonly packets: (Omit<Packet, 'data' | 'start' | 'end'> & { readonly bytes: Uint8Array })[]
  readonly sections: (readonly string[])[]
  readonly problems: string[]
}

/** What the file layer alone makes of a file. */
export function readFile(file: Uint8Array, chunkSize = Math.max(1, file.length)): ReadFile {
  const read: ReadFile = { packets: [], sections: [], problems: [] }
  const capture = new CaptureFile({
    packet: ({ data, start, end, ...rest }) =>
      read.packets.push({ ...rest, bytes: data.slice(start, end) }),
    section: (comments) => read.sections.push(comments),
    problem: (_, message) => read.problems.push(message),
  })
  for (let at = 0; at < file.length; at += chunkSize) capture.push(file.slice(at, at + chunkSize))
  capture.end()
  return read
}
