import { Button, Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import { issue, type Listed, listDirectives, listOwn } from '../../contract/index.ts'
import { MyDemands } from './MyDemands.tsx'
import { ToLead } from './ToLead.tsx'
import '../directive.css'

/** What waits for me, what waits for us, and every directive with how it stands. */
export default function DirectivesPage(): ReactNode {
  const say = useWords('directive')
  const navigate = useNavigate()
  const { may } = useSession()
  const mayIssue = may(issue.name)
  const [{ mine }, setUrl] = useUrlState(['mine'] as const)
  useShortcuts(mayIssue ? [{ keys: 'n', label: 'directive:key.new', run: () => void navigate('/directives/new') }] : [])
  return (
    <Page
      title={say('title')}
      answers={say(mayIssue ? 'answersIssuer' : 'answers')}
      actions={
        mayIssue ? (
          <Button type="primary" onClick={() => void navigate('/directives/new')}>
            {say('new.open')}
          </Button>
        ) : undefined
      }
    >
      {mayIssue ? <ToLead /> : null}
      <MyDemands mine={mine !== undefined} setMine={(on) => setUrl({ mine: on ? 'yes' : undefined })} />
      {mayIssue ? <Issued /> : <Own mine={mine !== undefined} />}
    </Page>
  )
}

function Issued(): ReactNode {
  const say = useWords('directive')
  const [{ late }, setUrl] = useUrlState(['late'] as const)
  const paged = usePages(listDirectives, late ? { late: 'yes' } : {}, { keep: true })
  const filter = (
    <Checkbox
      checked={late !== undefined}
      onChange={({ target }) => setUrl({ late: target.checked ? 'yes' : undefined })}
    >
      {say('list.onlyLate')}
    </Checkbox>
  )
  return <Table title={say('list.issued')} aside={filter} none={late ? 'list.noneLate' : 'list.none'} paged={paged} />
}

function Own({ mine }: { mine: boolean }): ReactNode {
  const say = useWords('directive')
  const paged = usePages(listOwn, mine ? { mine: 'yes' } : {}, { keep: true })
  return <Table title={say('list.own')} none={mine ? 'list.noneMine' : 'list.none'} paged={paged} />
}

type Row = Listed['items'][number]
type Paged = ReturnType<typeof usePages<typeof listDirectives>> | ReturnType<typeof usePages<typeof listOwn>>

interface TableProps {
  title: string
  aside?: ReactNode
  /** Key of what an empty list says. */
  none: string
  paged: Paged
}

function Table({ title, aside, none, paged }: TableProps): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  const navigate = useNavigate()
  const count = (key: keyof Row['tally'], risk = false) => ({
    key,
    title: say(`tally.${key}`),
    width: 96,
    className: 'num',
    render: (_: unknown, { tally, withdrawnAt }: Row) =>
      tally[key] === 0 || withdrawnAt ? (
        <span className="faint">{format.number(tally[key])}</span>
      ) : (
        <span className={risk ? 'late' : ''}>{format.number(tally[key])}</span>
      ),
  })
  return (
    <Panel title={title} aside={aside}>
      <PagedTable<Row>
        paged={paged}
        open={(row) => void navigate(`/directives/${row.id}`)}
        empty={<EmptyPane title={say(none)} hint={say('list.noneHint')} />}
        columns={[
          { key: 'no', title: say('number'), width: 130, render: (_, { year, no }) => say('numberOf', { year, no }) },
          {
            key: 'title',
            title: say('subject'),
            render: (_, row) => (
              <>
                {row.title}{' '}
                {row.mine > 0 ? (
                  <span className="directive-for-me">{say('list.mine', { count: row.mine })}</span>
                ) : null}{' '}
                {row.withdrawnAt ? <span className="directive-mark">{say('withdrawn.mark')}</span> : null}
              </>
            ),
          },
          { key: 'issued', title: say('issuedAt'), width: 130, render: (_, row) => format.moment(row.issuedAt) },
          {
            key: 'due',
            title: say('nextDue'),
            width: 130,
            render: (_, { nextDueAt, tally }) =>
              nextDueAt ? (
                <span className={tally.late > 0 ? 'late' : ''}>{format.moment(nextDueAt)}</span>
              ) : (
                <span className="done">{say('allReported')}</span>
              ),
          },
          count('owners'),
          count('unreceived'),
          count('waiting'),
          count('late', true),
          count('signedOff'),
        ]}
      />
    </Panel>
  )
}
