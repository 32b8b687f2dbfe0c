import type { SortOrder } from '../../lib/view-params.ts'

/** Ascending, descending, and back to capture order. */
export function nextSort(sort: SortOrder, column: string): SortOrder | undefined {
  if (sort.column !== column) return { column, descending: false }
  return sort.descending ? undefined : { column, descending: true }
}
