import { existsSync } from 'node:fs'
import { run } from './run.ts'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Chromium of this machine; on Debian or Ubuntu as root it is installed when it lacks. Throws a sentence that says what to do. */
export async function findChromium(say: (text: string) => void): Promise<string> {
  const given = process.env.LIANFANG_CHROMIUM
  if (given) return given
  const found = places.find((path) => existsSync(path))
  if (found) return found
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    say('Installing Chromium and a Chinese font (apt-get) ...')
    await run('apt-get', ['update', '-qq'], false)
    const installed = await run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], false, {
      DEBIAN_FRONTEND: 'noninteractive',
    })
    const now = places.find((path) => existsSync(path))
    if (installed.code === 0 && now) return now
  }
  throw new Error(
    'The journeys need Chromium or Google Chrome. Install it (Debian, Ubuntu: apt-get install chromium fonts-noto-cjk), or name it in LIANFANG_CHROMIUM.',
  )
}
