// A walk over a message that is still arriving. It is fed with chunks cut anywhere, skips whatever
// is not wanted without keeping it (records most of all), and reports wanted fields with their
// bytes in the frame. The proxy uses it to find broker addresses in answers too large to hold.
//
// It is a generator over the same plans as every other reader: `yield` means "the chunk is used up".
// Each read is taken from the chunk where it fits; only a value cut by a chunk's end is collected,
// and no wanted value may be longer than MOST_VALUE, so memory does not follow lengths of the wire.
// A hand-written state machine was rejected: it would be a second interpreter to keep right.
import { layoutOf } from './layout.ts'
import type { PlannedField, StructPlan } from './plan.ts'
import { join } from './field-path.ts'
import { noLength } from './read-scalars.ts'
import { isNullStruct } from './read-values.ts'
import type { MessageSchema } from './schema.ts'
import type { KafkaValue } from './value.ts'
import { DecodeError } from './wire/errors.ts'
import { Reader } from './wire/reader.ts'

export interface WalkedField {
  /** With indices, e.g. `nodeEndpoints[0].host`. */
  readonly path: string
  /** The wanted path that matched, without indices. */
  readonly wanted: string
  /** First byte in the frame; of a tagged field that of its tag number. */
  readonly start: number
  readonly end: number
  readonly tag?: number
  /** undefined for arrays and structs: want their fields. */
  readonly value?: KafkaValue
}

export interface WalkOptions {
  /** Bytes of the whole frame, where known: a length that leads behind it fails at once. */
  readonly frameLength?: number
  /**
   * Called when a wanted tagged field begins, right after its tag number was read; `end` is the byte
   * after that number. Who forwards what it feeds can still change it then.
   */
  readonly onTag?: (field: WalkedField) => void
}

/** The longest wanted string or bytes value. Host names have 255 characters at most. */
const MOST_VALUE = 0x1_0000

type Steps<T> = Generator<undefined, T, undefined>

export class FieldWalk {
  readonly #wanted: ReadonlySet<string>
  readonly #onField: (field: WalkedField) => void
  readonly #options: WalkOptions
  readonly #steps: Steps<void>
  #chunk: Uint8Array = new Uint8Array()
  /** Next byte in the chunk, and the same byte in the frame. */
  #at = 0
  #position = 0
  #done = false
  #failed: DecodeError | undefined
  #path = ''

  /**
   * `wanted` are paths without indices: 'brokers.host', 'nodeEndpoints'. Chunks begin with the first
   * byte of the frame (after its size); the body begins at `bodyOffset`.
   */
  constructor(
    schema: MessageSchema,
    version: number,
    bodyOffset: number,
    wanted: readonly string[],
    onField: (field: WalkedField) => void,
    options: WalkOptions = {},
  ) {
    this.#wanted = new Set(wanted)
    this.#onField = onField
    this.#options = options
    this.#steps = this.#message(layoutOf(schema, version).plan, bodyOffset)
  }

  push(chunk: Uint8Array): void {
    if (this.#done || this.#failed !== undefined) return
    this.#chunk = chunk
    this.#at = 0
    try {
      this.#done = this.#steps.next().done === true
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error
      this.#failed = error
    }
    this.#chunk = new Uint8Array()
  }

  /** The body was walked to its end. */
  get done(): boolean {
    return this.#done
  }

  get failed(): DecodeError | undefined {
    return this.#failed
  }

  /** Bytes of the frame that were walked. */
  get position(): number {
    return this.#position
  }

  *#message(plan: StructPlan, bodyOffset: number): Steps<void> {
    yield* this.#skip(bodyOffset)
    yield* this.#struct(plan, '', '')
  }

