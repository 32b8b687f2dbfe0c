export { advertisedKeys } from './advertise.ts'
export { complete, type PartialBody, type PartialValue } from './complete.ts'
export {
  Conversation,
  Talk,
  type Asked,
  type ConnectOptions,
  type ConversationOptions,
} from './conversation.ts'
export { FrameSplitter } from './frame-splitter.ts'
export {
  requestBody,
  requestFrame,
  responseBody,
  responseFrame,
  withSize,
  type RequestOptions,
} from './frames.ts'
export { endMarker, recordBatch, type BatchOptions } from './record-batch.ts'
export {
  ScriptedBroker,
  startBroker,
  type BrokerOptions,
  type Handler,
  type ReceivedRequest,
  type Reply,
} from './scripted-broker.ts'
export { ScriptedClient, connectClient, type ClientOptions } from './scripted-client.ts'
export { loadTrace, readTrace, traceBytes, traceNames } from './traces.ts'
