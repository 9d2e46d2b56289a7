import type { Page } from '@playwright/test'
import { command, newId } from './support/api.ts'
import { minePhone } from './support/pin.ts'
import { accountOf, at, expect, phone, signIn, test } from './support/test.ts'

const ask = async (page: Page, path: string) => (await page.request.get(new URL(path, page.url()).href)).json()
const hour = (from: number) => new Date((Math.floor(Date.now() / 3_600_000) + from) * 3_600_000).toISOString()

test('a resident signs up, is vetted, stands a shift with the phone, and a paper of thanks names the hours', async ({
  people,
  product,
  browser,
}) => {
  test.slow()
  const community = accountOf(product, 'community_leader').place
  const name = '测试邓小兰'

  // Scripts are off: the site is plain pages.
  const plain = await browser.newContext({ ...phone, locale: 'zh-CN', javaScriptEnabled: false })
  const resident = await plain.newPage()
  const receipt =
    await test.step('the resident signs up on the public site; what is wrong is said and nothing is lost', async () => {
      await resident.goto(product.public)
      await resident.getByRole('link', { name: '做志愿者' }).tap()
      await resident.getByLabel('姓名').fill(name)
      await resident.getByLabel('电话').fill('0000 0000777')
      await resident.getByLabel('出生年份').fill('一九九一')
      const places = resident.getByLabel('住在哪个社区（村）')
      const option = places
        .locator('option')
        .filter({ hasText: community.slice(0, 4) })
        .first()
      await places.selectOption((await option.getAttribute('value')) ?? '')
      await resident.getByText('驾驶', { exact: true }).tap()
      await resident.getByText('夜间', { exact: true }).tap()
      await resident.getByRole('button', { name: '报名', exact: true }).tap()
      await expect(resident.getByText('请填四位数的出生年份')).toBeVisible()
      await expect(resident.getByLabel('姓名')).toHaveValue(name)
      await expect(resident.getByLabel('驾驶')).toBeChecked()
      await resident.getByLabel('出生年份').fill('1991')
      await resident.getByRole('button', { name: '报名', exact: true }).tap()
      await expect(resident.getByRole('heading', { name: '已收到报名' })).toBeVisible()
      const code = (await resident.locator('.receipt').textContent()) ?? ''
      expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
      expect(resident.url()).not.toContain(code)
      await resident.getByRole('button', { name: '查看进展' }).tap()
      await expect(resident.getByText('社区还没有处理')).toBeVisible()
      return code
    })

  const leader = await people.atDesk('community_leader')
  const slip = await test.step('the community opens the sign-up, calls, meets, and takes the person in', async () => {
    await leader.getByRole('link', { name: /^志愿者/ }).click()
    // The longest waiting stand first; this one came last.
    const row = leader.getByRole('row').last()
    await expect(row).toContainText('夜间')
    await expect(row).not.toContainText(name)
    await row.click()
    await expect(leader.getByText('先联系或见面，并在上面勾选。')).toBeVisible()
    await expect(leader.getByRole('button', { name: '接收', exact: true })).toBeDisabled()
    await leader.getByRole('button', { name: '查看姓名和电话' }).click()
    await expect(leader.getByTestId('contact')).toContainText(name)
    await leader.getByLabel('已见面').check()
    await expect(leader.getByText(/改了核实情况/)).toBeVisible()
    await leader.getByRole('button', { name: '接收', exact: true }).click()
    const password = (await leader.getByTestId('one-time-password').textContent()) ?? ''
    const username = (await leader.getByRole('dialog').locator('strong').textContent()) ?? ''
    expect(username).toMatch(/^zyz\d{4}/)
    const pages = (await leader.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page[^s]/g)
    expect(pages).toHaveLength(1)
    await leader.getByRole('button', { name: '已交给本人' }).click()
    await expect(leader.getByRole('heading', { name })).toBeVisible()
    return { username, password }
  })

  const own = await browser.newContext({ ...phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const volunteer = await own.newPage()
  await test.step('the volunteer signs in on the phone with the slip and chooses an own password', async () => {
    await minePhone(volunteer)
    await volunteer.goto(product.field)
    await signIn(volunteer, slip)
    await volunteer.getByLabel('当前密码').fill(slip.password)
    await volunteer.getByLabel('新密码', { exact: true }).fill('白马河边的老核桃树二〇二〇')
    await volunteer.getByLabel('再输入一次').fill('白马河边的老核桃树二〇二〇')
    await volunteer.getByRole('button', { name: '修改密码' }).click()
    await expect(volunteer.getByRole('link', { name: '值守' })).toBeVisible()
    // The least of all roles: nothing of a household, nothing of the desk.
    const roll = await volunteer.request.get(at(product.desk, '/api/registry/doors'))
    expect(roll.status()).toBe(403)
  })

  const shift = newId()
  const post = await test.step('the planner finds the volunteer by skill and gives a shift', async () => {
    const { account } = await ask(volunteer, '/api/session')
    const { roles } = await ask(leader, '/api/session')
    const id = newId()
    const made = { kind: 'community_gate', name: `小区门口 ${id.slice(-6)}`, place: roles[0].place, starts: [0] }
    await command(leader, 'duty.definePost', { ...made, need: Array(24).fill(0) }, id)
    const span = { startsAt: hour(-2), endsAt: hour(2) }
    const given = await command(leader, 'duty.assign', {
      shifts: [{ id: shift, post: id, account: account.id, ...span }],
    })
    expect(given.text).toContain('"accepted"')
    await leader.goto(at(product.desk, '/duty'))
    const panel = leader.getByRole('complementary', { name: '人员' })
    await panel.getByLabel('只看志愿者或特长').click()
    await leader.getByText('只看志愿者', { exact: true }).last().click()
    await panel.getByLabel('姓名、单位').fill(name)
    await expect(panel.getByRole('button', { name: new RegExp(`${name}.*志愿者.*驾驶`) })).toBeVisible()
    return { id, name: made.name }
  })

  await test.step('the volunteer checks in at the post with its code', async () => {
    await volunteer.goto(at(product.field, 'duty'))
    await expect(volunteer.getByText(post.name).first()).toBeVisible()
    const { first, codes } = await ask(leader, `/api/duty/codes?post=${post.id}`)
    await volunteer.getByRole('button', { name: '到岗签到' }).tap()
    await volunteer.getByLabel('或输入码下面的 8 位数字').fill(codes[Math.floor(Date.now() / 30_000) - first])
    await volunteer.getByRole('button', { name: '签到', exact: true }).tap()
    await expect(volunteer.getByText(/^在岗/).first()).toBeVisible()
  })

  await test.step('that the phone had no signal when the shift began is agreed, so its hours count', async () => {
    const contest = newId()
    const said = { shift, said: '到岗时手机没有信号' }
    expect((await command(volunteer, 'duty.contest', said, contest)).text).toContain('"accepted"')
    const answer = { contest, upheld: true, said: '现场确认过' }
    expect((await command(leader, 'duty.answerContest', answer)).text).toContain('"accepted"')
  })

  const code = await test.step('the phone shows the hours and the paper of thanks names them', async () => {
    await volunteer.goto(at(product.field, 'me'))
    await volunteer.getByRole('link', { name: '我的服务时长' }).tap()
    await expect(volunteer.getByText(/^[23] 小时$/)).toBeVisible()
    await volunteer.getByRole('button', { name: '开感谢状' }).tap()
    const paper = volunteer.locator('.thanks-paper')
    await expect(paper).toContainText(name)
    await expect(paper).toContainText(/到岗 1 班，志愿服务 [23] 小时/)
    return /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec((await paper.textContent()) ?? '')?.[0] ?? ''
  })

  await test.step('a school checks the paper by its code, without a name; the resident reads the own state', async () => {
    await resident.goto(`${product.public}volunteer/code`)
    await resident.getByLabel('回执编号或感谢状编号').fill(code.toLowerCase())
    await resident.getByRole('button', { name: '查看' }).tap()
    await expect(resident.getByText(/到岗 1 班，志愿服务 [23] 小时/)).toBeVisible()
    await expect(resident.getByText(name)).toHaveCount(0)
    await resident.goto(`${product.public}volunteer/code`)
    await resident.getByLabel('回执编号或感谢状编号').fill(receipt)
    await resident.getByRole('button', { name: '查看' }).tap()
    await expect(resident.getByText('社区已接收')).toBeVisible()
  })

  await test.step('when the community ends the service, the coming shifts are open and the account is closed', async () => {
    await leader.goto(at(product.desk, '/volunteers?state=accepted'))
    await leader.getByRole('row').filter({ hasText: name }).click()
    await leader.getByLabel('为什么结束').click()
    await leader.getByText('任务结束', { exact: true }).last().click()
    await leader.getByRole('button', { name: '结束服务' }).click()
    await expect(leader.getByRole('button', { name: '恢复服务' })).toBeVisible()
    expect((await volunteer.request.get(at(product.desk, '/api/session'))).status()).toBe(401)
  })
  await plain.close()
  await own.close()
})
