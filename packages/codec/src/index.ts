export { DecodeError, EncodeError, type DecodeErrorCode } from './wire/errors.ts'
export {
  readSaslToken,
  secretRanges,
  type SaslPart,
  type SaslToken,
  type SecretKind,
  type SecretRange,
} from './inside/sasl.ts'
