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
import { schemaDriftCheck } from './schema-drift-check.ts'
import { saslCheck } from './secured/sasl-check.ts'
import { tlsCheck } from './secured/tls-check.ts'
import { tsharkCheck } from './wire/tshark-check.ts'

/** What `lab:short` runs, in this order. */
export const shortChecks: readonly Check[] = [
  schemaDriftCheck,
  goldenVectorsCheck,
  fuzzCheck,
  tracesCheck,
  liveCheck,
  incidentACheck,
  saslCheck,
  tlsCheck,
  tsharkCheck,
  crashCheck,
  connectionsCheck,
  largeMessagesCheck,
  leaderMoveCheck,
]
