import type { Locator } from '@playwright/test'

/** A thumb that counts. */
export class Thumb {
  taps = 0

  async tap(target: Locator): Promise<void> {
    this.taps += 1
    await target.tap()
  }
}
