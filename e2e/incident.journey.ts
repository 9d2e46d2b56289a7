import { expect, test } from './support/test.ts'

/** A small grey square. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADklEQVR4nGNogAIGyhgAgIQgAQ2AJGEAAAAASUVORK5CYII=',
  'base64',
)

test('a grid worker reports a shortage of medicine without signal; it is assigned, settled and told back', async ({
  people,
}) => {
  const worker = await people.onPhone('grid_worker', '人民东路')
  const what = `独居老人断药，需要降压药 ${Date.now()}`
  await test.step('without signal it is kept on the phone', async () => {
    await worker.getByRole('link', { name: '我' }).tap()
    await worker.getByRole('link', { name: '事件' }).tap()
    await worker.getByRole('button', { name: '上报事件' }).tap()
    await expect(worker.getByText('是哪种事')).toBeVisible()
    await worker.context().setOffline(true)
    await worker.getByRole('button', { name: '上报' }).tap()
    await expect(worker.getByText('请选是哪种事。')).toBeVisible()
    await worker.getByRole('radio', { name: '缺药就医' }).check()
    await worker.getByLabel('什么事').fill(what)
    await worker.getByLabel('电话（可不填）').fill('00000000001')
    await worker.getByRole('button', { name: '上报' }).tap()
    await expect(worker.getByRole('heading', { name: '事件' })).toBeVisible()
    await worker.context().setOffline(false)
  })

  const leader = await people.atDesk('dispatcher', '龙安镇')
  await test.step('the desk has it as soon as the phone has signal, and gives it to the health office', async () => {
    await leader.getByRole('link', { name: /^事件/ }).click()
    await leader.getByRole('row', { name: new RegExp(what) }).click()
    await leader.getByRole('combobox', { name: '派给哪个单位' }).fill('卫生')
    await leader.getByTitle(/卫生/).first().click()
    await leader.getByRole('button', { name: /^派\s?单$/ }).click()
    await expect(leader.getByText('在办', { exact: true })).toBeVisible()
  })

  await test.step('whoever reported adds a photo of the prescription on the phone', async () => {
    await worker.getByRole('listitem').filter({ hasText: what }).getByRole('link').tap()
    await expect(worker.getByText(what)).toBeVisible()
    await worker.getByRole('button', { name: '记一笔' }).tap()
    await expect(worker.getByText('请写一句情况。')).toBeVisible()
    await worker.getByLabel('现在怎么样了').fill('处方照片')
    await worker
      .getByLabel('拍照', { exact: true })
      .and(worker.locator('input'))
      .setInputFiles({ name: '处方.png', mimeType: 'image/png', buffer: picture })
    await worker.getByRole('button', { name: '记一笔' }).tap()
    await expect(worker.getByText('请看一遍并勾选，或去掉这个文件。')).toBeVisible()
    await worker.getByLabel('我看过，里面没有不该发出去的号码').check()
    await worker.getByRole('button', { name: '记一笔' }).tap()
    await expect(worker.getByRole('button', { name: /处方/ })).toBeVisible()
    await worker.goBack()
  })

  const health = await people.atDesk('health_officer')
  await test.step('the agency in charge sees whom to call against a reason, and settles it', async () => {
    await health.getByRole('link', { name: /^事件/ }).click()
    await health.getByRole('row', { name: new RegExp(what) }).click()
    const saving = health.waitForEvent('download')
    await health
      .getByRole('button', { name: /处方/ })
      .or(health.getByRole('link', { name: /处方/ }))
      .first()
      .click()
    expect((await saving).suggestedFilename()).toMatch(/^处方\.png$/)
    await expect(health.getByText('00000000001')).toBeHidden()
    await health.getByLabel('为什么要看联系人（会记下来）').fill('送药前联系')
    await health.getByRole('button', { name: '看联系人' }).click()
    await expect(health.getByText('00000000001')).toBeVisible()
    await health.getByLabel('情况、结果或回告的话').fill('药已送到家')
    await health.getByRole('button', { name: '办完了' }).click()
    await expect(health.getByText('已办待回告')).toBeVisible()
  })

  await test.step('whoever reported is told, and reads it on the phone', async () => {
    await expect(leader.getByText('送药前联系')).toBeVisible()
    await leader.getByLabel('情况、结果或回告的话').fill('已告知网格员')
    await leader.getByRole('button', { name: '已回告，办结' }).click()
    await expect(leader.getByText('已办结', { exact: true })).toBeVisible()
    await worker.reload()
    await expect(worker.getByText('结果：药已送到家')).toBeVisible()
  })
  await leader.goto(new URL('/incidents?show=closed', leader.url()).href)
  await expect(leader.getByRole('row', { name: new RegExp(what) })).toBeVisible()
  await leader.getByRole('button', { name: '登记事件' }).click()
})
