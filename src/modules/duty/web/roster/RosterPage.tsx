import { Button } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { Link } from 'react-router'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { DoneProvider } from '#platform/web/desk/done.tsx'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { today, useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { addDays, dayOf, daysOf, getNow, getRoster, mondayOf, type Post, type Shift } from '../../contract/index.ts'
import { Batches } from './Batches.tsx'
import { CopyDialog } from './CopyDialog.tsx'
import { HolesStrip } from './HolesStrip.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { makeModel, type Roster, type SlotView } from './model.ts'
import { PeoplePanel } from './PeoplePanel.tsx'
import { PostDialog } from './PostDialog.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { RestLine } from './RestLine.tsx'
import { RotateDialog } from './RotateDialog.tsx'
import { ShiftDialog } from './ShiftDialog.tsx'
import { useAssign } from './useAssign.ts'
import { WeekGrid } from './WeekGrid.tsx'
import '../duty.css'

type Dialog = 'new' | 'rotate' | 'copy' | 'import' | { post: Post } | { shift: Shift; slot: SlotView }

/** The roster of a week: who stands where when, and what is empty. */
export default function RosterPage(): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const [{ week, post }, setUrl] = useUrlState(['week', 'post'] as const)
  const monday = mondayOf(week && /^\d{4}-\d\d-\d\d$/.test(week) ? week : today())
  // Not kept from week to week: people of one under the days of another would be holes that are none.
  const found = useQuery(getRoster, { from: monday, days: 7 })
  const holes = useQuery(getNow, {}, { keep: true })
  const [dialog, setDialog] = useState<Dialog>()
  const go = (days: number) => setUrl({ week: addDays(monday, days) }, { push: true })
  useShortcuts([
    { keys: '[', label: 'duty:key.before', run: () => go(-7) },
    { keys: ']', label: 'duty:key.after', run: () => go(7) },
    { keys: 'n', label: 'duty:key.newPost', run: () => setDialog('new') },
  ])
  const isEmpty = found.data?.posts.length === 0
  return (
    <Page
      landscape
      title={say('title')}
      answers={say('answers')}
      actions={
        <>
          <Link className="plain-button" to="/duty/now">
            {say('now.title')}
          </Link>
          <Link className="plain-button" to="/duty/closed">
            {say('closed.title')}
          </Link>
          <Button onClick={() => window.print()}>{say('print')}</Button>
          <Button onClick={() => setDialog('import')} disabled={isEmpty ?? true}>
            {say('import.open')}
          </Button>
          <Button onClick={() => setDialog('copy')} disabled={isEmpty ?? true}>
            {say('copy.open')}
          </Button>
          <Button type="primary" onClick={() => setDialog('rotate')} disabled={isEmpty ?? true}>
            {say('rotate.open')}
          </Button>
          <Button onClick={() => setDialog('new')}>{say('postForm.new')}</Button>
        </>
      }
    >
      <DoneProvider>
        <div className="no-print">
          {holes.data ? (
            <HolesStrip
              holes={holes.data.holes}
              open={(hole) =>
                setUrl({ week: mondayOf(dayOf(Date.parse(hole.startsAt))), post: hole.post }, { push: true })
              }
            />
          ) : null}
        </div>
        <Panel
          title={say('week', { from: format.day(monday), to: format.shortDay(addDays(monday, 6)) })}
          aside={
            <span className="duty-weeks no-print">
              <Button size="small" onClick={() => go(-7)}>
                {say('weekBefore')}
              </Button>
              <Button size="small" onClick={() => setUrl({ week: undefined }, { push: true })}>
                {say('weekNow')}
              </Button>
              <Button size="small" onClick={() => go(7)}>
                {say('weekAfter')}
              </Button>
            </span>
          }
        >
          {found.error && !found.data ? (
            <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
          ) : null}
          {found.data ? (
            isEmpty ? (
              <EmptyPane title={say('empty.title')} hint={say('empty.hint')} />
            ) : (
              <>
                {post ? (
                  <p className="no-print">
                    {say('onlyPost')}{' '}
                    <button type="button" className="link-button" onClick={() => setUrl({ post: undefined })}>
                      {say('allPosts')}
                    </button>
                  </p>
                ) : null}
                <RestLine roster={found.data} />
                <Batches />
                <Week roster={found.data} post={post} monday={monday} dialog={dialog} setDialog={setDialog} />
              </>
            )
          ) : found.error ? null : (
            <WaitWords />
          )}
        </Panel>
        {dialog === 'new' ? (
          <PostDialog post={undefined} people={found.data?.people ?? []} close={() => setDialog(undefined)} />
        ) : null}
      </DoneProvider>
    </Page>
  )
}

function Week({
  roster,
  post,
  monday,
  dialog,
  setDialog,
}: {
  roster: Roster
  /** The one post that is shown; absent: all. */
  post: string | undefined
  monday: string
  dialog: Dialog | undefined
  setDialog: (next: Dialog | undefined) => void
}): ReactNode {
  const model = useMemo(() => makeModel(roster), [roster])
  const days = useMemo(() => daysOf(monday), [monday])
  const hands = useAssign(model)
  const [chosen, setChosen] = useState<string>()
  const slot = useMemo(
    () =>
      chosen === undefined
        ? undefined
        : roster.posts
            .flatMap((post) => days.flatMap((day) => model.slots(post, day)))
            .find(({ key }) => key === chosen),
    [chosen, roster, days, model],
  )
  useShortcuts([{ keys: 'Escape', label: 'duty:key.leave', run: () => setChosen(undefined), whileTyping: true }])
  const close = () => setDialog(undefined)
  return (
    <div className="duty-week">
      <WeekGrid
        roster={roster}
        posts={post ? roster.posts.filter(({ id }) => id === post) : roster.posts}
        model={model}
        days={days}
        actions={{
          chosen,
          choose: ({ key }) => setChosen(key),
          drop: (account, at) => void hands.choose({ account, slot: at }),
          openShift: (shift, at) => setDialog({ shift, slot: at }),
          openPost: (post) => setDialog({ post }),
        }}
      />
      <div className="duty-side no-print">
        <PeoplePanel
          people={roster.people}
          model={model}
          slot={slot}
          choose={(account) =>
            slot && void hands.choose({ account, slot }).then((done) => done && setChosen(undefined))
          }
          leave={() => setChosen(undefined)}
        />
        {hands.asks ? null : <CommandNote progress={hands.assign.progress} />}
      </div>
      {hands.asks ? <ReasonDialog wish={hands.asks} model={model} hands={hands} /> : null}
      {dialog === 'rotate' ? <RotateDialog roster={roster} model={model} days={days} close={close} /> : null}
      {dialog === 'copy' ? <CopyDialog roster={roster} model={model} monday={monday} close={close} /> : null}
      {dialog === 'import' ? <ImportDialog roster={roster} model={model} close={close} /> : null}
      {typeof dialog === 'object' && 'post' in dialog ? (
        <PostDialog post={dialog.post} people={roster.people} close={close} />
      ) : null}
      {typeof dialog === 'object' && 'shift' in dialog ? (
        <ShiftDialog {...dialog} people={roster.people} model={model} hands={hands} close={close} />
      ) : null}
    </div>
  )
}
