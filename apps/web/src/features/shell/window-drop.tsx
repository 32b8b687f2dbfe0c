import { useEffect, useRef, useState } from 'react'
import { openFile } from '../../engine/open-place.ts'
import { registerCommands } from '../../store/commands.ts'
import { useText } from '../../text/use-text.ts'
import './window-drop.css'

/** The whole window takes a file, and `o` asks for one, wherever the reader is. */
export function WindowDrop() {
  const { start } = useText()
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => registerCommands({ openFile: () => input.current?.click() }), [])
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0]
      setOver(false)
      if (file === undefined) return
      event.preventDefault()
      openFile(file)
    }
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  }, [])

  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        data-testid="file-input"
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file !== undefined) openFile(file)
        }}
      />
      {isOver && (
        <div className="window-drop">
          <p>{start.release}</p>
          <p>{start.releaseHint}</p>
        </div>
      )}
    </>
  )
}
