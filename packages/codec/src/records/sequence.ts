/** `sequence` after `increment` records: 2147483647 is followed by 0, never by a negative number. */
export function incrementSequence(sequence: number, increment: number): number {
  return sequence > 0x7fffffff - increment
    ? increment - (0x7fffffff - sequence) - 1
    : sequence + increment
}
