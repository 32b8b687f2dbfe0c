// Growing typed arrays side by side: one value per frame and column. Growth is by half, so that a
// million frames never hold much more than twice what they need, and only for a moment.

type Kind = {
  readonly u8: Uint8Array
  readonly i16: Int16Array
  readonly u16: Uint16Array
  readonly i32: Int32Array
  readonly u32: Uint32Array
  readonly f64: Float64Array
  readonly i64: BigInt64Array
}
const MAKE: { readonly [Name in keyof Kind]: (length: number) => Kind[Name] } = {
  u8: (length) => new Uint8Array(length),
  i16: (length) => new Int16Array(length),
  u16: (length) => new Uint16Array(length),
  i32: (length) => new Int32Array(length),
  u32: (length) => new Uint32Array(length),
  f64: (length) => new Float64Array(length),
  i64: (length) => new BigInt64Array(length),
}

export type Layout = Readonly<Record<string, keyof Kind>>
export type Columns<L extends Layout> = { [Name in keyof L]: Kind[L[Name]] }

export class ColumnStore<L extends Layout> {
  readonly #layout: L
  /** Replaced on growth: read it again after `reserve`. */
  columns: Columns<L>
  #capacity: number

  constructor(layout: L, capacity = 1024) {
    this.#layout = layout
    this.#capacity = capacity
    this.columns = build(layout, capacity)
  }

  get capacity(): number {
    return this.#capacity
  }

  reserve(length: number): void {
    if (length <= this.#capacity) return
    const capacity = Math.max(length, Math.ceil(this.#capacity * 1.5))
    const grown = build(this.#layout, capacity)
    for (const name of Object.keys(this.#layout)) {
      // Same column of the same layout, so both sides hold numbers or both hold bigints.
      ;(grown[name] as Uint8Array).set(this.columns[name] as Uint8Array)
    }
    this.columns = grown
    this.#capacity = capacity
  }
}

function build<L extends Layout>(layout: L, capacity: number): Columns<L> {
  const entries = Object.entries(layout).map(([name, kind]) => [name, MAKE[kind](capacity)])
  return Object.fromEntries(entries) as Columns<L>
}
