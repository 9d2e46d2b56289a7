import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { KeptNote } from '#platform/web/field/KeptNote.tsx'
import { useKept } from '#platform/web/field/kept.ts'
import { Screen } from '#platform/web/field/screen.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { type MyRun, myRuns } from '../../contract/index.ts'
import { Played } from './Played.tsx'
import { StopCard } from './StopCard.tsx'
import { StopList } from './StopList.tsx'
import { type MyStop, useStops } from './stops.ts'
import './known.ts'
import './patrol-field.css'

const none: readonly MyRun[] = []

/** One run on its way: the next stop with its one big button, what is played, and every stop in order. */
export default function RunPage(): ReactNode {
  const say = useWords('patrol')
  const { id = '' } = useParams()
  const answer = useKept('patrol.mine', myRuns, {})
  const runs = answer.data?.runs ?? none
  const stops = useStops(runs)
  const run = runs.find((one) => one.id === id)
  if (run)
    return <Shown key={id} run={run} stops={stops.get(id) ?? []} note={<KeptNote of="patrol" answer={answer} />} />
  return (
    <Screen title={say('run')} back="/patrols">
      <KeptNote of="patrol" answer={answer} />
      {answer.data ? <p className="f-card">{say('gone')}</p> : null}
    </Screen>
  )
}

function Shown({ run, stops, note }: { run: MyRun; stops: readonly MyStop[]; note: ReactNode }): ReactNode {
  const say = useWords('patrol')
  const format = useFormat()
  const [chosen, setChosen] = useState<string>()
  const [locates, setLocates] = useState(false)
  const [turn, setTurn] = useState(0)
  const stop = stops.find(({ id }) => id === chosen) ?? stops.find(({ now }) => now === 'open')
  return (
    <Screen
      title={run.name}
      back="/patrols"
      sub={[`${format.moment(run.startsAt)} – ${format.time(run.endsAt)}`, run.vehicle].filter(Boolean).join(' · ')}
    >
      {note}
      {stop ? (
        <StopCard
          // Whose check-in was taken back begins anew, though that one may still wait for signal.
          key={`${stop.id} ${turn}`}
          run={run}
          stop={stop}
          place={{ nth: stops.indexOf(stop) + 1, of: stops.length }}
          locates={locates}
          setLocates={setLocates}
          stay={() => setChosen(stop.id)}
          goOn={() => {
            setChosen(undefined)
            setTurn(turn + 1)
          }}
        />
      ) : (
        <section className="f-card">
          <p className="f-big f-done">{say('allDone')}</p>
          <p className="f-quiet">{say('allDoneHint')}</p>
        </section>
      )}
      {run.kind === 'broadcast' ? <Played run={run} /> : null}
      <StopList stops={stops} chosen={stop?.id} choose={setChosen} />
    </Screen>
  )
}
