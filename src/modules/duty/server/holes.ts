import type { Events } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { followHoles, holeWords } from './queries-holes.ts'

/** The roster of posts has changed: holes that are filled take their notices back. */
export async function settleFilled(work: Work, posts: readonly string[]): Promise<void> {
  if (posts.length === 0) return
  const [row] = await work.db.query<{ settled: number }>(followHoles, [work.county, [...new Set(posts)]])
  if (row && row.settled > 0) work.touch('notice')
}

/** Which post and hours a notice of a hole is about. */
export async function giveHoleWords(work: Work, { notices, give }: Events['notice.detailsAsked']): Promise<void> {
  const own = notices.filter(({ kind }) => kind === 'hole_ahead' || kind === 'hole_soon')
  if (own.length === 0) return
  type Row = { occasion: string; post_name: string; from_at: Date; to_at: Date; missing: number }
  const rows = await work.db.query<Row>(holeWords, [work.county, own.map(({ occasion }) => occasion)])
  for (const { occasion, post_name: name, from_at, to_at, missing } of rows)
    give(occasion, { name, from: from_at.toISOString(), to: to_at.toISOString(), missing })
}
