import type { ReactNode } from 'react'
import { FileList } from '#platform/web/desk/files/FileList.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { sections, type WholeSituation } from '../../contract/index.ts'
import { FigureTable } from './FigureTable.tsx'
import { attachedAddress } from './SituationFiles.tsx'
import { notesOf } from './useSituationDraft.ts'

/** The report as it is read and printed on A4: words, figures, who signed and the hash of what was signed. */
export function SituationPaper({ whole }: { whole: WholeSituation }): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  const { session } = useSession()
  const { situation } = whole
  return (
    <article className="situation-paper">
      <header className="print-only">
        <h2>{say('situation.paperTitle', { county: session.county.name, name: situation.emergencyName })}</h2>
        <p>
          {say('situation.no', { no: situation.no })} ·{' '}
          {say('situation.period', { from: format.moment(situation.from), to: format.moment(situation.to) })}
        </p>
      </header>
      {sections
        .filter((section) => situation.texts[section].trim() !== '')
        .map((section) => (
          <section key={section}>
            <h3>{say(`situation.section_${section}`)}</h3>
            <p className="situation-text">{situation.texts[section]}</p>
          </section>
        ))}
      <section>
        <h3>{say('situation.figures')}</h3>
        <FigureTable whole={whole} notes={notesOf(whole)} />
      </section>
      <FileList title={say('situation.files')} files={whole.files} addressOf={attachedAddress} />
      <footer className="situation-signed">
        {situation.signedAt ? (
          <>
            <p>
              {say('situation.signedLine', {
                name: situation.signedName ?? '',
                agency: situation.signedAgency ?? '',
                at: format.moment(situation.signedAt),
              })}
            </p>
            <p className="soft situation-hash" translate="no">
              {say('situation.hashLine', { hash: situation.hash ?? '' })}
            </p>
            <p className={situation.isIntact ? 'soft' : 'late'}>
              {say(situation.isIntact ? 'situation.intact' : 'situation.broken')}
            </p>
          </>
        ) : (
          <p className="risk">{say('situation.draftMark')}</p>
        )}
      </footer>
    </article>
  )
}
