// Numbers as the page writes them: counts and offsets grouped by a thin space from four digits,
// ids never grouped, sizes decimal with three significant digits. Copying always gives bare digits.

/** U+2009. Not a comma or a point: half of the readers read those the other way round. */
export const THIN_SPACE = '\u2009'

/** `118 004`; -1 keeps its sign. Takes bigint because offsets pass 2^53. */
export function groupDigits(value: number | bigint): string {
  const digits = value.toString()
  const sign = digits.startsWith('-') ? '\u2212' : ''
  const bare = sign === '' ? digits : digits.slice(1)
  if (bare.length < 4) return sign + bare
  return sign + bare.replaceAll(/\B(?=(?:\d{3})+$)/g, THIN_SPACE)
}

/** Three significant digits: 142, 9.26, 41.8. */
export function threeDigits(value: number): string {
  if (value >= 99.95) return Math.round(value).toString()
  if (value >= 9.995) return value.toFixed(1)
  return value.toFixed(2)
}

const SIZE_UNITS = ['kB', 'MB', 'GB', 'TB']

/** `142 B`, `9.26 kB`, `41.8 MB`: decimal units, as disks and networks count. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  let value = bytes / 1000
  let unit = 0
  while (value >= 999.5 && unit < SIZE_UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${threeDigits(value)} ${SIZE_UNITS[unit]}`
}

/** `1 frame`, `22 frames`. */
export function counted(count: number, one: string, many: string): string {
  return `${groupDigits(count)} ${count === 1 ? one : many}`
}

export function formatPercent(part: number, whole: number): string {
  return whole === 0 ? '0 %' : `${Math.floor((part / whole) * 100)} %`
}
