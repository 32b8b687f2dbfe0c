import { runCommand } from '../../store/commands.ts'
import { useText } from '../../text/use-text.ts'
import { Button } from '../../ui/button.tsx'

/** The whole window takes files; this is where it says so. */
export function OpenPanel() {
  const { start: text } = useText()
  return (
    <section className="start-panel start-open" aria-labelledby="start-open-title">
      <h2 id="start-open-title">{text.openTitle}</h2>
      <p>{text.drop}</p>
      <Button kind="primary" onClick={() => runCommand('openFile')}>
        {text.choose}
      </Button>
    </section>
  )
}
