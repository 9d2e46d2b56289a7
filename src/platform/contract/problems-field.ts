import { defineProblems } from './problem.ts'

/** What may be wrong with a field: checked on the phone too, which fetches no more of the platform's problems than these. */
export const fieldProblems = defineProblems('platform', {
  invalid: {
    status: 400,
    text: {
      'zh-Hans': '填写的内容有误，请看标出的栏目。',
      'zh-Hant': '填寫的內容有誤，請看標出的欄目。',
      en: 'Something in the request is wrong; see the marked fields.',
    },
  },
  field_required: { status: 400, text: { 'zh-Hans': '必填。', 'zh-Hant': '必填。', en: 'Required.' } },
  field_unknown: {
    status: 400,
    text: { 'zh-Hans': '没有这一栏。', 'zh-Hant': '沒有這一欄。', en: 'There is no such field.' },
  },
  field_type: { status: 400, text: { 'zh-Hans': '类型不对。', 'zh-Hant': '類型不對。', en: 'Wrong type.' } },
  field_too_long: {
    status: 400,
    text: { 'zh-Hans': '太长，最多 {{max}}。', 'zh-Hant': '太長，最多 {{max}}。', en: 'Too long; at most {{max}}.' },
    detail: ['max'],
  },
  field_too_short: {
    status: 400,
    text: { 'zh-Hans': '太短，至少 {{min}}。', 'zh-Hant': '太短，至少 {{min}}。', en: 'Too short; at least {{min}}.' },
    detail: ['min'],
  },
  field_range: {
    status: 400,
    text: {
      'zh-Hans': '超出范围（{{min}} 至 {{max}}）。',
      'zh-Hant': '超出範圍（{{min}} 至 {{max}}）。',
      en: 'Out of range ({{min}} to {{max}}).',
    },
    detail: ['min', 'max'],
  },
  field_choice: {
    status: 400,
    text: { 'zh-Hans': '不在可选的范围内。', 'zh-Hant': '不在可選的範圍內。', en: 'Not one of the choices.' },
  },
  field_format: { status: 400, text: { 'zh-Hans': '格式不对。', 'zh-Hant': '格式不對。', en: 'Wrong format.' } },
  field_characters: {
    status: 400,
    text: {
      'zh-Hans': '含有不能保存的字符。',
      'zh-Hant': '含有不能儲存的字元。',
      en: 'Contains characters that cannot be stored.',
    },
  },
  field_person_number: {
    status: 400,
    text: {
      'zh-Hans': '像有证件号或电话，请去掉；这类号码有专门的栏目。',
      'zh-Hant': '像有證件號或電話，請去掉；這類號碼有專門的欄目。',
      en: 'Seems to hold an identity number or phone; take it out, such numbers have fields of their own.',
    },
  },
})
