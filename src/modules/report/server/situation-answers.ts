import { namesOf } from '#modules/agency/server/index.ts'
import { currentEmergency, type LegalBasis } from '#modules/emergency/contract/index.ts'
import { emergencyModule, playbooks } from '#modules/emergency/server/index.ts'
import { fill, type Language, Problem, problems, type Text } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { type Cell, toCsv } from '#platform/server/csv.ts'
import { answerFile, shownFile } from '#platform/server/files/attach.ts'
import { FileAnswer } from '#platform/server/http/queries-route.ts'
import {
  getSituation,
  getSituationAttached,
  type ListedSituation,
  listSituations,
  situationFile,
  type WholeSituation,
} from '../contract/index.ts'
import { ask } from './ask.ts'
import { clockOf } from './days.ts'
import { files as attached } from './queries-files.ts'
import { findSituation, type SituationRow, signedNo, situationsOf } from './queries-situation.ts'
import { hashOf } from './situation-hash.ts'
import { figureNames, fileWords, sourceNames } from './situation-words.ts'

const list = answer(listSituations, async (work) => {
  const { live, ended } = await ask(emergencyModule, currentEmergency, work, {})
  const emergency = live ?? ended[0]
  const rows = emergency ? await situationsOf(work.db, work.county, emergency.id) : []
  return { items: rows.map(listed) }
})

const one = answer(getSituation, (work, { id }) => whole(work, id))

const file = answer(situationFile, async (work, { id, format, language = work.language }) => {
  const report = await whole(work, id)
  const { situation } = report
  const name = `${fileWords.title[language]}-${situation.no}-${clockOf(new Date(situation.to)).slice(0, 10)}.${format}`
  if (format === 'json')
    return new FileAnswer(name, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(report, null, 2)))
  return new FileAnswer(name, 'text/csv; charset=utf-8', toCsv(rowsOf(report, language)))
})

const saved = answer(getSituationAttached, async (work, { id }) => {
  const row = await attached.find(work.db, work.county, id)
  if (!row) throw new Problem(problems.not_found)
  return answerFile(work, row)
})

/** Handlers of the situation report's reads. */
export const situationQueries = [list, one, file, saved]

async function whole(work: Work, id: string): Promise<WholeSituation> {
  const row = await findSituation(work.db, work.county, id)
  if (!row) throw new Problem(problems.not_found)
  const { live, ended } = await ask(emergencyModule, currentEmergency, work, {})
  const emergency = [...(live ? [live] : []), ...ended].find((each) => each.id === row.emergency)
  const before = await signedNo(work.db, work.county, row.emergency, row.no - 1)
  const files = await attached.of(work.db, work.county, id)
  const names = await namesOf(work, [...new Set([row.drafted_by, row.edited_by, ...files.map(({ actor }) => actor)])])
  const was = new Map(before?.figures.map((each) => [`${each.code} ${each.part}`, each.value]))
  const signed =
    row.signed_at && row.signed_name !== null
      ? { name: row.signed_name, agency: row.signed_agency ?? '', at: row.signed_at }
      : undefined
  const laws = new Map((playbooks.get(emergency?.playbook ?? '')?.legalBasis ?? []).map((law) => [law.code, law]))
  return {
    situation: {
      ...listed(row),
      emergencyName: emergency?.name ?? '',
      level: emergency?.level ?? 1,
      draftedBy: names.get(row.drafted_by)?.name ?? '',
      editedBy: names.get(row.edited_by)?.name ?? '',
      signedAgency: row.signed_agency,
      hash: row.hash,
      isIntact: signed ? hashOf(work.county, row, signed, before?.hash ?? null, files) === row.hash : null,
      texts: row.texts,
    },
    figures: row.figures.map((figure) => {
      const earlier = was.get(`${figure.code} ${figure.part}`)
      const isKnown = figure.value !== null && earlier !== undefined && earlier !== null
      const law = figure.code === 'measures_of' ? laws.get(figure.part ?? '') : undefined
      const note = row.notes.find(({ code, part = null }) => code === figure.code && part === figure.part)
      return {
        ...figure,
        label: labelOf(figure.part, law),
        change: isKnown && figure.value !== null ? figure.value - (earlier ?? 0) : null,
        note: note?.note ?? null,
      }
    }),
    files: files.map((each) => shownFile(each, names.get(each.actor)?.name)),
    before: before?.no ?? null,
  }
}

/** A part in words: an entrance has one name in all languages. */
function labelOf(part: string | null, law: LegalBasis | undefined): Text | null {
  if (part === null) return null
  const inWords = (language: Language) => (law ? `${law.title[language]} ${law.article[language]}` : part)
  return { 'zh-Hans': inWords('zh-Hans'), 'zh-Hant': inWords('zh-Hant'), en: inWords('en') }
}

function listed(row: SituationRow): ListedSituation {
  return {
    id: row.id,
    no: row.no,
    from: row.period_from.toISOString(),
    to: row.period_to.toISOString(),
    version: row.version,
    editedAt: row.edited_at.toISOString(),
    signedAt: row.signed_at?.toISOString() ?? null,
    signedName: row.signed_name,
  }
}

/** Rows of the file: what it is, then every figure with its source and moment. */
function rowsOf({ situation, figures, files }: WholeSituation, language: Language): Cell[][] {
  const say = (word: keyof typeof fileWords) => fill(fileWords[word][language], {})
  const when = (at: string) => clockOf(new Date(at))
  const signed = situation.signedAt
    ? [situation.signedName ?? '', situation.signedAgency ?? '', when(situation.signedAt)]
    : [say('draft')]
  return [
    [say('title'), situation.emergencyName],
    [say('no'), situation.no],
    [`${say('period')} (UTC+8)`, when(situation.from), when(situation.to)],
    [say('signed'), ...signed],
    ...(situation.hash ? [[say('hash'), situation.hash]] : []),
    [],
    [say('figure'), say('part'), say('value'), say('change'), say('source'), say('at'), say('note')],
    ...figures.map(({ code, label, value, change, source, at, note }): Cell[] => [
      ...[figureNames[code][language], label?.[language] ?? '', value ?? say('small'), change ?? ''],
      ...[sourceNames[source][language], when(at), note ?? ''],
    ]),
    ...(files.length > 0 ? [[], [say('files'), say('size'), 'SHA-256']] : []),
    ...files.map(({ name, size, digest }): Cell[] => [name, size, digest]),
  ]
}
