// Two panes with a movable border between them. The border is 1 px wide and takes the pointer over
// 9 px; arrows move it, a double click resets it.
import type { ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import './split.css'

interface Props {
  readonly id: string
  /** `rows` puts the panes one above the other. */
  readonly direction: 'rows' | 'columns'
  readonly first: ReactNode
  readonly second: ReactNode
  /** Percent of the first pane until the reader moves the border. */
  readonly firstSize: number
  readonly minPixels: number
  readonly label: string
  readonly layout: Readonly<Record<string, number>> | undefined
  readonly onLayout: (layout: Record<string, number>) => void
}

const HIT_AREA = { coarse: 20, fine: 9 }

export function Split({
  id,
  direction,
  first,
  second,
  firstSize,
  minPixels,
  label,
  ...rest
}: Props) {
  const { layout, onLayout } = rest
  return (
    <Group
      id={id}
      className="split"
      orientation={direction === 'rows' ? 'vertical' : 'horizontal'}
      resizeTargetMinimumSize={HIT_AREA}
      {...(layout === undefined ? {} : { defaultLayout: layout })}
      onLayoutChanged={(changed, { isUserInteraction }) => {
        if (isUserInteraction) onLayout(changed)
      }}
    >
      <Panel id={`${id}-first`} defaultSize={`${firstSize}%`} minSize={minPixels}>
        {first}
      </Panel>
      <Separator className="split-separator" aria-label={label} />
      <Panel id={`${id}-second`} defaultSize={`${100 - firstSize}%`} minSize={minPixels}>
        {second}
      </Panel>
    </Group>
  )
}
