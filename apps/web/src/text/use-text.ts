import { en, type Catalogue } from './en.ts'

/** The catalogue of the reader's language. One language so far; another is a line here. */
export function useText(): Catalogue {
  return en
}
