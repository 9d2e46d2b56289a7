import { createHash } from 'node:crypto'
import { namesOf } from '#modules/agency/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import { answer, handleEach } from '#platform/server/commands/module.ts'
import { cleanJpeg } from '#platform/server/jpeg.ts'
import { addPhoto, listPhotos, mostPhotos, registryProblems, revealPhoto } from '../contract/index.ts'
import { keepLook } from './queries-doors.ts'
import { householdForPhoto, insertPhoto, photoById, photosOf } from './queries-photo.ts'

/** Keeps a photograph: the picture alone, encrypted. Its digest stands in the journal with the answer. */
export const addPhotoHandler = handleEach(addPhoto, async (work, { id, body, occurredAt }) => {
  type Row = { id: string; path: string; photos: number }
  const [household] = await work.db.query<Row>(householdForPhoto, [work.county, body.household])
  if (!household || work.emergency === null) throw new Problem(problems.not_found)
  if (household.photos >= mostPhotos) throw new Problem(registryProblems.photos_full, { most: mostPhotos })
  const jpeg = cleanJpeg(Buffer.from(body.jpeg, 'base64'))
  if (!jpeg)
    throw new Problem(problems.invalid, undefined, [
      { path: '/body/jpeg', definition: registryProblems.photo_unreadable },
    ])
  const digest = createHash('sha256').update(jpeg).digest()
  const at = new Date(Math.min(occurredAt.getTime(), work.receivedAt.getTime()))
  const sealed = work.vault.seal(work.key, `registry.photo:${id}`, jpeg.toString('base64'))
  await work.db.query(insertPhoto, [
    ...[work.county, id, household.id, household.path, work.emergency, jpeg.length, digest, sealed],
    ...[at, work.receivedAt, work.account],
  ])
  return { digest: digest.toString('hex'), size: jpeg.length }
})

/** Shows a photograph; the look stays on the household's record. */
export const revealPhotoHandler = handleEach(revealPhoto, async (work, { id, body }) => {
  type Row = { id: string; household: string; path: string; emergency: string; jpeg: Buffer }
  const [photo] = await work.db.query<Row>(photoById, [work.county, body.photo])
  if (!photo) throw new Problem(problems.not_found)
  await keepLook(work.db, {
    ...{ county: work.county, id, household: photo.household, path: photo.path, actor: work.account },
    ...{ at: work.receivedAt, fields: ['photo'], reason: body.reason },
    explanation: work.vault.seal(`emergency-${photo.emergency}`, `registry.look:${id}`, body.explanation),
  })
  const jpeg = work.vault.open(`emergency-${photo.emergency}`, `registry.photo:${photo.id}`, photo.jpeg)
  return { result: {}, answerOnly: { jpeg } }
})

/** When and by whom a household's photographs were taken. */
export const listPhotosAnswer = answer(listPhotos, async (work, { household }) => {
  const [home] = await work.db.query<{ id: string }>(householdForPhoto.replace(' for share of h', ''), [
    ...[work.county, household],
  ])
  if (!home) throw new Problem(problems.not_found)
  type Row = { id: string; taken_at: Date; actor: string; size: number }
  const rows = await work.db.query<Row>(photosOf, [work.county, household])
  const names = await namesOf(work, [...new Set(rows.map(({ actor }) => actor))])
  return {
    items: rows.map(({ id, taken_at, actor, size }) => ({
      ...{ id, size, takenAt: taken_at.toISOString(), by: names.get(actor)?.name ?? '' },
    })),
  }
})
