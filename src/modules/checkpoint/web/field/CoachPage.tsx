import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { Choice } from '#platform/web/field/choice.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { decisions, importCoach } from '../../contract/index.ts'
import { Advice } from './Advice.tsx'
import { AtCheckpoint } from './AtCheckpoint.tsx'
import { begunDirection, begunPlate } from './begun.ts'
import { CoachList } from './CoachList.tsx'
import { readCoach } from './coach.ts'
import { Destination } from './Destination.tsx'
import { bodyOf, type Draft, emptyDraft, factsOf } from './draft.ts'
import { PlatePart } from './PlatePart.tsx'
import { isWhole } from './plate.ts'
import { advise, type Post } from './post.ts'
import './pass.css'

/** A coach with its list, typed, pasted, from a file or scanned. As many as were counted, or it does not go on. */
export default function CoachPage(): ReactNode {
  const say = useWords('checkpoint')
  return (
    <AtCheckpoint title={say('coach.title')}>
      {(checkpoint, post) => <Form checkpoint={checkpoint} post={post} />}
    </AtCheckpoint>
  )
}

function Form({ checkpoint, post }: { checkpoint: { id: string; name: string }; post: Post }): ReactNode {
  const say = useWords('checkpoint')
  const navigate = useNavigate()
  const command = useCommand(importCoach)
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft(begunDirection()), plate: begunPlate() }))
  const [text, setText] = useState('')
  const [isTried, setIsTried] = useState(false)
  const list = readCoach(text)
  const { travellers, unread, twice } = list
  const count = Number(draft.headCount)
  const isPlateWrong = !isWhole(draft.plate)
  const isCountWrong = travellers.length === 0 || travellers.length > 100 || travellers.length !== count
  const facts = factsOf({ ...draft, headCount: draft.headCount || '1' })
  const rule = advise(facts, new Date())
  const save = async (decision: (typeof decisions)[number]): Promise<void> => {
    setIsTried(true)
    if (isPlateWrong || isCountWrong || unread.length + twice.length > 0) return
    const shown = rule ? { shown: { rule: rule.id, version: rule.version } } : {}
    const outcome = await savedOr(
      command.send({ ...bodyOf(draft, checkpoint.id), ...shown, travellers, decision }, { occurredAt: new Date() }),
    )
    if (outcome && outcome.state !== 'accepted') return
    if (outcome) showSaved()
    void navigate('/pass', { replace: true })
  }
  return (
    <Screen
      title={say('coach.title')}
      sub={checkpoint.name}
      back="/pass/more"
      persons
      actions={
        <>
          <SendState progress={command.progress} problem={command.problem} />
          <div className="pass-decide">
            {decisions.map((decision) => (
              <BigButton key={decision} disabled={command.busy} onClick={() => void save(decision)}>
                {say(`decision.${decision}`)}
              </BigButton>
            ))}
          </div>
        </>
      }
    >
      <Choice
        label={say('direction')}
        hideLabel
        value={draft.direction}
        onChange={(direction) => setDraft({ ...draft, direction })}
        options={(['in', 'out'] as const).map((value) => ({ value, text: say(value) }))}
      />
      <PlatePart
        draft={draft}
        onChange={setDraft}
        known={post.plates}
        problem={isTried && isPlateWrong ? say('wrong.plate') : undefined}
        isCoach
      />
      <TextField
        label={say('coach.count')}
        hint={say('coach.countHint')}
        value={draft.headCount}
        onChange={(next) => setDraft({ ...draft, headCount: next.replace(/\D/g, '') })}
        keyboard="numeric"
        max={3}
        problem={
          isTried && isCountWrong ? say('wrong.coach', { listed: travellers.length, counted: count || 0 }) : undefined
        }
      />
      <CoachList text={text} onChange={setText} list={list} counted={count || 0} />
      <TextField
        label={say('origin')}
        value={draft.origin}
        onChange={(origin) => setDraft({ ...draft, origin })}
        max={60}
      />
      <Destination draft={draft} onChange={setDraft} />
      <Advice rule={rule} post={post} />
    </Screen>
  )
}
