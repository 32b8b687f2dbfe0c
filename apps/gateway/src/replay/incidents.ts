// What `npm start` shows without a Kafka: the two incidents for which this product was made.

export interface Incident {
  /** Name of the session. */
  readonly name: string
  readonly trace: URL
}

const traces = new URL('../../../../traces/', import.meta.url)

export const incidents: readonly Incident[] = [
  {
    name: 'Incident A: transactional Produce v12 is refused',
    trace: new URL('a-txn-produce-v12-tv0.pcap', traces),
  },
  {
    name: 'Incident B: OffsetForLeaderEpoch answers zero',
    trace: new URL('f2-ofle-zero-reset.pcap', traces),
  },
]
