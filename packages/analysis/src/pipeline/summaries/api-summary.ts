import type { DecodedMessage, KafkaStruct } from '@brokerscope/codec'

/** Says what a message is about; the empty text where there is nothing to say. */
export type Say = (body: KafkaStruct, message: DecodedMessage) => string

export interface ApiSummary {
  readonly request?: Say
  /** For a response without errors; with `keepsErrors` also beside them. */
  readonly response?: Say
  readonly keepsErrors?: boolean
}
