export { Analysis, type AnalysisOptions, type FailedRule } from './analysis.ts'
export type { AnalysisEvent, Exchange, Message } from './events.ts'
export type { Fact, FactLine, FactValue } from './facts/fact-line.ts'
export { FactStore, type EntityKind } from './facts/fact-store.ts'
export type { SeenValue, SeenValues } from './filter/check/seen-values.ts'
export { type Subject } from './filter/fields/subject.ts'
export {
  compileFilter,
  type CompiledFilter,
  type CompileOptions,
  type FilterOrError,
} from './filter/filter.ts'
export { Follower, subjectsOf } from './filter/follow.ts'
export type { FilterableFrame, Need } from './filter/frame.ts'
export { InfoFrame, type CaptureKnowledge } from './filter/info-frame.ts'
export { suggest, type SuggestOptions } from './filter/suggest/suggest.ts'
export type { Suggestion } from './filter/suggest/suggestion.ts'
export type { Expression } from './filter/syntax/expression.ts'
export { parseFilter, type Parsed } from './filter/syntax/parse.ts'
export { printExpression } from './filter/syntax/print.ts'
export { underline, type FilterProblem } from './filter/syntax/problem.ts'
export {
  excludeTerm,
  fieldAt,
  includeTerm,
  joinTerms,
  negateTerm,
  splitTerms,
  withTerm,
  type FilterTerm,
  type TermValue,
} from './filter/terms.ts'
export { readAloud, type FilterLanguage } from './filter/words/read-aloud.ts'
export { identify, type ClientFamily, type ClientSoftware } from './clients/client-software.ts'
export type { Profile } from './clients/profile.ts'
export { profileOf, profiles } from './clients/profiles.ts'
export { whatIf, type Outcome, type WhatIf } from './clients/what-if.ts'
export type { ApiTable, FeatureRange, VersionRange } from './models/api-table.ts'
export {
  gateOf,
  levelIn,
  TRANSACTION_VERSION,
  type FeatureLevel,
  type Gate,
} from './models/features.ts'
export type { Said } from './models/model.ts'
export type { ConnectionLife } from './models/connections.ts'
export type { Coordinator, CoordinatorType } from './models/coordinators.ts'
export type { FetchSession } from './models/fetch-sessions.ts'
export type { Group, GroupKind, Member, Rebalance, RebalanceCause } from './models/group.ts'
export type { Leader } from './models/leaders.ts'
export { Models } from './models/models.ts'
export {
  differs,
  negotiationVerdict,
  type NegotiationCell,
  type NegotiationVerdict,
} from './models/negotiation-verdict.ts'
export { offsetChecks, type CheckName, type OffsetCheck } from './models/offset-checks.ts'
export type { Advertised, UsedVersion } from './models/negotiation.ts'
export {
  highestEnd,
  knownStart,
  type Committed,
  type EpochEnd,
  type PartitionOffsets,
  type Position,
} from './models/partition-offsets.ts'
export type {
  OpenTransaction,
  Step,
  TransactionLane,
  TransactionState,
} from './models/transaction.ts'
export type {
  ExchangeEvent,
  FrameEvent,
  PassedEvent,
  PipelineEvent,
  UnansweredEvent,
  UnansweredReason,
} from './pipeline/events.ts'
export type { FrameError, FrameInfo, FrameKind, FrameStatus } from './pipeline/frame-info.ts'
export { SessionPipeline, type SessionOptions } from './pipeline/session.ts'
export { rules } from './rules/catalogue.ts'
export type { Finding } from './rules/finding.ts'
export { render, type RenderedText } from './rules/render.ts'
export type {
  Confidence,
  Evidence,
  Language,
  Parameter,
  Rule,
  RuleText,
  Severity,
  TextForm,
} from './rules/rule.ts'
