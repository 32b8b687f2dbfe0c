export { DecodeError, EncodeError, type DecodeErrorCode } from './wire/errors.ts'
