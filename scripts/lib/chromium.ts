import { existsSync } from 'node:fs'
import { run } from './run.ts'

/** Chromium without any window of its own: what a journey needs, at two thirds of the work. Debian packs it by itself. */
const shell = '/usr/bin/chromium-headless-shell'

/** Where a browser is sought, in this order. */
export const places = [
  shell,
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
  const find = () => places.find((path) => existsSync(path))
  const mayInstall = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  if (mayInstall && find() !== shell) {
    say('Installing Chromium and a Chinese font (apt-get) ...')
    await install(
      find()
        ? [['chromium-headless-shell']]
        : [
            ['chromium-headless-shell', font],
            ['chromium', font],
          ],
    )
  }
  const found = find()
  if (found) return found
  throw new Error(
    'The journeys need Chromium or Google Chrome. Install it (Debian, Ubuntu: apt-get install chromium fonts-noto-cjk), or name it in LIANFANG_CHROMIUM.',
  )
}

const font = 'fonts-noto-cjk'

/** Installs the first of several choices that the machine's archive has. Without a network it gives up within two minutes. */
async function install(choices: readonly (readonly string[])[]): Promise<void> {
  const patience = ['-o', 'Acquire::http::Timeout=10', '-o', 'Acquire::https::Timeout=10', '-o', 'Acquire::Retries=0']
  const apt = (...args: readonly string[]) =>
    run('timeout', ['120', 'apt-get', ...patience, '-qq', ...args], false, { DEBIAN_FRONTEND: 'noninteractive' })
  await apt('update')
  for (const packages of choices) if ((await apt('install', '-y', ...packages)).code === 0) return
}
