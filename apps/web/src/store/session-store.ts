// The open session as counters and words. Frames never enter a store: tables ask the worker for
// the rows that they show.
import { create } from 'zustand'
import type { SessionDelta } from '../engine/messages.ts'

interface SessionState {
  /** File or session name, for the bar and the document title. */
  readonly name: string
  /** Replaced at most once per animation frame, by the engine client only. */
  readonly delta: SessionDelta
  /** Frames per second over the last second while live, 0 otherwise. */
  readonly rate: number
}

export const NOTHING: SessionDelta = {
  revision: 0,
  phase: { name: 'opening' },
  frames: 0,
  changedFrom: 1,
  connections: 0,
  nodes: [],
  clients: [],
  bytes: 0,
  droppedBytes: 0,
  startNs: null,
  endNs: null,
  errors: [],
  findings: { error: 0, warn: 0, info: 0 },
  findingsRevision: 0,
  notices: [],
  noticeCount: 0,
}

const initialState: SessionState = { name: '', delta: NOTHING, rate: 0 }

export const useSessionStore = create<SessionState>()(() => initialState)

/** Called when another session is opened, before its first delta. */
export function beginSession(name: string): void {
  useSessionStore.setState({ ...initialState, name })
}

/** Called by the engine client, with everything since the last animation frame. */
export function commitDelta(delta: SessionDelta): void {
  useSessionStore.setState({ delta })
}

export function setRate(rate: number): void {
  if (useSessionStore.getState().rate !== rate) useSessionStore.setState({ rate })
}

export const frameCount = ({ delta }: SessionState): number => delta.frames
export const phaseOf = ({ delta }: SessionState): SessionDelta['phase'] => delta.phase
/** Whether more frames may come from a gateway. */
export const isLive = ({ delta }: SessionState): boolean =>
  delta.phase.name === 'live' || delta.phase.name === 'lost'
