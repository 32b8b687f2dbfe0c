// What `npm start` shows without a Kafka: the two incidents for which this product was made.

export interface Incident {
  /** Name of the session. */
  readonly name: string
  readonly trace: URL
}

const traces = new URL('../../../../traces/', import.meta.url)

/** In the order in which they start; lists show the newest session first. */
export const incidents: readonly Incident[] = [
  {
    name: 'Incident B: OffsetForLeaderEpoch answers zero',
    trace: new URL('f2-ofle-zero-reset.pcap', traces),
  },
  {
    name: 'Incident A: transactional Produce v12 is refused',
    trace: new URL('a-txn-produce-v12-tv0.pcap', traces),
  },
]
