// What the capture at hand holds, as its host knows it: for completion, and for saying that a filter
// asks for something that no frame has. Fields go by their first name: topic, group, txn.id ...

export interface SeenValue {
  /** As it is written in a filter, without quotes. */
  readonly value: string
  /** Frames that have it. */
  readonly count: number
}

export interface SeenValues {
  /** Undefined where the host does not collect the values of this field. */
  valuesOf(field: string): readonly SeenValue[] | undefined
  /** Whether a value that is not listed is in no frame. */
  isComplete(field: string): boolean
}
