import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { Choice } from '#platform/web/field/choice.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { SyncLine } from '#platform/web/field/SyncLine.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { UnsentWarning } from '#platform/web/field/UnsentWarning.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { WaitWords } from '#platform/web/problem.tsx'
import { Advice } from './Advice.tsx'
import { Breaches } from './Breaches.tsx'
import { useBegun } from './begun.ts'
import { useCheckpoint } from './chosen.ts'
import { Decide } from './Decide.tsx'
import { emptyDraft, factsOf, missing } from './draft.ts'
import { Emergency } from './Emergency.tsx'
import { PassForm } from './PassForm.tsx'
import { PlatePart } from './PlatePart.tsx'
import { isWhole } from './plate.ts'
import { advise, type Post, usePost } from './post.ts'
import './pass.css'

/** Meets whoever comes: the plate, who and how many, where to, what the rule advises, what the officer decides. */
export default function PassPage(): ReactNode {
  const say = useWords('checkpoint')
  const post = usePost()
  if (!post)
    return (
      <Screen title={say('title')} sub={<SyncLine />}>
        <WaitWords />
        <Notice kind="plain">{say('notHere')}</Notice>
      </Screen>
    )
  return <AtPost post={post} />
}

function AtPost({ post }: { post: Post }): ReactNode {
  const say = useWords('checkpoint')
  const { checkpoint, choose } = useCheckpoint(post)
  const [draft, setDraft] = useBegun()
  const [round, setRound] = useState(0)
  const [isTried, setIsTried] = useState(false)
  const isBegun = draft.onFoot || isWhole(draft.plate)
  const wrong = missing(draft)
  const rule = wrong.includes('headCount') ? undefined : advise(factsOf(draft), new Date())
  const next = (): void => {
    setDraft(emptyDraft(draft.direction))
    setIsTried(false)
    setRound(round + 1)
    window.scrollTo(0, 0)
  }
  if (post.checkpoints.length === 0)
    return (
      <Screen title={say('title')} sub={<SyncLine />}>
        <Notice kind="plain">{say('noCheckpoint')}</Notice>
      </Screen>
    )
  return (
    <Screen
      title={checkpoint?.name ?? say('title')}
      sub={<SyncLine />}
      persons
      end={
        <Link className="f-tap" to="/pass/more">
          {say('more')}
        </Link>
      }
      actions={
        <>
          {isBegun && !wrong.includes('headCount') ? <Advice rule={rule} post={post} /> : null}
          {isBegun ? (
            <Decide
              draft={draft}
              checkpoint={checkpoint}
              rule={rule}
              isComplete={wrong.length === 0 && draft.travellers.every(({ name }) => name.trim())}
              tried={() => setIsTried(true)}
              done={next}
            />
          ) : null}
          <Emergency
            key={`emergency ${round}`}
            checkpoint={checkpoint?.id}
            direction={draft.direction}
            plate={draft.plate}
            done={next}
          />
        </>
      }
    >
      <UnsentWarning />
      <Breaches />
      {post.checkpoints.length > 1 ? (
        <Choice
          label={say('which')}
          value={checkpoint?.id ?? null}
          onChange={choose}
          options={post.checkpoints.map(({ id, name }) => ({ value: id, text: name }))}
        />
      ) : null}
      <Choice
        label={say('direction')}
        hideLabel
        value={draft.direction}
        onChange={(direction) => setDraft({ ...draft, direction })}
        options={(['in', 'out'] as const).map((value) => ({ value, text: say(value) }))}
      />
      <div className="pass-two">
        <PlatePart
          key={round}
          draft={draft}
          onChange={setDraft}
          known={post.plates}
          problem={isTried && wrong.includes('plate') ? say('wrong.plate') : undefined}
        />
        {isBegun ? (
          <div className="pass-form">
            <PassForm draft={draft} onChange={setDraft} wrong={wrong} isTried={isTried} />
          </div>
        ) : null}
      </div>
    </Screen>
  )
}
