// What schema tables do not tell. The peers' side was read in the sources and field lists of the
// releases that peers.ndjson names, in the order of that file.

type Row = readonly [
  what: string,
  brokerscope: string,
  wireshark: string,
  kmsg: string,
  platformatic: string,
  kafkajs: string,
]

export const beyondFields: readonly Row[] = [
  ['bytes of every field', 'yes', 'yes', 'no', 'no', 'no'],
  ['writes', 'requests and answers', 'no', 'requests and answers', 'requests', 'requests'],
  ['unknown tagged fields', 'kept', 'shown', 'kept', 'skipped', 'no flexible versions'],
  ['batches v2, message sets v1 and v0', 'all', 'all', 'all, not inflated', 'v2', 'all'],
  [
    'compression',
    'gzip, snappy, lz4, zstd',
    'gzip, snappy, lz4, zstd, as built',
    'left to the user',
    'gzip, snappy, lz4, zstd',
    'gzip; others by plug-in',
  ],
  [
    'a message that breaks off',
    'all fields before it, and where',
    'fields before it',
    'error',
    'error',
    'error',
  ],
  [
    'subscriptions and assignments of groups',
    'in their place',
    'bytes',
    'by separate types',
    'no',
    'by separate functions',
  ],
  [
    'records of internal topics',
    'all schemas below',
    'no',
    'groups, offsets and transactions',
    'no',
    'no',
  ],
  ['request inside Envelope', 'yes', 'no', 'bytes', 'bytes', 'no'],
]
