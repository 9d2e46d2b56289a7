import { Button, Checkbox, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { addressOf } from '#platform/web/api.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Page } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages, useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import {
  assign,
  counts,
  feedback,
  find,
  get,
  importList,
  listLists,
  sendBack,
  split,
  states,
} from '../../contract/index.ts'
import { LeadDrawer } from '../lead/LeadDrawer.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import { useBoardKeys } from './boardKeys.ts'
import { Column } from './Column.tsx'
import { FindDialog } from './FindDialog.tsx'
import '../lead.css'

const none: ReadonlySet<string> = new Set()
/** States in which a lead can be late. */
const lateStates = ['new', 'assigned', 'received'] as const

/** The desk of leads: what is new, waiting for whom, answered, returned, each with its clock. */
export default function LeadsPage(): ReactNode {
  const say = useWords('lead')
  const format = useFormat()
  const language = useLanguage()
  const navigate = useNavigate()
  const { may } = useSession()
  const [{ list, lead, late: onlyLate }, setUrl] = useUrlState(['list', 'lead', 'late'] as const)
  const lists = usePages(listLists, {}, { keep: true })
  const numbers = useQuery(counts, list ? { list } : {}, { keep: true })
  const [chosen, setChosen] = useState(none)
  const [assigning, setAssigning] = useState<'chosen' | 'evenly'>()
  const byArea = useCommand(split)
  const back = useCommand(sendBack)
  const one = lists.rows.find(({ id }) => id === list)
  const mayLead = may(assign.name)
  const isOpen = one && !one.returnedAt
  const [finding, setFinding] = useState(false)
  useBoardKeys()
  useShortcuts(may(find.name) ? [{ keys: 'f', label: 'lead:find.title', run: () => setFinding(true) }] : [])
  const late = numbers.data?.late ?? 0
  const toggle = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  if (!lists.query.isPending && lists.rows.length === 0)
    return (
      <Page title={say('title')} answers={say('answers')}>
        <EmptyPane
          title={say('none')}
          hint={say('noneHint')}
          action={may(importList.name) ? <Link to="/leads/import">{say('import.title')}</Link> : undefined}
        />
      </Page>
    )
  return (
    <Page
      title={say('title')}
      answers={say('answers')}
      actions={
        <>
          {may(find.name) ? <Button onClick={() => setFinding(true)}>{say('find.title')}</Button> : null}
          {may(importList.name) ? (
            <Button type="primary" onClick={() => void navigate('/leads/import')}>
              {say('import.title')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="lead-acts">
        <Select
          aria-label={say('list')}
          style={{ minWidth: 320 }}
          allowClear
          placeholder={say('allLists')}
          value={list ?? null}
          onChange={(next: string | null | undefined) => {
            setChosen(none)
            setUrl({ list: next ?? undefined })
          }}
          options={lists.rows.map((row) => ({
            value: row.id,
            label: say('listOf', { year: row.year, no: row.no, sender: row.sender, title: row.title }),
          }))}
        />
        {one && isOpen && mayLead && one.counts.new > 0 ? (
          <>
            <Button loading={byArea.busy} onClick={() => void byArea.send({ list: one.id, how: 'area' })}>
              {say('split.area')}
            </Button>
            <Button onClick={() => setAssigning('evenly')}>{say('split.evenly')}</Button>
          </>
        ) : null}
        {mayLead && chosen.size > 0 ? (
          <Button type="primary" onClick={() => setAssigning('chosen')}>
            {say('assign.open', { count: chosen.size })}
          </Button>
        ) : null}
        {one && may(feedback.name) ? (
          <Button href={addressOf(feedback, { list: one.id, format: 'xlsx', language })}>{say('feedback')}</Button>
        ) : null}
        {one && isOpen && mayLead && one.rows > 0 && one.counts.answered === one.rows - one.rejected ? (
          <Button type="primary" loading={back.busy} onClick={() => void back.send({ list: one.id })}>
            {say('sendBack')}
          </Button>
        ) : null}
      </div>
      <CommandNote progress={byArea.progress} />
      <CommandNote progress={back.progress} />
      {one ? (
        <p className="lead-figures">
          <span>{say('figures', { rows: format.number(one.rows), rejected: format.number(one.rejected) })}</span>
          <span>{say(`urgency.${one.urgency}`)}</span>
          <span className={late > 0 ? 'late' : ''}>{say('dueBy', { at: format.moment(one.dueAt) })}</span>
          {one.returnedAt ? (
            <span className="done">{say('returnedAt', { at: format.moment(one.returnedAt) })}</span>
          ) : null}
        </p>
      ) : null}
      {late > 0 || onlyLate ? (
        <p className="lead-acts">
          <span className="late">{say('lateNow', { count: format.number(late) })}</span>
          <Checkbox
            checked={onlyLate !== undefined}
            onChange={(event) => setUrl({ late: event.target.checked ? 'yes' : undefined })}
          >
            {say('onlyLate')}
          </Checkbox>
        </p>
      ) : null}
      <div className="lead-board">
        {(onlyLate ? lateStates : states).map((state) => (
          <Column
            key={`${state} ${list ?? ''} ${onlyLate ?? ''}`}
            state={state}
            list={list}
            late={onlyLate !== undefined}
            count={onlyLate ? numbers.data?.lateIn[state as (typeof lateStates)[number]] : numbers.data?.[state]}
            chosen={mayLead && ['new', 'assigned', 'received'].includes(state) ? chosen : undefined}
            toggle={toggle}
            open={may(get.name) ? (id) => setUrl({ lead: id }) : undefined}
          />
        ))}
      </div>
      {assigning ? (
        <AssignDialog
          leads={assigning === 'chosen' ? [...chosen] : []}
          list={assigning === 'evenly' ? list : undefined}
          close={() => {
            setAssigning(undefined)
            setChosen(none)
          }}
        />
      ) : null}
      {finding ? (
        <FindDialog
          open={(id) => {
            setFinding(false)
            setUrl({ lead: id })
          }}
          close={() => setFinding(false)}
        />
      ) : null}
      {lead ? <LeadDrawer id={lead} own={false} close={() => setUrl({ lead: undefined })} /> : null}
    </Page>
  )
}
