import { defineProblems } from '#platform/contract/index.ts'

/** Problems of doors, households and statements. */
export const registryProblems = defineProblems('registry', {
  occurred_in_future: {
    status: 422,
    text: {
      'zh-Hans': '走访时间晚于现在，请核对手机时间。',
      'zh-Hant': '走訪時間晚於現在，請核對手機時間。',
      en: 'The visit lies in the future; check the clock of the phone.',
    },
  },
  occurred_before_emergency: {
    status: 422,
    text: {
      'zh-Hans': '走访时间早于本次应急响应。',
      'zh-Hant': '走訪時間早於本次應急響應。',
      en: 'The visit is earlier than this emergency.',
    },
  },
  day_in_future: {
    status: 422,
    text: {
      'zh-Hans': '日期晚于今天，请核对。',
      'zh-Hant': '日期晚於今天，請核對。',
      en: 'The day lies in the future; check it.',
    },
  },
  left_before_arrival: {
    status: 422,
    text: {
      'zh-Hans': '离开日期早于到来日期（{{day}}），请核对。',
      'zh-Hant': '離開日期早於到來日期（{{day}}），請核對。',
      en: 'The day of leaving is earlier than that of coming ({{day}}); check it.',
    },
    detail: ['day'],
  },
  household_needed: {
    status: 422,
    text: { 'zh-Hans': '登记须填人数。', 'zh-Hant': '登記須填人數。', en: 'A registration needs the head count.' },
  },
  household_not_allowed: {
    status: 422,
    text: {
      'zh-Hans': '只有“已登记”才可填写住户信息。',
      'zh-Hant': '只有「已登記」才可填寫住戶資訊。',
      en: 'Only the outcome "registered" carries a household.',
    },
  },
  two_households: {
    status: 409,
    text: {
      'zh-Hans': '{{count}} 个门户各有住户，请先核对哪一户在此居住。',
      'zh-Hant': '{{count}} 個門戶各有住戶，請先核對哪一戶在此居住。',
      en: '{{count}} of these doors have a household each; settle first who lives there.',
    },
    detail: ['count'],
  },
  household_elsewhere: {
    status: 409,
    text: {
      'zh-Hans': '该住户编号属于另一门户。',
      'zh-Hant': '該住戶編號屬於另一門戶。',
      en: 'This household belongs to another door.',
    },
  },
  field_not_in_playbook: {
    status: 422,
    text: {
      'zh-Hans': '预案没有允许登记此栏（{{field}}）。',
      'zh-Hant': '預案沒有允許登記此欄（{{field}}）。',
      en: 'The playbook does not allow this field ({{field}}).',
    },
    detail: ['field'],
  },
  more_than_head_count: {
    status: 422,
    text: {
      'zh-Hans': '成员 {{members}} 人，多于人数 {{headCount}}。',
      'zh-Hant': '成員 {{members}} 人，多於人數 {{headCount}}。',
      en: '{{members}} members are more than the head count of {{headCount}}.',
    },
    detail: ['members', 'headCount'],
  },
  nothing_to_change: {
    status: 422,
    text: { 'zh-Hans': '没有要修改的内容。', 'zh-Hant': '沒有要修改的內容。', en: 'There is nothing to change.' },
  },
  figures_moved: {
    status: 409,
    text: {
      'zh-Hans': '数字在您查看后有变化，请核对后再签。',
      'zh-Hant': '數字在您查看後有變化，請核對後再簽。',
      en: 'The figures have moved since you looked; check them and sign again.',
    },
  },
  reason_missing: {
    status: 422,
    text: {
      'zh-Hans': '缺口“{{gap}}”还有 {{count}} 户，请写明原因。',
      'zh-Hant': '缺口「{{gap}}」還有 {{count}} 戶，請寫明原因。',
      en: 'The gap {{gap}} has {{count}} doors; give a reason.',
    },
    detail: ['gap', 'count'],
  },
  already_signed: {
    status: 409,
    text: {
      'zh-Hans': '当日声明已签署。',
      'zh-Hant': '當日聲明已簽署。',
      en: 'The statement of this day is already signed.',
    },
  },
  not_the_signer: {
    status: 409,
    text: {
      'zh-Hans': '声明只能由签署人本人撤回。',
      'zh-Hant': '聲明只能由簽署人本人撤回。',
      en: 'Only who signed a statement can take it back.',
    },
  },
  already_withdrawn: {
    status: 409,
    text: { 'zh-Hans': '此声明已撤回。', 'zh-Hant': '此聲明已撤回。', en: 'This statement is already withdrawn.' },
  },
  day_closed: {
    status: 422,
    text: {
      'zh-Hans': '只能撤回今天的声明；过去的声明不再改动。',
      'zh-Hant': '只能撤回今天的聲明；過去的聲明不再改動。',
      en: 'Only today’s statement can be taken back; those of past days stand.',
    },
  },
  day_not_open: {
    status: 422,
    text: { 'zh-Hans': '只能签署今天的声明。', 'zh-Hant': '只能簽署今天的聲明。', en: 'Only today can be signed.' },
  },
  holds_person_pattern: {
    status: 422,
    text: {
      'zh-Hans': '文字中像有身份证号或电话，请去掉。',
      'zh-Hant': '文字中像有身分證號或電話，請去掉。',
      en: 'The text seems to hold an identity number or phone; take it out.',
    },
  },
  conflict_resolved: {
    status: 409,
    text: {
      'zh-Hans': '此冲突已有人处理。',
      'zh-Hant': '此衝突已有人處理。',
      en: 'Somebody has already decided this conflict.',
    },
  },
  photo_unreadable: {
    status: 422,
    text: {
      'zh-Hans': '这张照片打不开，请重拍。',
      'zh-Hant': '這張照片打不開，請重拍。',
      en: 'This photograph cannot be read; take it again.',
    },
  },
  photos_full: {
    status: 409,
    text: {
      'zh-Hans': '这一户已有 {{most}} 张照片，不能再加。',
      'zh-Hant': '這一戶已有 {{most}} 張照片，不能再加。',
      en: 'This household has {{most}} photographs already.',
    },
    detail: ['most'],
  },
})
