import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import './button.css'
import { Tooltip } from './tooltip.tsx'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'link'
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({ kind = 'plain', className = '', ...rest }: Props) {
  return <button type="button" className={`button button-${kind} ${className}`} {...rest} />
}

interface IconProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** Read aloud and shown as the tooltip; an icon alone never explains itself. */
  readonly label: string
  readonly children: ReactNode
}

export function IconButton({ label, className = '', ...rest }: IconProps) {
  return (
    <Tooltip text={label}>
      <button
        type="button"
        className={`button button-icon ${className}`}
        aria-label={label}
        {...rest}
      />
    </Tooltip>
  )
}
