import { Agent, request } from 'node:http'

/** An answer: its status and its body's bytes. */
export interface Answer {
  status: number
  body: Buffer
}

/** One client with one kept connection that asks and waits, as one phone or one desk does. */
export interface HttpClient {
  /** Sends one request; rejects when the connection ends before the answer. */
  ask(method: 'GET' | 'POST', path: string, body?: string): Promise<Answer>
  close(): void
}

/** Connects to a server of this machine. `cookie` goes with every request. */
export function openClient(port: number, cookie?: string): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    ask: (method, path, body) =>
      new Promise((resolve, reject) => {
        const headers = {
          'accept-language': 'zh-Hans',
          ...(cookie && { cookie }),
          ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        }
        const asked = request({ agent, host: '127.0.0.1', port, method, path, headers }, (answer) => {
          const pieces: Buffer[] = []
          answer.on('data', (piece: Buffer) => pieces.push(piece))
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(pieces) }))
          answer.on('error', reject)
        })
        asked.on('error', reject)
        asked.end(body)
      }),
    close: () => agent.destroy(),
  }
}
