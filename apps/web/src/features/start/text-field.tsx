import { useId } from 'react'

interface Props {
  readonly name: string
  readonly title: string
  readonly hint: string
  readonly isRequired?: boolean
}

export function TextField({ name, title, hint, isRequired = false }: Props) {
  const id = useId()
  return (
    <div className="text-field">
      <label htmlFor={id}>{title}</label>
      <input
        id={id}
        name={name}
        placeholder={hint}
        required={isRequired}
        spellCheck={false}
        autoComplete="off"
      />
    </div>
  )
}
