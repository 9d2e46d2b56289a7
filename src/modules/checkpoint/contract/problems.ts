import { defineProblems } from '#platform/contract/index.ts'

/** Problems of checkpoints. */
export const checkpointProblems = defineProblems('checkpoint', {
  in_future: {
    status: 422,
    text: {
      'zh-Hans': '通行时间在将来，请核对手机时间。',
      'zh-Hant': '通行時間在將來，請核對手機時間。',
      en: 'The pass lies in the future; check the clock.',
    },
  },
  head_count: {
    status: 422,
    text: {
      'zh-Hans': '名单 {{listed}} 人，清点 {{headCount}} 人，两数须一致。',
      'zh-Hant': '名單 {{listed}} 人，清點 {{headCount}} 人，兩數須一致。',
      en: 'The list has {{listed}}, the head count is {{headCount}}; they must match.',
    },
    detail: ['listed', 'headCount'],
  },
  listed_twice: {
    status: 422,
    text: {
      'zh-Hans': '名单第 {{row}} 人与第 {{first}} 人姓名和证件相同，请去掉一个。',
      'zh-Hant': '名單第 {{row}} 人與第 {{first}} 人姓名和證件相同，請去掉一個。',
      en: 'Person {{row}} of the list has the same name and paper as person {{first}}; take one away.',
    },
    detail: ['row', 'first'],
  },
  changed_meanwhile: {
    status: 409,
    text: {
      'zh-Hans': '有人刚刚改过这个卡口，请看过现在的内容后再改。',
      'zh-Hant': '有人剛剛改過這個卡口，請看過現在的內容後再改。',
      en: 'Somebody has just changed this checkpoint; look at it as it is now, then change it.',
    },
  },
  post_taken: {
    status: 409,
    text: {
      'zh-Hans': '这个值守点已经归另一个卡口，请另选一个。',
      'zh-Hant': '這個值守點已經歸另一個卡口，請另選一個。',
      en: 'This duty post keeps another checkpoint already; choose another one.',
    },
  },
  breach_state: {
    status: 409,
    text: {
      'zh-Hans': '该事件已由他人接收或办结。',
      'zh-Hant': '該事件已由他人接收或辦結。',
      en: 'This incident was received or closed already.',
    },
  },
})
