// What `follow` goes after: one transaction, producer, group, topic, partition, client or connection.

export const subjectKinds = ['txn', 'pid', 'group', 'topic', 'partition', 'client', 'conn'] as const
export type SubjectKind = (typeof subjectKinds)[number]

export interface Subject {
  readonly kind: SubjectKind
  readonly name: string
}

/** `txn:payments-1`; undefined where it is not of that form. */
export function readSubject(text: string): Subject | undefined {
  const [word = ''] = text.split(':', 1)
  const kind = subjectKinds.find((each) => each === word.toLowerCase())
  const name = text.slice(word.length + 1)
  return kind === undefined || name === '' ? undefined : { kind, name }
}

export function subjectText({ kind, name }: Subject): string {
  return `${kind}:${name}`
}
