import { Form, InputNumber, Select } from 'antd'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { Field } from '#platform/web/desk/Field.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, WaitWords } from '#platform/web/problem.tsx'
import { dayAfter } from './days.ts'
import { cori } from './epi/cori.ts'
import { nonParametric, type Observed, parametric } from './epi/serial-interval.ts'
import { wallingaTeunis } from './epi/wallinga-teunis.ts'
import { fixed } from './fixed.ts'

const ReproductionChart = lazy(() => import('./ReproductionChart.tsx'))
const methods = ['cori', 'wallingaTeunis'] as const
const sources = ['published', 'observed', 'pairs'] as const
/** Of the novel pneumonia: Li Q. et al., N Engl J Med 2020;382:1199, mean 7.5, standard deviation 3.4 days. */
const published = { mean: 7.5, sd: 3.4 }

export interface ReproductionProps {
  incidence: { first: string; counts: number[] } | undefined
  intervals: readonly number[]
  observed: Observed | undefined
}

/** The reproduction number over time, by the method and the serial interval that the reader chooses. */
export function Reproduction({ incidence, intervals, observed }: ReproductionProps): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const [method, setMethod] = useState<(typeof methods)[number]>('cori')
  const [source, setSource] = useState<(typeof sources)[number]>('published')
  const [mean, setMean] = useState<number | null>(published.mean)
  const [sd, setSd] = useState<number | null>(published.sd)
  const estimates = useMemo(() => {
    if (!incidence) return undefined
    const length = incidence.counts.length
    const gamma = source === 'observed' ? { mean: observed?.mean, sd: observed?.sd } : { mean, sd }
    const interval =
      source === 'pairs'
        ? nonParametric(intervals, length)
        : gamma.mean && gamma.sd && gamma.mean > 1 && gamma.sd > 0
          ? parametric(gamma.mean, gamma.sd, length)
          : undefined
    if (!interval) return undefined
    return method === 'cori' ? cori(incidence.counts, interval) : wallingaTeunis(incidence.counts, interval)
  }, [incidence, intervals, observed, method, source, mean, sd])
  const last = estimates?.findLast((one) => one.mean !== null)
  const isOff = (one: (typeof sources)[number]) => one !== 'published' && !observed
  return (
    <Panel title={say('rt.title')}>
      <Form layout="inline" className="reproduction-form no-print">
        <Field label={say('rt.method')}>
          <Select
            value={method}
            onChange={setMethod}
            options={methods.map((value) => ({ value, label: say(`rt.methodOf.${value}`) }))}
          />
        </Field>
        <Field label={say('rt.interval')}>
          <Select
            value={source}
            onChange={setSource}
            options={sources.map((value) => ({ value, label: say(`rt.source.${value}`), disabled: isOff(value) }))}
          />
        </Field>
        {source === 'published' ? (
          <>
            <Field label={say('rt.mean')}>
              <InputNumber min={1.1} max={60} step={0.1} controls={false} value={mean} onChange={setMean} />
            </Field>
            <Field label={say('rt.sd')}>
              <InputNumber min={0.1} max={60} step={0.1} controls={false} value={sd} onChange={setSd} />
            </Field>
          </>
        ) : null}
      </Form>
      {incidence && estimates && estimates.length > 0 ? (
        <>
          {last?.mean !== null && last !== undefined ? (
            <p>
              {say('rt.last', {
                from: format.shortDay(dayAfter(incidence.first, last.from)),
                to: format.shortDay(dayAfter(incidence.first, last.to)),
                ...{ r: fixed(last.mean), low: fixed(last.low ?? 0), high: fixed(last.high ?? 0) },
              })}
            </p>
          ) : null}
          <Suspense fallback={<WaitWords />}>
            <ReproductionChart first={incidence.first} counts={incidence.counts} estimates={estimates} />
          </Suspense>
          <p className="soft">{say(`rt.note.${method}`)}</p>
        </>
      ) : (
        <EmptyPane title={say('rt.none')} hint={say('rt.noneHint')} />
      )}
    </Panel>
  )
}
