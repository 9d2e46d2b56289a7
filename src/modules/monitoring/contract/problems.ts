import { defineProblems } from '#platform/contract/index.ts'

/** Problems of monitoring. */
export const monitoringProblems = defineProblems('monitoring', {
  no_such_time: {
    status: 422,
    text: {
      'zh-Hans': '该时段不在随访计划内。',
      'zh-Hant': '該時段不在隨訪計劃內。',
      en: 'This time is not part of the follow-up.',
    },
  },
  not_yet: {
    status: 422,
    text: {
      'zh-Hans': '该时段还没有到。',
      'zh-Hant': '該時段還沒有到。',
      en: 'This time has not come yet.',
    },
  },
  temperature_missing: {
    status: 422,
    text: {
      'zh-Hans': '请填写体温。',
      'zh-Hant': '請填寫體溫。',
      en: 'Enter the temperature.',
    },
  },
  follow_up_over: {
    status: 409,
    text: {
      'zh-Hans': '该随访已结束。',
      'zh-Hant': '該隨訪已結束。',
      en: 'This follow-up is over.',
    },
  },
  has_result: {
    status: 409,
    text: {
      'zh-Hans': '该样本已有结果。',
      'zh-Hant': '該樣本已有結果。',
      en: 'This sample has a result already.',
    },
  },
  exposure_known: {
    status: 409,
    text: {
      'zh-Hans': '这一暴露关系已登记。',
      'zh-Hant': '這一暴露關係已登記。',
      en: 'This exposure is recorded already.',
    },
  },
  own_release: {
    status: 403,
    text: {
      'zh-Hans': '不能为自己放行。',
      'zh-Hant': '不能為自己放行。',
      en: 'Nobody releases the own limit.',
    },
  },
  no_playbook: {
    status: 409,
    text: {
      'zh-Hans': '现行预案没有随访规定。',
      'zh-Hant': '現行預案沒有隨訪規定。',
      en: 'The playbook in force says nothing about follow-up.',
    },
  },
})
