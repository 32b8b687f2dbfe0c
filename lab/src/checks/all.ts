import type { Check } from './check.ts'
import { liveCheck } from './decode/live-check.ts'
import { tracesCheck } from './decode/traces-check.ts'
import { fuzzCheck } from './fuzz-check.ts'
import { goldenVectorsCheck } from './golden-vectors-check.ts'
import { incidentACheck } from './incident-a/incident-a-check.ts'
import { connectionsCheck } from './load/connections-check.ts'
import { crashCheck } from './load/crash-check.ts'
import { largeMessagesCheck } from './load/large-messages-check.ts'
import { leaderMoveCheck } from './load/leader-move-check.ts'
import { pageCheck } from './page-check.ts'
import { schemaDriftCheck } from './schema-drift-check.ts'
import { codecsCheck } from './records/codecs-check.ts'
import { oldFormatsCheck } from './records/old-formats-check.ts'
import { telemetryCheck } from './records/telemetry-check.ts'
import { saslCheck } from './secured/sasl-check.ts'
import { tlsCheck } from './secured/tls-check.ts'
import { tsharkCheck } from './wire/tshark-check.ts'

const always: readonly Check[] = [
  schemaDriftCheck,
  goldenVectorsCheck,
  tracesCheck,
  liveCheck,
  codecsCheck,
  oldFormatsCheck,
  telemetryCheck,
  incidentACheck,
  pageCheck,
  saslCheck,
  tlsCheck,
  tsharkCheck,
  crashCheck,
  leaderMoveCheck,
]

/** What `lab:short` runs, in this order. */
export const shortChecks: readonly Check[] = [
  ...always,
  connectionsCheck(100),
  largeMessagesCheck(10),
  fuzzCheck(1_000_000),
]

/** What `lab:long` runs: the same, larger. */
export const longChecks: readonly Check[] = [
  ...always,
  connectionsCheck(1000),
  largeMessagesCheck(100),
  fuzzCheck(10_000_000),
]
