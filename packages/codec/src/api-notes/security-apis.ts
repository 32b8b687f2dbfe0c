import { flexible, throttledAfter, type ApiRow } from './note-row.ts'

/** Logging in, permissions, credentials, tokens. */
export const securityApis: readonly ApiRow[] = [
  {
    name: 'SaslHandshake',
    purpose: 'A client names the SASL mechanism that it will use; the broker lists what it has.',
    versions: [
      ['0.10.0', 'Tokens follow bare, without any Kafka header', 'KIP-43'],
      ['1.0', 'Tokens follow inside SaslAuthenticate', 'KIP-152'],
    ],
  },
  {
    name: 'SaslAuthenticate',
    purpose: 'Carries the tokens of the SASL mechanism in both directions.',
    versions: [
      ['1.0', 'First version', 'KIP-152'],
      ['2.2', 'How long the login holds; the client has to repeat it before', 'KIP-368'],
      flexible('2.5'),
    ],
  },
  {
    name: 'DescribeAcls',
    purpose: 'Lists permissions that match a filter.',
    versions: [
      ['0.11.0', 'First version', 'KIP-140'],
      ['2.0', 'Prefixed resource names; answered at once when over quota', 'KIP-290'],
      flexible('2.5'),
      ['3.3', 'Users as resources', 'KIP-373'],
    ],
  },
  {
    name: 'CreateAcls',
    purpose: 'Creates permissions.',
    versions: [
      ['0.11.0', 'First version', 'KIP-140'],
      ['2.0', 'Prefixed resource names; answered at once when over quota', 'KIP-290'],
      flexible('2.5'),
      ['3.3', 'Users as resources', 'KIP-373'],
    ],
  },
  {
    name: 'DeleteAcls',
    purpose: 'Deletes permissions that match filters.',
    versions: [
      ['0.11.0', 'First version', 'KIP-140'],
      ['2.0', 'Prefixed resource names; answered at once when over quota', 'KIP-290'],
      flexible('2.5'),
      ['3.3', 'Users as resources', 'KIP-373'],
    ],
  },
  {
    name: 'CreateDelegationToken',
    purpose: 'Makes a token with which others log in as the owner.',
    versions: [
      ['1.1', 'First version', 'KIP-48'],
      throttledAfter('2.0'),
      flexible('2.4'),
      ['3.3', 'For another user than the one who asks', 'KIP-373'],
    ],
  },
  {
    name: 'RenewDelegationToken',
    purpose: 'Puts off the expiry of a token.',
    versions: [['1.1', 'First version', 'KIP-48'], throttledAfter('2.0'), flexible('2.5')],
  },
  {
    name: 'ExpireDelegationToken',
    purpose: 'Changes the expiry of a token, or ends it at once.',
    versions: [['1.1', 'First version', 'KIP-48'], throttledAfter('2.0'), flexible('2.5')],
  },
  {
    name: 'DescribeDelegationToken',
    purpose: 'Lists tokens of owners, hmac included.',
    versions: [
      ['1.1', 'First version', 'KIP-48'],
      throttledAfter('2.0'),
      flexible('2.5'),
      ['3.3', 'Who asked for the token', 'KIP-373'],
    ],
  },
  {
    name: 'DescribeUserScramCredentials',
    purpose: 'Shows which SCRAM mechanisms users have, and with how many iterations.',
    versions: [['2.7', 'First version', 'KIP-554']],
  },
  {
    name: 'AlterUserScramCredentials',
    purpose: 'Sets or deletes SCRAM credentials; the salted password is in the request.',
    versions: [['2.7', 'First version', 'KIP-554']],
  },
]
