export { apiNotes, type ApiNotes, type VersionNote } from './api-notes/api-notes.ts'
export { apiNamed, apiOf, apis, dataSchemaNamed, dataSchemas, type Kind } from './apis.ts'
export {
  dataFromJson,
  dataToJson,
  decodeData,
  decodeDataTree,
  encodeData,
  type DataOptions,
  type DecodedData,
  type DecodedDataTree,
} from './data.ts'
export { encodeRequest, encodeResponse, type EncodableMessage } from './encode.ts'
export { errorByName, errorName, errorOf, kafkaErrors, type KafkaError } from './errors/errors.ts'
export { TAGGED_FIELDS, type FieldNode } from './field-node.ts'
export {
  readSaslToken,
  secretRanges,
  type SaslPart,
  type SaslToken,
  type SecretKind,
  type SecretRange,
} from './inside/sasl.ts'
export { type Inside } from './inside/inside.ts'
export { insideField } from './inside/inside-field.ts'
export {
  isInternalTopic,
  readInternalRecord,
  type InternalRecord,
} from './inside/internal-records.ts'
export { withRecordInside, type RecordContext } from './inside/record-inside.ts'
export { recognizePayload, type Payload } from './inside/payload.ts'
export { type ProtobufField } from './inside/protobuf/fields.ts'
export {
  mayHoldSecrets,
  secretsOfRequest,
  secretsOfResponse,
  secretsOfTree,
  type SecretContext,
} from './inside/secrets.ts'
export { FieldWalk, type WalkedField, type WalkOptions } from './field-walk.ts'
export {
  looksLikeRequest,
  readRequestHeader,
  readResponseHeader,
  type RequestHeader,
  type ResponseHeader,
} from './header.ts'
export { meaningOf } from './meanings/meaning-of.ts'
export {
  decodeRequest,
  decodeResponse,
  type DecodedMessage,
  type DecodeOptions,
  type DecodeStatus,
} from './message.ts'
export {
  decodeRequestTree,
  decodeResponseTree,
  type DecodedTree,
  type TreeDecodeOptions,
} from './message-tree.ts'
export { messageFromJson, type MessageFromJson } from './read-json.ts'
export {
  recordsOf,
  type BatchRecords,
  type InflateLimits,
  type RecordBatch,
} from './records/batch.ts'
export {
  InflateError,
  InflateLimitError,
  type Decompress,
  type Decompressors,
} from './records/decompress/decompressors.ts'
export { defaultDecompressors } from './records/decompress/default-decompressors.ts'
export { readControlRecord, type ControlRecord, type ControlType } from './records/control.ts'
export { encodeRecordBatch, type EncodableBatch, type EncodableRecord } from './records/encode.ts'
export { batchToJson, recordsToJson, recordToJson } from './records/json.ts'
export { type BatchRecord, type RecordHeader, type RecordView } from './records/record.ts'
export { type RecordsNode } from './records/records-node.ts'
export { recordNodes, recordSetNodes, type NodeRange } from './records/tree.ts'
export {
  decodeRecordBatches,
  RecordSet,
  type RecordOptions,
  type Remainder,
} from './records/record-set.ts'
export type {
  ApiSchema,
  DataSchema,
  Field,
  MessageSchema,
  Range,
  Release,
  ScalarType,
} from './schema.ts'
export { UNKNOWN_TAGS, type KafkaStruct, type KafkaValue } from './value.ts'
export { DecodeError, EncodeError, type DecodeErrorCode } from './wire/errors.ts'
export { bodyToJson, headerToJson, messageToJson, type JsonOptions } from './write-json.ts'
