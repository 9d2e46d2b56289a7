import { newId } from '#main/testing/county.ts'
import { Closed, defineCommand, defineProblems, Problem, Type } from '../../../contract/index.ts'
import { handleAll, handleEach, type ServerModule } from '../module.ts'

/** Why the module of the tests refuses. */
export const probe = defineProblems('probe', {
  refused: { status: 422, text: { 'zh-Hans': '不行', 'zh-Hant': '不行', en: 'No.' } },
  taken: { status: 409, text: { 'zh-Hans': '重复', 'zh-Hant': '重複', en: 'Taken.' } },
})
const base = {
  result: Closed({ note: Type.String() }),
  offline: false,
  roles: ['dispatcher'] as const,
  classes: [] as const,
}
const Note = Closed({
  note: Type.String({ maxLength: 40, format: 'words' }),
  how: Type.Optional(Type.String({ maxLength: 20 })),
})
/** One note at a time. */
export const writeOne = defineCommand({ name: 'probe.writeOne', body: Note, ...base })
/** Notes by the batch, which leave with the journal's entry. */
export const writeAll = defineCommand({ name: 'probe.writeAll', body: Note, ...base })
/** Keeps its password nowhere. */
export const secret = defineCommand({
  name: 'probe.setSecret',
  body: Closed({ note: Type.String(), password: Type.String() }),
  secrets: ['password'],
  ...base,
})
const insert = 'insert into public.note (id, county, note) values ($1, $2, $3)'
/** What the tests look at and switch: sizes of the calls of `writeAll`, and whether `writeOne` breaks down. */
export const probed = { calls: [] as number[], isBroken: false }

/** A module of the tests' own: it writes notes, and fails in every way that a handler can. */
export const probeModule: ServerModule = {
  name: 'probe',
  queries: [],
  commands: [
    handleEach(
      writeOne,
      async (work, { id, body }) => {
        await work.db.query(insert, [id, work.county, body.note])
        if (body.how === 'refuse') throw new Problem(probe.refused)
        if (body.how === 'break' || probed.isBroken) throw new Error(`unforeseen ${body.note}`)
        if (body.how === 'event') await work.emit('place.dwellingsListed', [{ id: newId(), sources: [body.note] }])
        return { note: body.note }
      },
      { note_once: probe.taken },
    ),
    handleAll(
      writeAll,
      async (work, items) => {
        probed.calls.push(items.length)
        for (const { id, body } of items) work.write(insert, [id, work.county, body.note])
        if (items.some(({ body }) => body.how === 'throw')) throw new Problem(probe.refused)
        return items.map(({ body }) =>
          body.how === 'refuse' ? { problem: new Problem(probe.refused) } : { result: { note: body.note } },
        )
      },
      { note_once: probe.taken },
    ),
    handleEach(secret, async (_work, { body }) => ({ result: { note: 'kept' }, answerOnly: { note: body.password } })),
  ],
}
/** Follows an event of a lower module, and then fails. */
export const listener: ServerModule = {
  name: 'listener',
  queries: [],
  commands: [],
  on: {
    async 'place.dwellingsListed'(work, [door]) {
      const said = door?.sources[0]
      await work.db.query(insert, [newId(), work.county, `heard ${said}`])
      if (said === 'unwelcome') throw new Problem(probe.refused)
      if (said === 'fatal') throw new Error('unforeseen')
    },
  },
}
