/**
 * Progress on the standard error, so that the standard output stays for results. Steps may run side by side; each that
 * takes more than a second shows how long, and one that takes long shows that it lives.
 */
import { type MessageKey, say } from './messages.ts'

/** Shows what goes on. */
export interface Progress {
  /** Runs one step under its name. */
  step<T>(key: MessageKey, run: () => Promise<T>): Promise<T>
  /** Shows the words of a step that reports itself, at most once a second. */
  detail(text: string): void
  note(text: string): void
}

const WORTH_SAYING = 1000
const SIGN_OF_LIFE = 5000

/** Progress as lines on a stream; plain text, whether at a terminal or not. */
export function openProgress(out: { write(text: string): unknown } = process.stderr): Progress {
  let lastDetail = 0
  const line = (text: string) => out.write(`${text}\n`)
  return {
    note: line,
    detail: (text) => {
      if (Date.now() - lastDetail < WORTH_SAYING) return
      lastDetail = Date.now()
      line(`  ${text}`)
    },
    step: async (key, run) => {
      const begun = Date.now()
      const seconds = () => `${((Date.now() - begun) / 1000).toFixed(1)} s`
      line(`${say(key)} ...`)
      const timer = setInterval(() => line(`${say(key)} ... ${seconds()}`), SIGN_OF_LIFE)
      try {
        const result = await run()
        if (Date.now() - begun > WORTH_SAYING) line(`${say(key)}: ${seconds()}`)
        return result
      } finally {
        clearInterval(timer)
      }
    },
  }
}
