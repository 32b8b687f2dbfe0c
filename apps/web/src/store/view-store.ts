// The view is the URL: this store holds the parsed fragment and is its only writer.
//
//   link, Back, Forward --> readAddress --> route --> views
//   views --> openRoute, changeParams --> route + address bar
//
// `push` for navigation, selection and committed filters, so that Back undoes them; `replace` for
// cursor moves and typing.
import { create } from 'zustand'
import {
  parseRoute,
  START,
  writeRoute,
  type Place,
  type Route,
  type ViewName,
} from '../lib/route.ts'
import type { ViewParams } from '../lib/view-params.ts'

interface ViewState {
  readonly route: Route
  /** Parts of the link that could not be read; shown once, in one line. */
  readonly dropped: readonly string[]
}

export type ParamChanges = { readonly [Key in keyof ViewParams]?: ViewParams[Key] | undefined }
type How = 'push' | 'replace'

/** Where links are shown; the browser's history, or nothing in a test. */
export interface AddressBar {
  write(fragment: string, how: How): void
}
let addressBar: AddressBar = { write: () => undefined }

export const useViewStore = create<ViewState>()(() => ({ route: START, dropped: [] }))

export function connectAddressBar(bar: AddressBar): void {
  addressBar = bar
}

/** Called with each fragment that the reader brought: first load, Back, Forward, a typed link. */
export function readAddress(fragment: string): void {
  useViewStore.setState(parseRoute(fragment))
}

export function openRoute(route: Route, how: How = 'push'): void {
  useViewStore.setState({ route, dropped: [] })
  addressBar.write(writeRoute(route), how)
}

export function openPlace(place: Place): void {
  openRoute({ place, view: 'overview', params: {} })
}

/** Another view of the same session. What is selected there stays selected. */
export function openView(view: ViewName): void {
  const { route } = useViewStore.getState()
  if (route.place.kind !== 'start' && route.view !== view) openRoute({ ...route, view })
}

/** Sets parameters of the current view; undefined removes one. */
export function changeParams(changes: ParamChanges, how: How): void {
  const { route } = useViewStore.getState()
  const params = applyChanges(route.params, changes)
  const fragment = writeRoute({ ...route, params })
  if (fragment === writeRoute(route)) return
  useViewStore.setState({ route: { ...route, params } })
  addressBar.write(fragment, how)
}

export function forgetDropped(): void {
  useViewStore.setState({ dropped: [] })
}

function applyChanges(params: ViewParams, changes: ParamChanges): ViewParams {
  const entries = Object.entries({ ...params, ...changes }).filter(
    ([, value]) => value !== undefined,
  )
  return Object.fromEntries(entries)
}

/** One name per session, to notice that another one was opened. */
export function placeKey({ route }: ViewState): string {
  const { place } = route
  return place.kind === 'start' ? 'start' : `${place.kind}/${place.id}`
}
