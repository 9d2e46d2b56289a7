import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import Fastify, { type FastifyInstance } from 'fastify'
import { expect, it } from 'vitest'
import { closeApp } from './close.ts'

it('lets a request under way end, and does not wait for connections that ask nothing', async () => {
  const app = Fastify() as unknown as FastifyInstance
  app.get('/slow', () => pause(300, { done: true }))
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as { port: number }
  const silent = connect(port, '127.0.0.1')
  silent.on('error', () => {})
  const slow = fetch(`http://127.0.0.1:${port}/slow`).then((answer) => answer.json())
  await pause(100)
  const begun = performance.now()
  await closeApp(app)
  expect(await slow).toEqual({ done: true })
  expect(performance.now() - begun).toBeLessThan(4000)
})
