import { defineProblems } from '#platform/contract/index.ts'

/** Problems of incidents. */
export const incidentProblems = defineProblems('incident', {
  wrong_state: {
    status: 409,
    text: {
      'zh-Hans': '这件事现在不在可以这样处理的阶段，请刷新后再看。',
      'zh-Hant': '這件事現在不在可以這樣處理的階段，請重新整理後再看。',
      en: 'This incident is no longer at that stage; look again.',
    },
  },
  into_itself: {
    status: 422,
    text: {
      'zh-Hans': '只能并入另一件还在办的事。',
      'zh-Hant': '只能併入另一件還在辦的事。',
      en: 'It can only be joined into another live incident.',
    },
  },
  no_contact: {
    status: 404,
    text: { 'zh-Hans': '没有留联系方式。', 'zh-Hant': '沒有留聯繫方式。', en: 'No contact was left.' },
  },
})
