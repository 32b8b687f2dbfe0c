import type { ReactNode } from 'react'
import './tag.css'

export type TagKind = 'plain' | 'assumed' | 'error' | 'warn' | 'withheld'

export function Tag({ kind, children }: { readonly kind: TagKind; readonly children: ReactNode }) {
  return <span className={`tag tag-${kind}`}>{children}</span>
}
