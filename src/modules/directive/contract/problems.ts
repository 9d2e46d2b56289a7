import { defineProblems } from '#platform/contract/index.ts'

/** Problems of directives. */
export const directiveProblems = defineProblems('directive', {
  due_in_past: {
    status: 422,
    text: { 'zh-Hans': '期限已过。', 'zh-Hant': '期限已過。', en: 'The deadline has passed.' },
  },
  withdrawn: {
    status: 409,
    text: { 'zh-Hans': '这份通知已经撤回。', 'zh-Hant': '這份通知已經撤回。', en: 'This directive was withdrawn.' },
  },
  given_by_level: {
    status: 409,
    text: {
      'zh-Hans': '这份通知由响应级别下达，随级别调整而终止，不能单独撤回。',
      'zh-Hant': '這份通知由響應級別下達，隨級別調整而終止，不能單獨撤回。',
      en: 'This directive was given by the response level; it ends with the level and is not taken back by hand.',
    },
  },
  unknown_objective: {
    status: 422,
    text: {
      'zh-Hans': '这个目标不在现在的工作计划里。',
      'zh-Hant': '這個目標不在現在的工作計畫裡。',
      en: 'The present plan has no such objective.',
    },
  },
  unknown_proof: {
    status: 422,
    text: {
      'zh-Hans': '找不到这条记录，或者它不属于您的辖区和单位；请核对网址。',
      'zh-Hant': '找不到這條記錄，或者它不屬於您的轄區和單位；請核對網址。',
      en: 'There is no such record in your area or agency; check the address.',
    },
  },
  not_answering: {
    status: 422,
    text: {
      'zh-Hans': '这个人现在不能代表这个单位签收、回报，请另选责任人。',
      'zh-Hant': '這個人現在不能代表這個單位簽收、回報，請另選責任人。',
      en: 'This person may not answer for this agency now; choose somebody else.',
    },
  },
  wrong_state: {
    status: 409,
    text: {
      'zh-Hans': '这一条现在不在可以这样处理的阶段，请刷新后再看。',
      'zh-Hant': '這一條現在不在可以這樣處理的階段，請重新整理後再看。',
      en: 'This demand is no longer at that stage; look again.',
    },
  },
  count_missing: {
    status: 422,
    text: { 'zh-Hans': '这一条要报一个数。', 'zh-Hant': '這一條要報一個數。', en: 'This demand asks for a number.' },
  },
  count_not_asked: {
    status: 422,
    text: {
      'zh-Hans': '这一条不用填数：没有要求，或由系统自己填。',
      'zh-Hant': '這一條不用填數：沒有要求，或由系統自己填。',
      en: 'No number is to be given here: none is asked for, or the system fills it in.',
    },
  },
  said_missing: {
    status: 422,
    text: { 'zh-Hans': '请写清楚。', 'zh-Hant': '請寫清楚。', en: 'Say it in words.' },
  },
})
