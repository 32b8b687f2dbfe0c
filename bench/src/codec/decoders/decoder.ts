import type { BenchFrame } from '../frame-file.ts'

/** Decodes a frame wholly and returns how many records it has read one by one. */
export type Decoder = (frame: BenchFrame) => number | Promise<number>
