// Damage of the kinds that captures show and attackers send: flipped bits, cut ends, lengths that
// lie, bytes in or out, a piece of another message. Reproducible by seed.

export type Random = () => number

/** mulberry32: small, fast, good enough to pick damage with. Gives 0 to 2^32 - 1. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

const BOMBS = [
  '7fffffff',
  'ffffffff',
  '80000000',
  '7fff',
  'ffffffff0f',
  '8080808008',
  'ffffffffffffffffff01',
  '00',
  'fe',
]

export function mutate(frame: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let mutated: Uint8Array = frame.slice()
  for (let rounds = 1 + (random() % 3); rounds > 0; rounds--)
    mutated = mutateOnce(mutated, other, random)
  return mutated
}

function mutateOnce(frame: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const at = frame.length === 0 ? 0 : random() % frame.length
  switch (random() % 6) {
    case 0:
      return frame.length === 0 ? frame : frame.with(at, (frame[at] ?? 0) ^ (1 << (random() % 8)))
    case 1:
      return frame.slice(0, at)
    case 2: {
      const bomb = Uint8Array.from(Buffer.from(BOMBS[random() % BOMBS.length] ?? '', 'hex'))
      const bombed = frame.slice()
      bombed.set(bomb.subarray(0, frame.length - at), at)
      return bombed
    }
    case 3:
      return joined(frame.subarray(0, at), Uint8Array.of(random() % 256), frame.subarray(at))
    case 4:
      return joined(frame.subarray(0, at), frame.subarray(at + 1))
    default:
      return joined(frame.subarray(0, at), other.subarray(random() % (other.length + 1)))
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
