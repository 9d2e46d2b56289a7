import { App, Button, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { attachOf, lacks, taken } from '#platform/web/files/useUploads.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { editSituation, refreshSituation, sections, type WholeSituation } from '../../contract/index.ts'
import { FigureTable, noteKey } from './FigureTable.tsx'
import { SituationFiles } from './SituationFiles.tsx'
import { notesBody, useSituationDraft } from './useSituationDraft.ts'

const shownFields = [...sections.map((section) => `texts/${section}`), 'files']

/** The words at the left, the figures beside them. Saved for everybody; what is not saved survives a reload of this tab. */
export function SituationEditor({ whole, reload }: { whole: WholeSituation; reload: () => void }): ReactNode {
  const say = useWords('report')
  const { message } = App.useApp()
  const edits = useCommand(editSituation)
  const refreshes = useCommand(refreshSituation)
  const { draft, isMine, isBehind, change, saved, drop } = useSituationDraft(whole)
  const { id, version, editedBy } = whole.situation
  const [isSending, setIsSending] = useState(false)
  const [isTried, setIsTried] = useState(false)
  const save = async (): Promise<void> => {
    const notes = notesBody(whole.figures, draft.notes)
    const { files = [], drops = [] } = draft
    setIsTried(true)
    if (isSending || files.some(lacks)) return
    const outcome = await edits.send({
      ...{ situation: id, version: draft.version, texts: draft.texts, notes },
      ...(files.length > 0 ? { files: attachOf(files) } : {}),
      ...(drops.length > 0 ? { drops: [...drops] } : {}),
    })
    if (outcome.state !== 'accepted') return
    setIsTried(false)
    saved(draft, outcome.result.version)
    taken(files)
    void message.success(say('situation.saved'))
  }
  const theirs = (): void => {
    drop()
    edits.reset()
    reload()
  }
  const isCollided = isBehind || edits.problem?.code === 'report.changed_meanwhile'
  return (
    <Form layout="vertical" className="situation-editor no-print" onFinish={() => void save()}>
      <div className="situation-columns">
        <div>
          <Panel title={say('situation.words')}>
            {sections.map((section) => {
              const note = fieldProblem(edits.problem, `texts/${section}`)
              return (
                <Field
                  key={section}
                  label={say(`situation.section_${section}`)}
                  {...(note ? { validateStatus: 'error' as const, help: note } : {})}
                >
                  <Input.TextArea
                    value={draft.texts[section]}
                    maxLength={2000}
                    autoSize={{ minRows: section === 'summary' ? 5 : 3, maxRows: 16 }}
                    onChange={(event) => change({ texts: { ...draft.texts, [section]: event.target.value } })}
                  />
                </Field>
              )
            })}
          </Panel>
          <Panel title={say('situation.files')}>
            <SituationFiles
              whole={whole}
              draft={draft}
              change={change}
              onWay={setIsSending}
              isTried={isTried}
              problem={edits.problem}
            />
          </Panel>
        </div>
        <Panel
          title={say('situation.figures')}
          aside={
            <Button
              size="small"
              loading={refreshes.busy}
              disabled={isMine}
              onClick={() => void refreshes.send({ situation: id, version })}
            >
              {say('situation.refresh')}
            </Button>
          }
        >
          <FigureTable
            whole={whole}
            notes={draft.notes}
            write={(figure, note) => change({ notes: { ...draft.notes, [noteKey(figure)]: note } })}
          />
          <CommandNote progress={refreshes.progress} />
        </Panel>
      </div>
      {isCollided ? (
        <p className="situation-behind" role="alert">
          {say('situation.behind', { name: editedBy })}{' '}
          <Button size="small" onClick={theirs}>
            {say('situation.theirs')}
          </Button>
        </p>
      ) : (
        <CommandNote progress={edits.progress} shownFields={shownFields} />
      )}
      {isTried && isSending ? <p className="late">{say('files.wait')}</p> : null}
      <div className="situation-foot">
        <Button type="primary" htmlType="submit" loading={edits.busy} disabled={!isMine && !isSending}>
          {say('situation.save')}
        </Button>
        <span className="soft">{say(isMine ? 'situation.unsavedHere' : 'situation.allSaved')}</span>
      </div>
    </Form>
  )
}