  *#struct(plan: StructPlan, path: string, pattern: string): Steps<void> {
    for (const field of plan.inPlace) {
      yield* this.#field(field, join(path, field.name), join(pattern, field.name), this.#position)
    }
    if (!plan.flexible) return
    const count = yield* this.#uvarint()
    for (let index = 0; index < count; index++) yield* this.#tag(plan, path, pattern)
  }

  *#tag(plan: StructPlan, path: string, pattern: string): Steps<void> {
    const start = this.#position
    const tag = yield* this.#uvarint()
    const field = plan.tagged.find((candidate) => candidate.tag === tag)
    const wanted = field && join(pattern, field.name)
    if (field === undefined || wanted === undefined || !this.#concerns(wanted)) {
      const size = yield* this.#uvarint()
      yield* this.#skip(size)
      return
    }
    const place = join(path, field.name)
    if (this.#wanted.has(wanted)) {
      this.#options.onTag?.({ path: place, wanted, start, end: this.#position, tag })
    }
    const end = (yield* this.#uvarint()) + this.#position
    yield* this.#field(field, place, wanted, start)
    if (this.#position !== end)
      this.#fail('BAD_LENGTH', `Tagged field ends at ${this.#position}, not ${end}`)
  }

  *#field(field: PlannedField, path: string, pattern: string, start: number): Steps<void> {
    this.#path = path
    const isWanted = this.#wanted.has(pattern)
    if (!field.array && field.type !== 'struct') {
      const value = yield* this.#scalar(field, isWanted)
      if (isWanted) this.#report(field, path, pattern, start, value)
      return
    }
    if (field.array) yield* this.#array(field, path, pattern)
    else if (!(yield* this.#isNullStruct(field))) {
      yield* this.#struct(field.struct!, path, pattern)
    }
    if (isWanted) this.#report(field, path, pattern, start)
  }

  *#isNullStruct(field: PlannedField): Steps<boolean> {
    if (!field.nullable) return false
    return isNullStruct(new Reader(yield* this.#take(1)), field)
  }

  *#array(field: PlannedField, path: string, pattern: string): Steps<void> {
    const count = yield* this.#length(field.compact, 4)
    if (count < 0) {
      noLength(this.#failing(), count, field.nullable)
      return
    }
    this.#expect(count * Math.max(1, field.leastBytes))
    const size = fixedSize(field)
    if (field.type === 'struct') {
      for (let index = 0; index < count; index++) {
        yield* this.#struct(field.struct!, `${path}[${index}]`, pattern)
      }
    } else if (size === undefined) {
      for (let index = 0; index < count; index++) yield* this.#scalar(field, false)
    } else {
      yield* this.#skip(count * size)
    }
  }

  /** undefined where the value is not wanted. */
  *#scalar(field: PlannedField, isWanted: boolean): Steps<KafkaValue | undefined> {
    const size = fixedSize(field)
    const length = size ?? (yield* this.#length(field.compact, field.type === 'string' ? 2 : 4))
    if (length < 0) return noLength(this.#failing(), length, field.nullable && !field.array)
    if (!isWanted) {
      yield* this.#skip(length)
      return undefined
    }
    if (length > MOST_VALUE)
      this.#fail('LIMIT', `Wanted field of ${length} bytes, at most ${MOST_VALUE}`)
    const bytes = yield* this.#take(length)
    if (size !== undefined) return field.read!(new Reader(bytes))
    return field.type === 'string' ? new Reader(bytes).text(length) : bytes
  }

  *#length(compact: boolean, size: 2 | 4): Steps<number> {
    if (compact) return (yield* this.#uvarint()) - 1
    const reader = new Reader(yield* this.#take(size))
    return size === 2 ? reader.int16() : reader.int32()
  }

  *#uvarint(): Steps<number> {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      this.#expect(1)
      while (this.#at === this.#chunk.length) yield
      const byte = this.#chunk[this.#at++]!
      this.#position++
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
    return this.#fail('VARINT_OVERFLOW', 'Varint longer than 5 bytes')
  }

  /** The next `length` bytes, which are few: a view of the chunk, or a copy where they are cut. */
  *#take(length: number): Steps<Uint8Array> {
    this.#expect(length)
    if (this.#chunk.length - this.#at >= length) {
      const bytes = this.#chunk.subarray(this.#at, this.#at + length)
      this.#advance(length)
      return bytes
    }
    const bytes = new Uint8Array(length)
    let have = 0
    while (have < length) {
      const part = this.#chunk.subarray(this.#at, this.#at + length - have)
      bytes.set(part, have)
      have += part.length
      this.#advance(part.length)
      if (have < length) yield
    }
    return bytes
  }

  *#skip(length: number): Steps<void> {
    this.#expect(length)
    let rest = length
    while (rest > this.#chunk.length - this.#at) {
      rest -= this.#chunk.length - this.#at
      this.#advance(this.#chunk.length - this.#at)
      yield
    }
    this.#advance(rest)
  }

  #advance(length: number): void {
    this.#at += length
    this.#position += length
  }

  #expect(length: number): void {
    const left = (this.#options.frameLength ?? Number.POSITIVE_INFINITY) - this.#position
    if (length > left) this.#fail('TRUNCATED', `Wanted ${length} bytes, ${left} left`)
  }

  /** Whether the path, or one below it, is wanted. */
  #concerns(pattern: string): boolean {
    for (const wanted of this.#wanted) {
      if (wanted === pattern || wanted.startsWith(`${pattern}.`)) return true
    }
    return false
  }

  #report(
    field: PlannedField,
    path: string,
    wanted: string,
    start: number,
    value?: KafkaValue,
  ): void {
    this.#onField({
      path,
      wanted,
      start,
      end: this.#position,
      ...(field.tag !== undefined && { tag: field.tag }),
      ...(value !== undefined && { value }),
    })
  }

  #fail(code: DecodeError['code'], detail: string): never {
    throw new DecodeError(code, this.#position, this.#path, detail)
  }

  /** A reader that stands where the walk stands, for errors. */
  #failing(): Reader {
    const reader = new Reader(new Uint8Array(), this.#position)
    reader.path = this.#path
    return reader
  }
}

function fixedSize(field: PlannedField): number | undefined {
  return field.type === 'string' || field.type === 'bytes' || field.type === 'records'
    ? undefined
    : field.leastBytes
}
