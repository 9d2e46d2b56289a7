import { Input } from 'antd'
import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { sources, type WholeSituation } from '../../contract/index.ts'

type Figure = WholeSituation['figures'][number]
/** The key of a note: what it stands beside. */
export const noteKey = ({ code, part }: { code: string; part?: string | null }): string => `${code} ${part ?? ''}`

/** Every figure with its source, its moment and the difference to the report before. Nobody types a figure; a correction is a note. */
export function FigureTable({
  whole,
  notes,
  write,
}: {
  whole: WholeSituation
  notes: Readonly<Record<string, string>>
  /** Absent where nothing is written. */
  write?: (figure: Figure, note: string) => void
}): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  const language = useLanguage()
  const at = whole.figures[0]?.at
  return (
    <div className="situation-figures">
      <p className="soft">
        {at ? say('situation.asOf', { at: format.moment(at) }) : ''}
        {whole.before === null ? '' : ` · ${say('situation.against', { no: whole.before })}`}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('situation.figure')}</th>
            <th scope="col" className="num">
              {say('situation.value')}
            </th>
            <th scope="col" className="num">
              {say('situation.change')}
            </th>
            <th scope="col">{say('situation.note')}</th>
          </tr>
        </thead>
        {sources.map((source) => {
          const own = whole.figures.filter((figure) => figure.source === source)
          return own.length === 0 ? null : (
            <tbody key={source}>
              <tr className="situation-source">
                <th scope="rowgroup" colSpan={4}>
                  {say(`situation.source_${source}`)}
                </th>
              </tr>
              {own.map((figure) => (
                <tr key={noteKey(figure)}>
                  <td>
                    {say(`situation.code_${figure.code}`)}
                    {figure.label ? <span className="soft"> · {figure.label[language]}</span> : null}
                  </td>
                  <td className="num">
                    {figure.value === null ? say('situation.small') : format.number(figure.value)}
                  </td>
                  <td className="num soft">{figure.change === null ? '–' : format.change(figure.change)}</td>
                  <td>
                    {write ? (
                      <Input
                        size="small"
                        className="no-print"
                        aria-label={say('situation.noteOf', {
                          what: [say(`situation.code_${figure.code}`), figure.label?.[language]]
                            .filter(Boolean)
                            .join(' '),
                        })}
                        value={notes[noteKey(figure)] ?? ''}
                        maxLength={300}
                        onChange={(event) => write(figure, event.target.value)}
                      />
                    ) : (
                      (notes[noteKey(figure)] ?? '')
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          )
        })}
      </table>
    </div>
  )
}
