import { connect } from 'node:net'

/** Sends text to a port as it is, in pieces, and gives back whatever comes. */
export function overSocket(port: number, text: string, more: string[] = []): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text)
      for (const part of more) socket.write(part)
    })
    socket.setTimeout(3000, () => socket.destroy())
    socket.on('data', (bytes) => {
      said += bytes.toString()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(said))
  })
}
