import { expect, test } from './support/test.ts'

const paper = `各乡镇、各部门：
为做好联防联控，现提出六条要求。
一、守好卡口、医疗点和转运点
二、及早排查、化解矛盾纠纷
三、及时回应不实信息
四、依法惩处违法行为
五、发动群众群防群治，按时走到每一户
六、做好本单位内部防控，每日上报职工健康情况`

test('a directive of six demands goes out to every town and department; a town that does not answer is chased until it does', async ({
  people,
}) => {
  const commander = await people.atDesk('commander')
  const number = await test.step('six demands are pasted, and go out in one press', async () => {
    await commander.getByRole('link', { name: /^通知/ }).click()
    await commander.getByRole('button', { name: '起草通知' }).click()
    await commander.getByRole('button', { name: '粘贴已有文稿' }).click()
    await commander.getByRole('textbox', { name: '粘贴文稿' }).fill(paper)
    await commander.getByRole('button', { name: '分成 6 条' }).click()
    await commander.getByLabel('标题').fill('关于做好联防联控六项工作的通知')
    await commander.getByRole('button', { name: '明日 18:00' }).click()
    await commander.getByRole('button', { name: /^全部县级部门/ }).click()
    await commander.getByRole('button', { name: '全部乡镇 20 个' }).click()
    await commander.getByRole('combobox', { name: '第 5 条怎么回报' }).click()
    await commander.getByTitle('已到访户数（系统自动填）').click()
    // The second demand has somebody in charge in one of the towns.
    const second = commander.getByRole('listitem').filter({ has: commander.getByLabel('第 2 条要求') })
    await second.getByRole('button', { name: '单独设期限或责任单位' }).click()
    await second.getByRole('button', { name: '指定责任人（可不填）' }).click()
    await second.getByRole('combobox', { name: /^龙安镇.*的责任人$/ }).click()
    await commander.getByTitle(/ · 包片领导$/).click()
    // A reload loses nothing of it.
    await commander.reload()
    await expect(commander.getByLabel('标题')).toHaveValue('关于做好联防联控六项工作的通知')
    await expect(commander.getByLabel('第 6 条要求')).toHaveValue(/每日上报/)
    await expect(commander.getByRole('button', { name: '责任人（已指定 1 人）' })).toBeVisible()
    await commander.getByRole('button', { name: '发出通知' }).click()
    const row = commander.getByRole('row', { name: /关于做好联防联控六项工作的通知/ })
    await row.click()
    await expect(commander.getByRole('columnheader', { name: '第 6 条' })).toBeVisible()
    await expect(commander.getByRole('row', { name: /龙安镇/ }).getByText('未签收')).toHaveCount(6)
    return commander.url().split('/').at(-1) ?? ''
  })
  const cell = (ord: number) => commander.getByRole('button', { name: new RegExp(`龙安镇.*第 ${ord} 条`) })

  const leader = await people.atDesk('area_leader', '龙安镇')
  await test.step('who is in charge of a demand finds it first, signs for it alone and answers', async () => {
    await leader.getByRole('link', { name: /^通知/ }).click()
    await leader.getByRole('checkbox', { name: '只看由我负责的' }).click()
    await expect(leader.getByRole('checkbox', { name: '只看由我负责的' })).toBeChecked()
    await expect(leader.getByRole('link', { name: /由我负责 2\. 及早排查/ })).toHaveCount(1)
    await leader.getByRole('link', { name: /由我负责 2\. 及早排查/ }).click()
    const first = leader.getByRole('listitem').filter({ hasText: '由我负责' }).first()
    await expect(first).toContainText('2. 及早排查')
    await leader.getByRole('button', { name: '签收由我负责的 1 项' }).click()
    await expect(first.getByText('已签收')).toBeVisible()
    await expect(leader.getByRole('button', { name: '签收 5 项' })).toBeVisible()
  })

  const town = await people.atDesk('dispatcher', '龙安镇')
  await test.step('the town is chased, reads it on its own page, signs and asks', async () => {
    await cell(1).click()
    await commander.getByPlaceholder('答复、意见或催办的话').fill('请今晚前回话')
    await commander
      .getByRole('button', { name: '催 办' })
      .or(commander.getByRole('button', { name: '催办' }))
      .last()
      .click()
    await expect(commander.getByRole('dialog').getByText('请今晚前回话').last()).toBeVisible()
    await commander.getByRole('button', { name: 'Close' }).or(commander.getByLabel('关闭')).first().click()
    await town.getByRole('link', { name: /^通知/ }).click()
    await expect(town.getByText(/已催办 1 次 · 指挥部：请今晚前回话/)).toBeVisible()
    await town.getByRole('link', { name: /守好卡口/ }).click()
    await town.getByRole('button', { name: '签收 5 项' }).click()
    await expect(town.getByText('已签收')).toHaveCount(6)
    await town.getByRole('button', { name: '提出疑问' }).first().click()
    await town.getByLabel('问什么').fill('每个点几个人？')
    await town.getByRole('dialog').getByRole('button', { name: '提出疑问' }).click()
    await expect(town.getByText('有疑问')).toBeVisible()
  })

  await test.step('the question is answered; the report is returned once and then signed off', async () => {
    await expect(cell(1).getByText('有疑问')).toBeVisible()
    await cell(1).click()
    await commander.getByPlaceholder('答复、意见或催办的话').fill('每点两人，两班倒')
    await commander.getByRole('button', { name: /^答\s?复$/ }).click()
    const first = town.getByRole('listitem').filter({ hasText: '1. 守好卡口' })
    await expect(first.getByText('已签收')).toBeVisible()
    await first.getByRole('button', { name: /^回\s?报$/ }).click()
    await town.getByLabel('办理结果').fill('四个点已到岗')
    await town
      .getByRole('dialog')
      .getByRole('button', { name: /^回\s?报$/ })
      .click()
    await expect(first.getByText('已回报')).toBeVisible()
    await commander.getByPlaceholder('答复、意见或催办的话').fill('还差两个点')
    await commander.getByRole('button', { name: '退回重办' }).click()
    await expect(first.getByText('退回')).toBeVisible()
    await first.getByRole('button', { name: /^回\s?报$/ }).click()
    await town.getByLabel('办理结果').fill('六个点全部到岗')
    await town
      .getByRole('dialog')
      .getByRole('button', { name: /^回\s?报$/ })
      .click()
    await commander.getByRole('button', { name: '同意销号' }).click()
    await expect(first.getByText('已销号')).toBeVisible()
  })

  await test.step('another of the town stands in for who is in charge; the issuer reads for whom, and names somebody else', async () => {
    const second = town.getByRole('listitem').filter({ hasText: '2. 及早排查' }).filter({ hasText: '责任人：' })
    await second.getByRole('button', { name: /^回\s?报$/ }).click()
    await town.getByLabel('办理结果').fill('三起纠纷都已化解')
    await town
      .getByRole('dialog')
      .getByRole('button', { name: /^回\s?报$/ })
      .click()
    await expect(second.getByText('已回报')).toBeVisible()
    await commander.getByRole('button', { name: 'Close' }).or(commander.getByLabel('关闭')).first().click()
    await cell(2).click()
    const drawer = commander.getByRole('dialog')
    await expect(drawer.getByRole('listitem').filter({ hasText: '三起纠纷都已化解' })).toContainText('，代 ')
    await drawer.getByRole('button', { name: '更改责任人' }).click()
    await commander.getByRole('combobox', { name: '责任人' }).click()
    await commander.getByTitle(/ · 网格调度员$/).click()
    await commander.getByRole('button', { name: /^保\s?存$/ }).click()
    await expect(drawer.getByText(/责任人定为.+（原为/)).toBeVisible()
    await expect(town.getByRole('listitem').filter({ hasText: '2. 及早排查' }).getByText('由我负责')).toBeVisible()
  })

  await test.step('a number that the system knows fills itself', async () => {
    const fifth = town.getByRole('listitem').filter({ hasText: '5. 发动群众' })
    await expect(fifth.getByText(/现在已到访 .+ \/ .+ 户/)).toBeVisible()
    await fifth.getByRole('button', { name: /^回\s?报$/ }).click()
    await town.getByLabel('办理结果').fill('见数')
    await town
      .getByRole('dialog')
      .getByRole('button', { name: /^回\s?报$/ })
      .click()
    await expect(fifth.getByText('已回报')).toBeVisible()
  })

  await test.step('another town sees nothing of it', async () => {
    const police = await people.atDesk('agency_staff')
    await police.goto(new URL(`/directives/${number}`, police.url()).href)
    await expect(police.getByText('我们单位的 6 项')).toBeVisible()
    await expect(police.getByText('四个点已到岗')).toBeHidden()
  })
})
