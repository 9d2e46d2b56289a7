import { randomUUID } from 'node:crypto'
import { skills } from '#modules/agency/contract/index.ts'
import { newCode, readCode } from '#modules/measure/server/index.ts'
import { adult, freeTimes } from '#modules/volunteer/contract/index.ts'
import { isCleanText } from '#platform/contract/types.ts'
import type { Sent } from './report-form.ts'

/** Fields that can be wrong, in the order of the form. */
export type WrongField = 'name' | 'phone' | 'place' | 'birth' | 'young' | 'free'

/** A sign-up as it was typed, with what is wrong with it. */
export interface TypedSignUp {
  /** Made with the form, as the code is: the same form sent twice is one sign-up and shows the same code. */
  id: string
  code: string
  name: string
  phone: string
  place: string
  birth: string
  birthYear: number
  skills: readonly string[]
  free: readonly string[]
  wrong: readonly WrongField[]
}

/** An empty form. */
export const emptyForm = (): TypedSignUp => ({
  ...{ id: randomUUID(), code: newCode(), name: '', phone: '', place: '', birth: '', birthYear: 0 },
  ...{ skills: [], free: [], wrong: [] },
})

/** A sign-up out of the form's fields; `places` are the ids that can be chosen, `year` the present one. */
export function readSignUpForm(sent: Sent, places: ReadonlySet<string>, year: number): TypedSignUp {
  const plain = (value: string | undefined, most: number) => [...(value ?? '').trim()].slice(0, most + 1).join('')
  const name = plain(sent.name, 50)
  // Full-width digits and signs are typed by Chinese keyboards.
  const phone = plain(sent.phone, 20).normalize('NFKC').replace(/[‐-―]/g, '-')
  const birth = plain(sent.birth, 6).normalize('NFKC').replace(/年$/, '')
  const birthYear = /^\d{4}$/.test(birth) ? Number(birth) : 0
  const free = freeTimes.filter((one) => sent[`free.${one}`] !== undefined)
  const wrong: WrongField[] = []
  if (name === '' || [...name].length > 50 || !isCleanText(name)) wrong.push('name')
  if (!/^[+0-9][0-9 -]{6,19}$/.test(phone)) wrong.push('phone')
  if (!places.has(sent.place ?? '')) wrong.push('place')
  if (birthYear < 1900 || birthYear > year) wrong.push('birth')
  else if (year - birthYear < adult) wrong.push('young')
  if (free.length === 0) wrong.push('free')
  const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(sent.id ?? '')
  return {
    id: isUuid ? (sent.id as string) : randomUUID(),
    code: readCode(sent.code ?? '')?.replace(/(.{4})(?=.)/g, '$1-') ?? newCode(),
    ...{ name, phone, place: sent.place ?? '', birth, birthYear, free, wrong },
    skills: skills.filter((one) => sent[`skill.${one}`] !== undefined),
  }
}
