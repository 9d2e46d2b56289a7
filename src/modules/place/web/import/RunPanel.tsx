import { Button, Progress } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote } from '#platform/web/problem.tsx'
import { RejectedRows } from './RejectedRows.tsx'
import type { Import, OpenFile, Run } from './useImport.ts'

export interface RunPanelProps {
  state: Import
  run: Run
  file: OpenFile
  area: string
}

/** What the dry run or the import came to: the sum that must come out, the rows that were left out, and the next step. */
export function RunPanel({ state, run, file, area }: RunPanelProps): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const { totals, dryRun, busy } = run
  const top = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked for comes into sight, once for each run
  useEffect(() => {
    // Answers a promise in newer browsers, which is no clean-up.
    void top.current?.scrollIntoView({ block: 'start', behavior: 'smooth' })
  }, [dryRun])
  const created = totals.created + totals.matched
  const tense = dryRun ? 'would' : 'did'
  return (
    <div ref={top} className="import-run">
      <Panel title={say(dryRun ? 'import.step3' : 'import.step4')}>
        {busy ? (
          <div className="import-progress" role="status">
            <Progress percent={run.total === 0 ? 100 : Math.floor((totals.rowsIn / run.total) * 100)} />
            <p className="soft">
              {say(run.stopping ? 'import.stopping' : dryRun ? 'import.trying' : 'import.writing', {
                done: format.number(totals.rowsIn),
                total: format.number(run.total),
              })}{' '}
              {run.stopping ? null : (
                <button type="button" className="link-button" onClick={state.stop}>
                  {say('import.stop')}
                </button>
              )}
            </p>
          </div>
        ) : null}
        <dl className="import-sum">
          <Sum words={say('import.rowsIn')} count={totals.rowsIn} />
          <span aria-hidden="true">=</span>
          <Sum words={say(`import.created_${tense}`)} count={totals.created} />
          <span aria-hidden="true">+</span>
          <Sum words={say('import.matched')} count={totals.matched} hint={say('import.matchedHint')} />
          <span aria-hidden="true">+</span>
          <Sum words={say('import.rejected')} count={totals.rejected.length} risk={totals.rejected.length > 0} />
        </dl>
        <p className="soft">
          {totals.areas > 0 ? say(`import.areas_${tense}`, { count: format.number(totals.areas) }) : ''}{' '}
          {run.blank > 0 ? say('import.blank', { count: format.number(run.blank) }) : ''}
        </p>
        {totals.problem ? (
          <ProblemNote
            problem={totals.problem}
            kept={say(dryRun ? 'import.keptDry' : 'import.kept', {
              done: format.number(totals.rowsIn),
              unsent: format.number(totals.unsent),
            })}
          />
        ) : !busy && totals.unsent > 0 ? (
          <p className="risk">
            {say(dryRun ? 'import.stoppedDry' : 'import.stopped', { unsent: format.number(totals.unsent) })}
          </p>
        ) : null}
        {!busy && totals.rejected.length > 0 ? <RejectedRows rejected={totals.rejected} file={file} /> : null}
        {busy ? null : (
          <div className="import-foot">
            {dryRun ? (
              <Button
                type="primary"
                disabled={created === 0 || totals.unsent > 0}
                onClick={() => void state.start(false, area)}
              >
                {say('import.go', { count: format.number(created) })}
              </Button>
            ) : (
              <Button type="primary" onClick={state.close}>
                {say('import.next')}
              </Button>
            )}
            <span className="soft">
              {dryRun ? say('import.goHint') : <Link to="/coverage?state=mismatch">{say('import.seeMismatch')}</Link>}
            </span>
          </div>
        )}
      </Panel>
    </div>
  )
}

function Sum({ words, count, hint, risk }: { words: string; count: number; hint?: string; risk?: boolean }): ReactNode {
  const format = useFormat()
  return (
    <div title={hint}>
      <dt>{words}</dt>
      <dd className={risk ? 'risk' : ''}>{format.number(count)}</dd>
    </div>
  )
}
