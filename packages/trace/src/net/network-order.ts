// Numbers in packet headers: high byte first. Bytes behind the end count as 0.

export function u16(data: Uint8Array, at: number): number {
  return ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0)
}

export function u32(data: Uint8Array, at: number): number {
  return (u16(data, at) * 0x1_0000 + u16(data, at + 2)) >>> 0
}
