/**
 * The bare floor: what this machine does when nothing is asked of it but to keep the payload. Fastify, one connection
 * pool, one prepared INSERT of each record as jsonb, committed durably. No session, no rights, no journal, no cipher.
 */
import Fastify from 'fastify'
import pg from 'pg'

const insert = {
  one: { name: 'one', text: 'insert into record (id, body) values ($1, $2)' },
  many: {
    name: 'many',
    text: 'insert into record (id, body) select * from unnest($1::uuid[], $2::jsonb[])',
  },
}

interface Parcel {
  commands: { id: string }[]
}

process.on('message', async ({ url }: { url: string }) => {
  const pool = new pg.Pool({ connectionString: url, max: 8 })
  pool.on('error', () => undefined)
  const app = Fastify()
  app.post<{ Body: Parcel }>('/record', async ({ body: { commands } }) => {
    const first = commands[0]
    if (commands.length === 1) await pool.query({ ...insert.one, values: [first?.id, first] })
    else await pool.query({ ...insert.many, values: [commands.map(({ id }) => id), commands] })
    return { results: commands.map(({ id }) => ({ id, status: 'accepted' })) }
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
})
process.on('disconnect', () => process.exit(0))
