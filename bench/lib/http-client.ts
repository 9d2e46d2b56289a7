/**
 * One keep-alive HTTP connection that asks and waits, as one phone or one desk does. Written on the bare socket, since
 * the load generator shares the machine's cores with what it measures: what it saves, both sides of a comparison keep.
 */
import { createConnection, type Socket } from 'node:net'

/** An answer: its status and its body's bytes. */
export interface Answer {
  status: number
  body: Buffer
}

/** A connection of one client. */
export interface HttpClient {
  /** Sends one request; rejects when the connection ends before the answer. */
  ask(method: 'GET' | 'POST', path: string, body?: string): Promise<Answer>
  close(): void
}

const headEnd = Buffer.from('\r\n\r\n')

/** Connects to a server of this machine. `cookie` goes with every request. */
export async function openClient(port: number, cookie?: string): Promise<HttpClient> {
  const socket = await connect(port)
  const more = `host: 127.0.0.1:${port}\r\n${cookie ? `cookie: ${cookie}\r\n` : ''}accept-language: zh-Hans\r\n`
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined
  let held: Buffer = Buffer.alloc(0)
  const fail = (error: Error) => {
    waiting?.reject(error)
    waiting = undefined
  }
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('connection closed')))
  socket.on('data', (data) => {
    held = held.length === 0 ? data : Buffer.concat([held, data])
    const answer = parse(held)
    if (!answer) return
    held = Buffer.alloc(0)
    const { resolve } = waiting as NonNullable<typeof waiting>
    waiting = undefined
    resolve(answer)
  })
  return {
    ask: (method, path, body) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        const length =
          body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
        socket.write(`${method} ${path} HTTP/1.1\r\n${more}${length}\r\n${body ?? ''}`)
      }),
    close: () => socket.destroy(),
  }
}

function connect(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ port, host: '127.0.0.1', noDelay: true }, () => {
      socket.off('error', reject)
      resolve(socket)
    })
    socket.once('error', reject)
  })
}

/** The answer once all of it is there. Both servers say how long their bodies are. */
function parse(data: Buffer): Answer | undefined {
  const end = data.indexOf(headEnd)
  if (end < 0) return undefined
  const head = data.toString('latin1', 0, end)
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1])
  if (Number.isNaN(length)) throw new Error('an answer without content-length')
  const begin = end + headEnd.length
  if (data.length < begin + length) return undefined
  return { status: Number(head.slice(9, 12)), body: data.subarray(begin, begin + length) }
}
