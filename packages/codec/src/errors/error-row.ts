/**
 * One error code. `retriable` is Kafka's own word for it: whether its exception extends
 * RetriableException in kafka-clients 4.4.0. `meaning` says what the sender of the code found,
 * `causes` what usually leads to it and where to look. Both are our words.
 */
export type ErrorRow = readonly [
  code: number,
  name: string,
  retriable: boolean,
  meaning: string,
  causes: string,
]
