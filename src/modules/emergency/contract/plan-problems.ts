import { defineProblems } from '#platform/contract/index.ts'

/** Problems of the plan of a period. */
export const planProblems = defineProblems('emergency', {
  plan_open: {
    status: 409,
    text: {
      'zh-Hans': '上一期计划还没有填结果，先结束它再拟新的。',
      'zh-Hant': '上一期計畫還沒有填結果，先結束它再擬新的。',
      en: 'The last plan has no results yet; close it before the next is drafted.',
    },
  },
  plan_overlaps: {
    status: 422,
    text: {
      'zh-Hans': '与上一期的时间重叠。',
      'zh-Hant': '與上一期的時間重疊。',
      en: 'It overlaps with the period before.',
    },
  },
  plan_too_early: {
    status: 422,
    text: {
      'zh-Hans': '不能早于应急响应开始的那一天。',
      'zh-Hant': '不能早於應急響應開始的那一天。',
      en: 'It begins on the first day of the response at the earliest.',
    },
  },
  plan_changed: {
    status: 409,
    text: {
      'zh-Hans': '这份计划刚被别人改过。您写的还在本页，请重新载入对照后再保存。',
      'zh-Hant': '這份計畫剛被別人改過。您寫的還在本頁，請重新載入對照後再儲存。',
      en: 'Somebody else has just changed this plan. What you wrote is still on this page; load theirs, compare, save again.',
    },
  },
  plan_approved: {
    status: 409,
    text: {
      'zh-Hans': '计划已经批准，不能再改。',
      'zh-Hant': '計畫已經批准，不能再改。',
      en: 'The plan is approved and is not changed any more.',
    },
  },
  plan_dropped: {
    status: 409,
    text: {
      'zh-Hans': '这份草稿已经作废。',
      'zh-Hant': '這份草稿已經作廢。',
      en: 'This draft was dropped.',
    },
  },
  plan_not_approved: {
    status: 409,
    text: { 'zh-Hans': '计划还没有批准。', 'zh-Hant': '計畫還沒有批准。', en: 'The plan is not approved yet.' },
  },
  plan_closed: {
    status: 409,
    text: { 'zh-Hans': '这一期已经结束。', 'zh-Hant': '這一期已經結束。', en: 'This period is closed.' },
  },
  plan_empty: {
    status: 422,
    text: {
      'zh-Hans': '先写下至少一个目标。',
      'zh-Hant': '先寫下至少一個目標。',
      en: 'Write down at least one objective first.',
    },
  },
  owner_missing: {
    status: 422,
    text: { 'zh-Hans': '写明由谁负责。', 'zh-Hant': '寫明由誰負責。', en: 'Say who owns it.' },
  },
  target_without_figure: {
    status: 422,
    text: {
      'zh-Hans': '先选一个数字，再定目标值。',
      'zh-Hant': '先選一個數字，再定目標值。',
      en: 'Choose a figure first, then its target.',
    },
  },
  results_missing: {
    status: 422,
    text: {
      'zh-Hans': '每个目标都要有结果。',
      'zh-Hant': '每個目標都要有結果。',
      en: 'Every objective needs its result.',
    },
  },
})
