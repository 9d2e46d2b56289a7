import { defineProblems } from '#platform/contract/index.ts'

const text = (hans: string, hant: string, en: string) => ({ 'zh-Hans': hans, 'zh-Hant': hant, en })

/** Problems of leads. */
export const leadProblems = defineProblems('lead', {
  wrong_state: {
    status: 409,
    text: text(
      '这条线索现在不能这样处理，请刷新后再看。',
      '這條線索現在不能這樣處理，請重新整理後再看。',
      'This lead is no longer at that stage; look again.',
    ),
  },
  returned: {
    status: 409,
    text: text('这份名单已经反馈。', '這份名單已經回饋。', 'This list has gone back already.'),
  },
  other_list: {
    status: 409,
    text: text(
      '同一份名单的来源、标题和时限要一致。',
      '同一份名單的來源、標題和時限要一致。',
      'Lots of one list have one sender, title and urgency.',
    ),
  },
  not_all_answered: {
    status: 409,
    detail: ['count'],
    text: text(
      '还有 {{count}} 条没有结果，不能反馈。',
      '還有 {{count}} 條沒有結果，不能回饋。',
      '{{count}} leads have no answer yet.',
    ),
  },
  agencies_missing: {
    status: 422,
    text: text('请选择单位。', '請選擇單位。', 'Choose the agencies.'),
  },
  own_agency: {
    status: 422,
    text: text(
      '请选别的单位，这条线索已在本单位。',
      '請選別的單位，這條線索已在本單位。',
      'Choose another agency: it is your own already.',
    ),
  },
  nothing_to_adopt: {
    status: 409,
    text: text('那一条没有可用的结果。', '那一條沒有可用的結果。', 'That one has no answer to take over.'),
  },
  no_emergency: {
    status: 409,
    text: text(
      '没有生效的应急响应，不能导入人员名单。',
      '沒有生效的應急響應，不能匯入人員名單。',
      'No emergency is in force: no list of persons can come in.',
    ),
  },
})
