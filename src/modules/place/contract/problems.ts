import { defineProblems } from '#platform/contract/index.ts'

/** Problems of places. */
export const placeProblems = defineProblems('place', {
  wrong_parent: {
    status: 422,
    text: {
      'zh-Hans': '{{kind}} 不能放在这一级下面。',
      'zh-Hant': '{{kind}} 不能放在這一級下面。',
      en: 'A {{kind}} cannot stand below this.',
    },
    detail: ['kind'],
  },
  code_taken: {
    status: 409,
    text: {
      'zh-Hans': '代码 {{code}} 已被使用。',
      'zh-Hant': '代碼 {{code}} 已被使用。',
      en: 'The code {{code}} is taken.',
    },
    detail: ['code'],
  },
  code_wrong: {
    status: 422,
    text: {
      'zh-Hans': '网格代码应为 13 至 15 位数字，以所属社区（村）代码开头。',
      'zh-Hant': '網格代碼應為 13 至 15 位數字，以所屬社區（村）代碼開頭。',
      en: 'A grid code has 13 to 15 digits and begins with the code of its community or village.',
    },
  },
  number_taken: {
    status: 409,
    text: {
      'zh-Hans': '门牌 {{number}} 在此处已有。',
      'zh-Hant': '門牌 {{number}} 在此處已有。',
      en: 'The number {{number}} is already there.',
    },
    detail: ['number'],
  },
  class_missing: {
    status: 422,
    text: {
      'zh-Hans': '小区必须归入三类之一。',
      'zh-Hant': '小區必須歸入三類之一。',
      en: 'A compound needs one of the three classes.',
    },
  },
  not_empty: {
    status: 409,
    text: {
      'zh-Hans': '其下还有 {{count}} 项，不能撤销。',
      'zh-Hant': '其下還有 {{count}} 項，不能撤銷。',
      en: '{{count}} items still stand in it.',
    },
    detail: ['count'],
  },
  has_visits: {
    status: 409,
    text: {
      'zh-Hans': '已有走访记录的门户不能撤销，请用走访结果说明。',
      'zh-Hant': '已有走訪記錄的門戶不能撤銷，請用走訪結果說明。',
      en: 'A door with visits cannot be taken away; record a visit outcome instead.',
    },
  },
  into_itself: {
    status: 422,
    text: { 'zh-Hans': '不能移到自身之下。', 'zh-Hant': '不能移到自身之下。', en: 'It cannot be moved below itself.' },
  },
  count_mismatch: {
    status: 422,
    text: {
      'zh-Hans': '导入行数不符：收到 {{rowsIn}}，处理 {{rowsOut}}；没有写入任何内容。',
      'zh-Hant': '匯入行數不符：收到 {{rowsIn}}，處理 {{rowsOut}}；沒有寫入任何內容。',
      en: 'Rows do not add up: {{rowsIn}} in, {{rowsOut}} accounted for; nothing was written.',
    },
    detail: ['rowsIn', 'rowsOut'],
  },
  import_undone: {
    status: 409,
    text: {
      'zh-Hans': '这次导入已经撤销过了。',
      'zh-Hant': '這次匯入已經撤銷過了。',
      en: 'This import has been taken back already.',
    },
  },
  import_later: {
    status: 409,
    text: {
      'zh-Hans': '这个范围后来又导入过同一种清单，请先撤销后来的那次。',
      'zh-Hant': '這個範圍後來又匯入過同一種清單，請先撤銷後來的那次。',
      en: 'The same list was imported again for this area later; take that one back first.',
    },
  },
  import_no_number: {
    status: 422,
    text: { 'zh-Hans': '门牌号为空。', 'zh-Hant': '門牌號為空。', en: 'The door number is empty.' },
  },
  import_unknown_area: {
    status: 422,
    text: { 'zh-Hans': '找不到这个地点。', 'zh-Hant': '找不到這個地點。', en: 'This place is not known.' },
  },
  import_ambiguous_area: {
    status: 422,
    text: {
      'zh-Hans': '有多个同名地点，请加上级或代码。',
      'zh-Hant': '有多個同名地點，請加上級或代碼。',
      en: 'Several places have this name; add the level above or the code.',
    },
  },
  import_duplicate_row: {
    status: 422,
    text: { 'zh-Hans': '文件内重复。', 'zh-Hant': '檔案內重複。', en: 'Twice in the file.' },
  },
})
