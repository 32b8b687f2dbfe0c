export { apiNamed, apiOf, apis, dataSchemaNamed, dataSchemas, type Kind } from './apis.ts'
export {
  looksLikeRequest,
  readRequestHeader,
  readResponseHeader,
  type RequestHeader,
  type ResponseHeader,
} from './header.ts'
export {
  decodeRequest,
  decodeResponse,
  type DecodedMessage,
  type DecodeOptions,
  type DecodeStatus,
} from './message.ts'
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
