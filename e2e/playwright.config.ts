import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import { places } from '../scripts/lib/chromium.ts'

const executablePath = process.env.LIANFANG_CHROMIUM ?? places.find((path) => existsSync(path))

/** Each worker has a demo county of its own, and its journeys run one after the other in it. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.journey.ts',
  outputDir: '../test-results',
  workers: 2,
  fullyParallel: false,
  // A journey that fails is walked once more, in a fresh county of a new worker: what one journey left for another, or a page that
  // came late on a busy machine, is told from what does not work. The report names it as flaky.
  retries: 1,
  // Long enough for a machine that is busy with other things; a journey that waits for nothing ends no later for it.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/journeys.json' }]],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Drawing every frame of a dialog that opens costs a third of the time of a machine without a graphics card.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 45_000,
    navigationTimeout: 45_000,
    // Recording every step costs a third of the time; LIANFANG_TRACE=1 does it where a failure must be understood.
    trace: process.env.LIANFANG_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
