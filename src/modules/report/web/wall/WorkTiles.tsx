import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { CommandBoard } from '../../contract/index.ts'
import { Figure, Tile } from './Figure.tsx'

/** How many rows a tile names below its numbers. */
const named = 3

/** Incidents by their clock, and the kinds that are late first. */
export function Incidents({ incidents }: Pick<CommandBoard, 'incidents'>): ReactNode {
  const say = useWords('report')
  const ofIncident = useWords('incident')
  const format = useFormat()
  return (
    <Tile name={say('wall.incidents')} area="incidents">
      <div className="wall-figures">
        <Figure to="/incidents?show=late" label={say('wall.overdue')} value={incidents.late} standing="late" />
        <Figure to="/incidents?show=soon" label={say('wall.soon')} value={incidents.soon} standing="risk" />
        <Figure to="/incidents" label={say('wall.live')} value={incidents.live} />
      </div>
      <ul className="wall-rows">
        {incidents.kinds.slice(0, named).map(({ kind, live, late }) => (
          <li key={kind}>
            <Link to={`/incidents?kind=${kind}`}>
              <span>{ofIncident(`kind.${kind}`)}</span>
              {late > 0 ? <em className="late">{say('wall.lateOf', { count: format.number(late) })}</em> : null}
              <em>{format.number(live)}</em>
            </Link>
          </li>
        ))}
      </ul>
    </Tile>
  )
}

/** Posts where nobody stands now, and those with holes ahead. */
export function Posts({ posts }: Pick<CommandBoard, 'posts'>): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  return (
    <Tile name={say('wall.posts')} area="posts">
      <div className="wall-figures">
        <Figure to="/duty/now?only=empty" label={say('wall.empty')} value={posts.empty} standing="late" />
        <Figure to="/duty/now?only=holes" label={say('wall.holed')} value={posts.holed} standing="risk" />
      </div>
      <ul className="wall-rows">
        <li>
          <Link to="/duty/now?only=short">
            <span>{say('wall.short')}</span>
            <em>{say('wall.shortOf', { short: format.number(posts.short), posts: format.number(posts.posts) })}</em>
          </Link>
        </li>
        <li>
          <Link to="/duty">
            <span>{say('wall.missing')}</span>
            <em>{say('wall.hours', { count: format.number(posts.missingHours) })}</em>
          </Link>
        </li>
      </ul>
    </Tile>
  )
}

/** Directives with a demand that is late. */
export function Directives({ directives }: { directives: NonNullable<CommandBoard['directives']> }): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  return (
    <Tile name={say('wall.directives')} area="directives">
      <div className="wall-figures">
        <Figure to="/directives?late=yes" label={say('wall.papers')} value={directives.papers} standing="late" />
      </div>
      <p className="wall-none">{say('wall.demands', { count: format.number(directives.late) })}</p>
    </Tile>
  )
}

/** Leads from above that nobody has answered in time. */
export function Leads({ leads }: { leads: NonNullable<CommandBoard['leads']> }): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  return (
    <Tile name={say('wall.leads')} area="leads">
      <div className="wall-figures">
        <Figure to="/leads?late=yes" label={say('wall.overdue')} value={leads.late} standing="late" />
      </div>
      <p className="wall-none">{say('wall.openLeads', { count: format.number(leads.open) })}</p>
    </Tile>
  )
}

/** Stocks below the days that their item must last, the shortest first. */
export function Supplies({ supplies }: Pick<CommandBoard, 'supplies'>): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  return (
    <Tile name={say('wall.supplies')} area="supplies">
      <div className="wall-figures">
        <Figure to="/supply?only=low" label={say('wall.low')} value={supplies.low} standing="late" />
        <Figure to="/supply?only=expired" label={say('wall.expired')} value={supplies.expired} standing="risk" />
      </div>
      <ul className="wall-rows">
        {supplies.items.slice(0, named).map(({ id, name, cover }) => (
          <li key={id}>
            <Link to={`/supply/items/${id}`}>
              <span>{name}</span>
              <em className={cover === 0 ? 'late' : ''}>
                {cover === 0
                  ? say('wall.gone')
                  : cover === null
                    ? '–'
                    : say('wall.days', { count: format.number(cover) })}
              </em>
            </Link>
          </li>
        ))}
      </ul>
    </Tile>
  )
}

/** Measures in force, those that end within a day, objections without an answer. */
export function Measures({ measures }: { measures: NonNullable<CommandBoard['measures']> }): ReactNode {
  const say = useWords('report')
  return (
    <Tile name={say('wall.measures')} area="measures">
      <div className="wall-figures">
        <Figure to="/measures?show=running" label={say('wall.running')} value={measures.running} />
        <Figure to="/measures?show=ending" label={say('wall.ending')} value={measures.ending} standing="risk" />
        <Figure
          to="/measures?show=objections"
          label={say('wall.objections')}
          value={measures.objections}
          standing="late"
        />
      </div>
    </Tile>
  )
}
