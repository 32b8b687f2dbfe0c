import { expect, it } from 'vitest'
import {
  ACCESS_COOKIE,
  checkAccess,
  checkHost,
  checkOrigin,
  cookieFor,
  type AdmissionRules,
} from './admission.ts'

const local: AdmissionRules = {
  accessToken: undefined,
  allowedHosts: [],
  isReachableByOthers: false,
}
const token = 'a long and random access token'

it.each(['127.0.0.1:7411', 'localhost:8080', 'LOCALHOST', '[::1]:7411'])(
  'answers under the name of this machine: %s',
  (host) => {
    expect(() => checkHost({ host }, local)).not.toThrow()
  },
)

it.each(['rebound.example:7411', '192.168.1.5:7411', '127.0.0.1.example', '', '::1'])(
  'does not answer under another name: %j',
  (host) => {
    expect(() => checkHost({ host }, local)).toThrow(/host name/)
  },
)

it('answers under an IP address or an allowed name where others can reach it', () => {
  const rules = { ...local, isReachableByOthers: true, allowedHosts: ['Scope.example'] }

  expect(() => checkHost({ host: '192.168.1.5:7411' }, rules)).not.toThrow()
  expect(() => checkHost({ host: 'scope.example' }, rules)).not.toThrow()
  expect(() => checkHost({ host: 'other.example' }, rules)).toThrow(/host name/)
})

it('takes requests of its own page and of programs, not of other pages', () => {
  const host = '127.0.0.1:7411'

  expect(() => checkOrigin({ host })).not.toThrow()
  expect(() => checkOrigin({ host, origin: 'http://127.0.0.1:7411' })).not.toThrow()
  expect(() => checkOrigin({ host, origin: 'http://127.0.0.1:9999' })).toThrow(/origin/)
  expect(() => checkOrigin({ host, origin: 'https://evil.example' })).toThrow(/origin/)
  expect(() => checkOrigin({ host, origin: 'null' })).toThrow(/origin/)
})

it('wants the token where one is set, as bearer or as the cookie made from it', () => {
  const rules = { ...local, accessToken: token }

  expect(() => checkAccess({}, rules)).toThrow(/access token/)
  expect(() => checkAccess({ authorization: 'Bearer wrong' }, rules)).toThrow(/access token/)
  expect(() => checkAccess({ cookie: `${ACCESS_COOKIE}=${token}` }, rules)).toThrow(/access token/)
  expect(() => checkAccess({ authorization: `Bearer ${token}` }, rules)).not.toThrow()
  expect(() =>
    checkAccess({ cookie: `a=b; ${ACCESS_COOKIE}=${cookieFor(token)}` }, rules),
  ).not.toThrow()
  expect(() => checkAccess({}, local)).not.toThrow()
})
