/** Path of a field in the struct at `path`; '' is the message itself. */
export function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
