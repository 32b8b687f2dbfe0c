import { expect, it } from 'vitest'
import { recognise } from './recognise.ts'

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const text = (value: string): Uint8Array => new TextEncoder().encode(value)

it('knows captures by their magic, in both byte orders and resolutions', () => {
  expect(recognise(bytes(0x0a, 0x0d, 0x0d, 0x0a, 1))).toEqual({ kind: 'pcapng' })
  expect(recognise(bytes(0xd4, 0xc3, 0xb2, 0xa1))).toEqual({ kind: 'pcap' })
  expect(recognise(bytes(0xa1, 0xb2, 0x3c, 0x4d))).toEqual({ kind: 'pcap' })
  expect(recognise(bytes(0x1f, 0x8b, 8))).toEqual({ kind: 'gzip' })
})

it('says what a foreign file looks like, and how it begins', () => {
  expect(recognise(bytes(0x50, 0x4b, 3, 4, 20))).toEqual({
    kind: 'other',
    looksLike: 'zip',
    firstBytes: '50 4b 03 04',
  })
  expect(recognise(text('{"a":1}'))).toMatchObject({ looksLike: 'json' })
  expect(recognise(text('<!doctype html>'))).toMatchObject({ looksLike: 'html' })
  expect(recognise(text('CLIENT_RANDOM 0a'))).toMatchObject({ looksLike: 'keylog' })
  expect(recognise(text('hello'))).toMatchObject({ looksLike: 'text' })
})

it('admits that it does not know', () => {
  expect(recognise(bytes(0xde, 0xad))).toEqual({
    kind: 'other',
    looksLike: null,
    firstBytes: 'de ad',
  })
  expect(recognise(bytes())).toEqual({ kind: 'other', looksLike: null, firstBytes: '' })
})
