import { createDecipheriv, createECDH, createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a double of somebody outside got. */
export interface Got {
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
}
/** How it answers the next request; `never` takes it and says nothing. */
export type Reply = { status: number; body?: string; headers?: Record<string, string> } | 'never' | 'cut'

/** Somebody outside: a push service, a gateway, a robot. Answers what it was told to, then 200. */
export interface Receiver {
  url: string
  got: Got[]
  replies: Reply[]
  /** What it says when nothing else was told. */
  usual: Reply
  stop(): Promise<void>
}

/** Starts a double on this machine. */
export async function startReceiver(usual: Reply = { status: 200, body: '{"errcode":0}' }): Promise<Receiver> {
  const waiting = new Set<ServerResponse>()
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    receiver.got.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) })
    const reply = receiver.replies.shift() ?? receiver.usual
    if (reply === 'never') return void waiting.add(response)
    if (reply === 'cut') return void request.socket.destroy()
    response.writeHead(reply.status, reply.headers).end(reply.body ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got: [],
    replies: [],
    usual,
    async stop() {
      for (const response of waiting) response.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return receiver
}

/** A browser with keys of its own, as it would subscribe, that opens what reaches it (RFC 8291, aes128gcm). */
export function makeBrowser(endpoint: string) {
  const ecdh = createECDH('prime256v1')
  const p256dh = ecdh.generateKeys()
  const auth = randomBytes(16)
  return {
    subscription: { endpoint, p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') },
    open(body: Buffer): string {
      const salt = body.subarray(0, 16)
      const keyLength = body.readUInt8(20)
      const sender = body.subarray(21, 21 + keyLength)
      const sealed = body.subarray(21 + keyLength)
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, sender])
      const input = expand(extract(auth, ecdh.computeSecret(sender)), info, 32)
      const prk = extract(salt, input)
      const key = expand(prk, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
      const nonce = expand(prk, Buffer.from('Content-Encoding: nonce\0'), 12)
      const decipher = createDecipheriv('aes-128-gcm', key, nonce)
      decipher.setAuthTag(sealed.subarray(-16))
      const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
      // The padding is a delimiter of 2 in the last record, and zeros.
      return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8')
    },
  }
}

const extract = (salt: Buffer, key: Buffer) => createHmac('sha256', salt).update(key).digest()
const expand = (key: Buffer, info: Buffer, length: number) =>
  createHmac('sha256', key).update(info).update(Buffer.of(1)).digest().subarray(0, length)
