import { Checkbox, Popover } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { type HomeFigure, homeFigures } from './chosenFigures.ts'

/** Which figures stand on the home: six at most. */
export function ChooseFigures({
  chosen,
  choose,
}: {
  chosen: readonly HomeFigure[]
  choose: (next: readonly HomeFigure[]) => void
}): ReactNode {
  const say = useWords('main')
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <Checkbox.Group
          className="choose-figures"
          value={[...chosen]}
          onChange={(next) => choose(next as HomeFigure[])}
          options={homeFigures.map((figure) => ({
            value: figure,
            label: say(`figure.${figure}`),
            disabled: chosen.length >= 6 && !chosen.includes(figure),
          }))}
        />
      }
    >
      <button type="button" className="link-button">
        {say('home.choose')}
      </button>
    </Popover>
  )
}
