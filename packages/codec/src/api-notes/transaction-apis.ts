import { flexible, throttledAfter, type ApiRow, type VersionRow } from './note-row.ts'

function fencedByName(since: string): VersionRow {
  return [since, 'PRODUCER_FENCED in place of INVALID_PRODUCER_EPOCH', 'KIP-588']
}

function abortable(since: string): VersionRow {
  return [since, 'TRANSACTION_ABORTABLE may be answered', 'KIP-890']
}

/** Transactions and idempotent producers. */
export const transactionApis: readonly ApiRow[] = [
  {
    name: 'InitProducerId',
    purpose: 'A producer gets its id and epoch; with a transactional id it fences its predecessor.',
    versions: [
      ['0.11.0', 'First version', 'KIP-98'],
      throttledAfter('2.0'),
      flexible('2.4'),
      [
        '2.5',
        'The producer tells its present id and epoch and may go on after an error',
        'KIP-360',
      ],
      fencedByName('2.7'),
      abortable('3.8'),
      ['4.1', 'Two-phase commit, not enabled by default', 'KIP-939'],
    ],
  },
  {
    name: 'AddPartitionsToTxn',
    purpose:
      'A producer announces partitions before it writes to them in a transaction; brokers verify with it.',
    versions: [
      ['0.11.0', 'First version', 'KIP-98'],
      throttledAfter('2.0'),
      fencedByName('2.7'),
      ['2.8', 'Compact lengths and tagged fields; the last version that clients use', 'KIP-482'],
      [
        '3.6',
        'From broker to coordinator only: several transactions at once, verify without adding',
        'KIP-890',
      ],
      abortable('3.8'),
    ],
  },
  {
    name: 'AddOffsetsToTxn',
    purpose: 'A producer announces that a transaction will commit the offsets of a group.',
    versions: [
      ['0.11.0', 'First version', 'KIP-98'],
      throttledAfter('2.0'),
      fencedByName('2.7'),
      flexible('2.8'),
      abortable('3.8'),
    ],
  },
  {
    name: 'EndTxn',
    purpose: 'A producer commits or aborts its transaction at the coordinator.',
    versions: [
      ['0.11.0', 'First version', 'KIP-98'],
      throttledAfter('2.0'),
      fencedByName('2.7'),
      flexible('2.8'),
      abortable('3.8'),
      [
        '4.0',
        'The answer raises the epoch for the next transaction; only with transaction.version 2',
        'KIP-890',
      ],
    ],
  },
  {
    name: 'WriteTxnMarkers',
    purpose: 'Between brokers: the coordinator writes commit or abort markers to the partitions.',
    versions: [
      ['0.11.0', 'First version', 'KIP-98'],
      flexible('2.8'),
      ['4.2', 'The transaction version, for a stricter check of the epoch', 'KIP-1228'],
    ],
  },
  {
    name: 'TxnOffsetCommit',
    purpose: 'A producer commits the offsets of a group as part of its transaction.',
    versions: [
      ['0.11.0', 'First version', 'KIP-98'],
      throttledAfter('2.0'),
      ['2.1', 'Leader epoch of the last record read', 'KIP-320'],
      [
        '2.5',
        'Member and generation, so that zombies are fenced; compact lengths and tags',
        'KIP-447',
      ],
      abortable('3.8'),
      [
        '4.0',
        'Adds the group to the transaction by itself; only with transaction.version 2',
        'KIP-890',
      ],
      ['4.4', 'Topic ids in place of names', 'KIP-1319'],
    ],
  },
  {
    name: 'DescribeTransactions',
    purpose: 'Shows the state of transactional ids: producer, state, start and partitions.',
    versions: [['3.0', 'First version', 'KIP-664']],
  },
  {
    name: 'ListTransactions',
    purpose: 'Lists the transactional ids that a broker coordinates.',
    versions: [
      ['3.0', 'First version', 'KIP-664'],
      ['3.8', 'Filter by how long a transaction runs', 'KIP-994'],
      ['4.1', 'Filter by a pattern of the transactional id', 'KIP-1152'],
    ],
  },
  {
    name: 'AllocateProducerIds',
    purpose: 'A broker asks the controller for a block of producer ids to give out.',
    versions: [['3.0', 'First version', 'KIP-730']],
  },
]
