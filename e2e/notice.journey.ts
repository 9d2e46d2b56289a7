import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { command, newId } from './support/api.ts'
import { minePhone } from './support/pin.ts'
import { newPlace, type RunningProduct, runIn } from './support/product.ts'
import { accountOf, at, test as base, expect, newDesk, phone, signIn } from './support/test.ts'

/** A gateway for short messages that keeps what it is given. */
async function startGateway() {
  const got: { to: string; text: string }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += String(part)
    got.push(JSON.parse(body))
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { got, url: `http://127.0.0.1:${port}/sms`, stop: () => new Promise((resolve) => server.close(resolve)) }
}

/** The evening and the morning of one night, far from any real night that the journey may run in. */
const evening = new Date('2020-02-08T22:30:00+08:00')
const morning = new Date('2020-02-09T07:01:00+08:00')
const hour = (from: Date, hours: number) =>
  new Date((Math.floor(from.getTime() / 3_600_000) + hours) * 3_600_000).toISOString()
const ask = async (page: Page, path: string) => (await page.request.get(new URL(path, page.url()).href)).json()

base(
  'a standby member on duty acknowledges an urgent call-out; a leader with quiet hours gets the rest in the morning',
  async ({ browser }) => {
    base.slow()
    const place = await newPlace()
    const gateway = await startGateway()
    let product: RunningProduct = await runIn(place, 'demo', evening)
    const comeIn = async (role: string, where: string, kind: 'desk' | 'phone') => {
      const page =
        kind === 'desk'
          ? await newDesk(browser)
          : await (
              await browser.newContext({
                ...phone,
                locale: 'zh-CN',
                timezoneId: 'Asia/Shanghai',
                permissions: ['notifications'],
              })
            ).newPage()
      if (kind === 'phone') await minePhone(page)
      await page.goto(kind === 'desk' ? product.desk : product.field)
      await signIn(page, accountOf(product, role, where))
      return page
    }
    try {
      const administrator = await comeIn('administrator', '', 'desk')
      await base.step('the administrator sets up the gateway for short messages', async () => {
        await administrator.getByRole('link', { name: '消息通道' }).click()
        await expect(administrator.getByText('还没有消息通道')).toBeVisible()
        await administrator.getByRole('button', { name: '添加通道' }).click()
        const dialog = administrator.getByRole('dialog')
        await dialog.getByLabel('种类').click()
        await administrator.getByTitle('短信网关').click()
        await dialog.getByLabel('名称').fill('县短信网关')
        await dialog.getByLabel('地址', { exact: true }).fill(gateway.url)
        await dialog.getByRole('button', { name: /保\s*存/ }).click()
        // An address of this machine is a slip or an attack, unless somebody says that it is meant.
        await expect(dialog.getByText(/内部网络或本机的地址/)).toBeVisible()
        await dialog.getByLabel(/地址在内部网络/).check()
        await dialog.getByRole('button', { name: /保\s*存/ }).click()
        await expect(dialog).toBeHidden()
        await expect(administrator.getByRole('cell', { name: '县短信网关' })).toBeVisible()
      })

      const leader = await comeIn('area_leader', '龙安镇', 'desk')
      await base.step('the leader keeps the quiet hours, and wants duty by short message', async () => {
        await leader.goto(at(product.desk, 'me'))
        await expect(leader.getByText('22:00')).toBeVisible()
        await expect(leader.getByText('07:00')).toBeVisible()
        await leader.getByLabel('接收短信的手机号').fill('000 0000 0007')
        await leader.getByRole('checkbox', { name: '值守 短信' }).check()
        await leader.getByRole('button', { name: /保\s*存/ }).click()
        await expect(leader.getByText('已保存：*0007')).toBeVisible()
      })

      const planner = await comeIn('dispatcher', '平武县', 'desk')
      const member = await comeIn('grid_worker', '伊瓦岱', 'phone')
      await expect(member.getByRole('link', { name: /^消息提醒/ })).toBeVisible()
      await base.step('a push says how many, whatever it is about, in the words of the phone', async () => {
        const tools = await member.context().newCDPSession(member)
        const known = Promise.withResolvers<string>()
        tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
          const own = registrations.find(({ scopeURL }) => scopeURL.endsWith('/field/'))
          if (own) known.resolve(own.registrationId)
        })
        await tools.send('ServiceWorker.enable')
        const origin = new URL(product.field).origin
        await member.evaluate('navigator.serviceWorker.ready.then(() => true)')
        const registrationId = await known.promise
        // A browser without a window shows no notifications: what it is asked to show is what counts.
        const [worker] = member.context().serviceWorkers()
        await worker?.evaluate(`self.told = []
          ServiceWorkerRegistration.prototype.showNotification = async (title, { body }) => void self.told.push([title, body])`)
        await tools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: '{"n":2}' })
        const shown = () => worker?.evaluate('self.told')
        await expect.poll(shown).toEqual([['联防', '有 2 条消息提醒，打开后查看。']])
      })
      const post = newId()
      await base.step('in the night the planner puts both on the roster and calls the standby team out', async () => {
        const { roles } = await ask(planner, '/api/session')
        const [{ account: night }, { account: lead }] = [
          await ask(member, '/api/session'),
          await ask(leader, '/api/session'),
        ]
        const made = { kind: 'standby', name: '夜间备勤', place: roles[0].place, starts: [0], need: Array(24).fill(0) }
        await command(planner, 'duty.definePost', made, post)
        const shift = (account: string, from: number) => ({
          id: newId(),
          post,
          account,
          startsAt: hour(evening, from),
          endsAt: hour(evening, from + 1),
        })
        for (const one of [shift(night.id, 0), shift(lead.id, 30), shift(lead.id, 60)])
          expect((await command(planner, 'duty.assign', { shifts: [one] })).text).toContain('accepted')
        expect((await command(planner, 'duty.callOut', { post, whereTo: '白马卡口', what: '增援' })).text).toContain(
          'accepted',
        )
      })

      await base.step(
        'it stands on the phone of whoever is on duty, at night, and is acknowledged with one tap',
        async () => {
          await expect(member.getByText(/值守点出动，请立即响应/).first()).toBeVisible()
          await member.getByRole('button', { name: '确认收到并查看' }).tap()
          await expect(member.getByText('白马卡口').first()).toBeVisible()
          await expect(member.getByText(/值守点出动，请立即响应/)).toHaveCount(0)
        },
      )

      await base.step('the planner sees who acknowledged and when', async () => {
        await planner.goto(at(product.desk, 'notices?show=sent'))
        await expect(planner.getByText('1 人中 1 人已确认')).toBeVisible()
      })

      await base.step('the leader is not woken up; who looks finds it', async () => {
        // Nobody stands at the county's own posts in this night: their holes are told too, and no louder.
        await leader.getByRole('link', { name: /消息提醒，\d+ 条未读/ }).click()
        await expect(leader.getByText('排了您的班')).toHaveCount(2)
        // The worker has planned both for the morning by now.
        await leader.waitForTimeout(3000)
        expect(gateway.got).toEqual([])
      })

      await base.step('the morning comes, and with it one message about all of it', async () => {
        await product.stop()
        product = await runIn(place, 'demo', morning)
        await expect.poll(() => gateway.got.length, { timeout: 60_000 }).toBe(1)
        expect(gateway.got).toEqual([
          expect.objectContaining({
            to: '00000000007',
            text: expect.stringMatching(/^【平武县联防】您有 \d+ 条未读消息提醒，请打开联防平台查看。$/),
          }),
        ])
        const desk = await comeIn('area_leader', '龙安镇', 'desk')
        await desk.getByRole('link', { name: /消息提醒，\d+ 条未读/ }).click()
        await desk.getByText('排了您的班').first().click()
        await expect(desk).toHaveURL(/\/duty$/)
        await desk.goBack()
        // A hole that comes near in this minute is one more.
        await expect(async () => {
          const all = desk.getByRole('button', { name: '全部标为已读' })
          if (await all.isVisible()) await all.click()
          await expect(desk.getByRole('link', { name: '消息提醒，没有未读' })).toBeVisible({ timeout: 3000 })
        }).toPass()
      })

      await base.step('the log tells the administrator that it went, not to whom nor what', async () => {
        const again = await comeIn('administrator', '', 'desk')
        await again.getByRole('link', { name: '消息通道' }).click()
        await expect(again.getByText('已送达').first()).toBeVisible()
        await expect(again.getByText('合并').first()).toBeVisible()
        await expect(again.getByText('00000000007')).toHaveCount(0)
      })
    } finally {
      await product.stop()
      await gateway.stop()
      place.remove()
    }
  },
)
