import { type ReactNode, useState } from 'react'
import { readFile } from '#modules/place/web/field.tsx'
import { BigButton } from '#platform/web/field/button.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { CameraScan } from '#platform/web/field/scan/CameraScan.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { asLines, type CoachList as List } from './coach.ts'

export interface CoachListProps {
  text: string
  onChange: (text: string) => void
  list: List
  counted: number
}

/** A coach's list, typed, pasted, from a file or scanned; what was read of it and what was not. */
export function CoachList({ text, onChange, list, counted }: CoachListProps): ReactNode {
  const say = useWords('checkpoint')
  const [isScanning, setIsScanning] = useState(false)
  const [refused, setRefused] = useState('')
  const [waiting, setWaiting] = useState('')
  const [isAppended, setIsAppended] = useState(false)
  const { travellers, unread, twice } = list
  const isSound = travellers.length > 0 && travellers.length === counted && unread.length + twice.length === 0
  const put = (next: string, appended: boolean): void => {
    setWaiting('')
    setIsAppended(appended)
    onChange(next)
  }
  const append = (more: string): void => {
    if (!text.includes(more)) put(text.trim() ? `${text.trimEnd()}\n${more}` : more, text.trim() !== '')
  }
  const open = async (file: File): Promise<void> => {
    setRefused('')
    setIsAppended(false)
    const answer = await readFile(file).catch(() => ({ refused: 'unreadable' as const }))
    if ('refused' in answer) return setRefused(answer.refused)
    const lines = answer.sheets.map(({ rows }) => asLines(rows)).filter(Boolean)
    if (!lines[0]) return setRefused('empty')
    if (text.trim()) setWaiting(lines[0])
    else put(lines[0], false)
  }
  return (
    <>
      <TextField
        label={say('coach.list')}
        hint={say('coach.listHint')}
        value={text}
        onChange={onChange}
        rows={6}
        max={10_000}
      />
      <div className="f-buttons">
        <label className="f-choice">
          <input
            type="file"
            accept=".csv,.txt,.xlsx,.xls,text/plain,text/csv"
            aria-label={say('coach.file')}
            onChange={(event) => {
              const [file] = event.target.files ?? []
              if (file) void open(file)
              event.target.value = ''
            }}
          />
          <span>{say('coach.file')}</span>
        </label>
        <BigButton onClick={() => setIsScanning(!isScanning)}>
          {say(isScanning ? 'coach.scanEnd' : 'coach.scan')}
        </BigButton>
      </div>
      {isScanning ? <CameraScan onRead={append} /> : null}
      {refused ? <Notice kind="problem">{say(`coach.refused.${refused}`)}</Notice> : null}
      {waiting ? (
        <Notice kind="waiting">
          <p>{say('coach.second', { count: waiting.split('\n').length })}</p>
          <div className="pass-decide">
            <BigButton onClick={() => put(waiting, false)}>{say('coach.replace')}</BigButton>
            <BigButton onClick={() => append(waiting)}>{say('coach.append')}</BigButton>
            <BigButton kind="plain" onClick={() => setWaiting('')}>
              {say('coach.leave')}
            </BigButton>
          </div>
        </Notice>
      ) : null}
      {isAppended ? <Notice kind="plain">{say('coach.appended')}</Notice> : null}
      <Notice kind={isSound ? 'done' : 'plain'}>{say('coach.read', { listed: travellers.length, counted })}</Notice>
      {unread.map(({ line, text: said }) => (
        <Notice key={line} kind="problem">
          {say('coach.unread', { line, text: said })}
        </Notice>
      ))}
      {twice.map(({ line, first }) => (
        <Notice key={line} kind="problem">
          {say('coach.twice', { line, first })}
        </Notice>
      ))}
    </>
  )
}
