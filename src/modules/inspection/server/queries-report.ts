/** SQL of the report. Only checks whose hour is over are counted: what is still to come is not told. */

/** $1 county, $2 from, $3 to, $4 now. */
export const reportDraws = `
  select d.id, d.drawn_at, d.withdrawn_why from inspection.draw d
   where d.county = $1 and d.drawn_at >= $2 and d.drawn_at < $3 and $4::timestamptz is not null and d.path <@ (select app.scope('inspection.drawn'))
   order by d.drawn_at limit 1000`

/** Checks by whether they were done. $1 county, $2 from, $3 to, $4 now. */
export const reportChecks = `
  select count(*)::int as checks, count(v.id)::int as done
    from inspection.drawn r
    join inspection.draw d on d.county = r.county and d.id = r.draw
    left join inspection.visit v on v.county = r.county and v.drawn = r.id
   where r.county = $1 and r.hour_at >= $2 and r.hour_at < $3 and (v.id is not null or d.withdrawn_at is null and r.hour_at <= $4::timestamptz - interval '1 hour')
     and r.path <@ (select app.scope('inspection.drawn'))`

export interface VisitSum {
  post: string
  post_name: string
  agency_name: string | null
  visits: number
  empty: number
}
/** Visits by post and agency. $1 county, $2 from, $3 to. */
export const reportVisits = `
  select v.post, max(v.post_name) as post_name, g.name as agency_name, count(*)::int as visits, (count(*) filter (where v.is_empty))::int as empty
    from inspection.visit v left join agency.pub_agency g on g.county = v.county and g.id = v.agency
   where v.county = $1 and v.at >= $2 and v.at < $3 and v.path <@ (select app.scope('inspection.read'))
   group by v.post, g.name order by post_name, g.name`

/** Findings of visits in the period, oldest first. $1 county, $2 from, $3 to, $4 how many. */
export const reportFindings = `
  select f.id, f.post, f.post_name, g.name as agency_name, f.kind, f.account, f.said, f.found_at, f.due_at, f.repeats, f.state, f.answer, f.by_when,
         f.closed_at
    from inspection.finding f left join agency.pub_agency g on g.county = f.county and g.id = f.agency
   where f.county = $1 and f.found_at >= $2 and f.found_at < $3 and f.path <@ (select app.scope('inspection.read'))
   order by f.found_at, f.id limit $4`
