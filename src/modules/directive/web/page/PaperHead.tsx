import type { ReactNode } from 'react'
import { FileList } from '#platform/web/desk/files/FileList.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Whole } from '../../contract/index.ts'
import { ledAddress, ownAddress } from './files.ts'

/** The paper itself, as it is read and printed. */
export function PaperHead({ whole, leads }: { whole: Whole; leads: boolean }): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  const { directive, demands, files } = whole
  return (
    <Panel className="directive-paper">
      {directive.placeName ? <p className="soft">{say('page.place', { name: directive.placeName })}</p> : null}
      {directive.preamble ? <p className="directive-preamble">{directive.preamble}</p> : null}
      <ol>
        {demands.map(({ ord, text, asks, dueAt }) => (
          <li key={ord} value={ord}>
            {text}{' '}
            <span className="soft">
              {say('page.due', { when: format.moment(dueAt) })}
              {asks === 'words' ? '' : say('page.asks', { what: say(`asks.${asks}`) })}
            </span>
          </li>
        ))}
      </ol>
      <FileList
        title={say('page.files')}
        files={files.filter(({ demand }) => demand === null)}
        addressOf={leads ? ledAddress : ownAddress}
      />
    </Panel>
  )
}
