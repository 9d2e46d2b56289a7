import { Button, Segmented, Select } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { skillNames, skills } from '#modules/agency/contract/index.ts'
import { AreaFilter } from '#modules/place/web/index.tsx'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages, useQuery } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import {
  countVolunteers,
  freeNames,
  freeTimes,
  listVolunteers,
  type Volunteer,
  volunteerStates,
} from '../../contract/index.ts'
import { EnterDialog } from './EnterDialog.tsx'
import '../volunteer.css'

/** Who signed up, serves, was declined, withdrew or ended: by number, found by skill, time and area. */
export default function VolunteersPage(): ReactNode {
  const say = useWords('volunteer')
  const [isEntering, setIsEntering] = useState(false)
  useShortcuts([{ keys: 'n', label: 'volunteer:key.enter', run: () => setIsEntering(true) }])
  return (
    <Page
      title={say('title')}
      answers={say('answers')}
      actions={
        <>
          <Link to="/volunteers/hours" className="volunteer-link">
            {say('hours.open')}
          </Link>
          <Button type="primary" onClick={() => setIsEntering(true)}>
            {say('enter.open')}
          </Button>
        </>
      }
    >
      <List />
      {isEntering ? <EnterDialog close={() => setIsEntering(false)} /> : null}
    </Page>
  )
}

function List(): ReactNode {
  const say = useWords('volunteer')
  const language = useLanguage()
  const format = useFormat()
  const navigate = useNavigate()
  const counts = useQuery(countVolunteers, {}, { keep: true })
  const [filter, setFilter] = useUrlState(['state', 'skill', 'free', 'area'] as const)
  const state = volunteerStates.find((one) => one === filter.state) ?? 'new'
  const skill = skills.find((one) => one === filter.skill)
  const free = freeTimes.find((one) => one === filter.free)
  const { area } = filter
  const isNarrowed = skill !== undefined || free !== undefined || area !== undefined
  const params = {
    state,
    ...(skill ? { skill } : {}),
    ...(free ? { free } : {}),
    ...(area ? { area } : {}),
  }
  const paged = usePages(listVolunteers, params, { keep: true })
  const can = (row: Volunteer) =>
    row.skills.map((one) => skillNames[one][language]).join(language === 'en' ? ', ' : '、')
  return (
    <Panel>
      <div className="volunteer-filters no-print">
        <Segmented
          aria-label={say('state.label')}
          value={state}
          onChange={(next) => setFilter({ state: next === 'new' ? undefined : next })}
          options={volunteerStates.map((value) => ({
            value,
            label: counts.data
              ? say('state.count', { state: say(`state.${value}`), count: format.number(counts.data[value]) })
              : say(`state.${value}`),
          }))}
        />
        <Select
          allowClear
          aria-label={say('skill')}
          placeholder={say('skill')}
          value={skill ?? null}
          onChange={(next) => setFilter({ skill: next ?? undefined })}
          options={skills.map((value) => ({ value, label: skillNames[value][language] }))}
        />
        <Select
          allowClear
          aria-label={say('free')}
          placeholder={say('free')}
          value={free ?? null}
          onChange={(next) => setFilter({ free: next ?? undefined })}
          options={freeTimes.map((value) => ({ value, label: freeNames[value][language] }))}
        />
        <Suspense fallback={null}>
          <AreaFilter
            area={area}
            set={(next) => setFilter({ area: next })}
            words={{ none: say('filter.area'), title: say('filter.areaTitle'), everywhere: say('filter.everywhere') }}
          />
        </Suspense>
      </div>
      <PagedTable<Volunteer>
        paged={paged}
        open={(row) => void navigate(`/volunteers/${row.id}`)}
        empty={
          isNarrowed ? (
            <EmptyPane title={say('none.narrowed')} hint={say('none.narrowedHint')} />
          ) : (
            <EmptyPane title={say(`none.${state}`)} hint={say('none.hint')} />
          )
        }
        columns={[
          {
            key: 'no',
            title: say('no'),
            width: 160,
            render: (_, { no, isDoubtful }) => (
              <>
                {say('noOf', { no })}{' '}
                {isDoubtful ? <span className="volunteer-state is-doubtful">{say('same.tag')}</span> : null}
              </>
            ),
          },
          ...(state === 'accepted' || state === 'ended'
            ? [
                {
                  key: 'name',
                  title: say('name'),
                  width: 140,
                  ellipsis: true,
                  render: (_: unknown, { name }: Volunteer) => name ?? <span className="faint">{say('erased')}</span>,
                },
              ]
            : []),
          { key: 'place', title: say('place'), width: 220, ellipsis: true, dataIndex: 'placeName' },
          {
            key: 'skills',
            title: say('skill'),
            ellipsis: true,
            render: (_, row) => can(row) || <span className="faint">{say('noSkill')}</span>,
          },
          {
            key: 'free',
            title: say('free'),
            width: 220,
            ellipsis: true,
            render: (_, row) => row.free.map((one) => freeNames[one][language]).join(language === 'en' ? ', ' : '、'),
          },
          {
            key: 'checks',
            title: say('checks'),
            width: 190,
            ellipsis: true,
            render: (_, row) =>
              row.checks.map((one) => say(`check.${one}`)).join(language === 'en' ? ', ' : '、') || (
                <span className="faint">{say('notYet')}</span>
              ),
          },
          {
            key: 'at',
            title: say('signedUp'),
            width: 130,
            render: (_, { signedUpAt }) => <span title={format.moment(signedUpAt)}>{format.relative(signedUpAt)}</span>,
          },
        ]}
      />
    </Panel>
  )
}
