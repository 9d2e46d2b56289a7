import { defineProblems } from '#platform/contract/index.ts'

/** Problems of supplies. */
export const supplyProblems = defineProblems('supply', {
  not_enough: {
    status: 409,
    text: {
      'zh-Hans': '没有这么多未过期的库存，现有 {{left}}。',
      'zh-Hant': '沒有這麼多未過期的庫存，現有 {{left}}。',
      en: 'There is not so much that has not expired; {{left}} are there.',
    },
    detail: ['left'],
  },
  gone: {
    status: 409,
    text: {
      'zh-Hans': '库存刚刚被别人取走，不够这次的数量，请刷新后再看。',
      'zh-Hant': '庫存剛剛被別人取走，不夠這次的數量，請重新整理後再看。',
      en: 'Somebody has just taken from this stock and it no longer suffices; look again.',
    },
  },
  expired: {
    status: 409,
    text: {
      'zh-Hans': '这批已过期，不能发出，只能报废。',
      'zh-Hant': '這批已過期，不能發出，只能報廢。',
      en: 'This lot has expired; it can only be discarded.',
    },
  },
  expired_already: {
    status: 422,
    text: {
      'zh-Hans': '有效期已过。日期填错请改；确要登记的，请写明为什么收下过期的。',
      'zh-Hant': '有效期已過。日期填錯請改；確要登記的，請寫明為什麼收下過期的。',
      en: 'It has expired. Correct the day, or say why it is taken in all the same.',
    },
  },
  due_in_past: {
    status: 422,
    text: { 'zh-Hans': '期限已过。', 'zh-Hant': '期限已過。', en: 'The deadline has passed.' },
  },
  wrong_state: {
    status: 409,
    text: {
      'zh-Hans': '这份申领现在不在可以这样处理的阶段，请刷新后再看。',
      'zh-Hant': '這份申領現在不在可以這樣處理的階段，請重新整理後再看。',
      en: 'This request is no longer at that stage; look again.',
    },
  },
  too_much: {
    status: 422,
    text: {
      'zh-Hans': '最多 {{most}}。',
      'zh-Hant': '最多 {{most}}。',
      en: '{{most}} at most.',
    },
    detail: ['most'],
  },
  reason_needed: {
    status: 422,
    text: {
      'zh-Hans': '数量不一致，请写明原因。',
      'zh-Hant': '數量不一致，請寫明原因。',
      en: 'The quantities differ; say why.',
    },
  },
  counted_meanwhile: {
    status: 409,
    text: {
      'zh-Hans': '清点期间库存有进出，请按现在的数量核对标出的各批。',
      'zh-Hant': '清點期間庫存有進出，請按現在的數量核對標出的各批。',
      en: 'Stock moved while you counted; check the marked lots against what is there now.',
    },
  },
  changed: {
    status: 409,
    text: { 'zh-Hans': '现在是 {{left}}。', 'zh-Hant': '現在是 {{left}}。', en: 'It is {{left}} now.' },
    detail: ['left'],
  },
  signs_for: {
    status: 422,
    text: {
      'zh-Hans': '您不是这个物资点的人，或这批货就是您核准、发出的：您只能代收，请写明为什么由您代收。',
      'zh-Hant': '您不是這個物資點的人，或這批貨就是您核准、發出的：您只能代收，請寫明為什麼由您代收。',
      en: 'You are not of this point, or approved or sent these goods yourself: you can only sign for it; say why.',
    },
  },
  signed_for_already: {
    status: 409,
    text: {
      'zh-Hans':
        '{{agency}}的人已于 {{at}} 代收 {{count}}，之后这里盘点过、短少已查清或货已发完，这次的实收数不能再更正签收。请按实有数量盘点。',
      'zh-Hant':
        '{{agency}}的人已於 {{at}} 代收 {{count}}，之後這裡盤點過、短少已查清或貨已發完，這次的實收數不能再更正簽收。請按實有數量盤點。',
      en: 'Somebody of {{agency}} signed for {{count}} at {{at}}; since then the stock was counted, the difference settled or the goods handed out, so this count cannot correct it. Take stock of what is there.',
    },
    detail: ['agency', 'at', 'count'],
  },
  incomplete: {
    status: 422,
    text: {
      'zh-Hans': '发出的每一批都要写实收数量，没收到写 0。',
      'zh-Hant': '發出的每一批都要寫實收數量，沒收到寫 0。',
      en: 'Say for every lot that was sent how much arrived; 0 where nothing did.',
    },
  },
  same_point: {
    status: 422,
    text: {
      'zh-Hans': '不能从要货的物资点自己发货。',
      'zh-Hant': '不能從要貨的物資點自己發貨。',
      en: 'The point that asks cannot be the one that sends.',
    },
  },
  not_empty: {
    status: 409,
    text: {
      'zh-Hans': '还有库存或在办的申领，不能撤销这个物资点。',
      'zh-Hant': '還有庫存或在辦的申領，不能撤銷這個物資點。',
      en: 'It still holds stock or has live requests; it cannot be closed.',
    },
  },
  known: {
    status: 409,
    text: {
      'zh-Hans': '已经有同名同标准的，不必再建。',
      'zh-Hant': '已經有同名同標準的，不必再建。',
      en: 'There is one of this name already.',
    },
  },
  closed: {
    status: 409,
    text: {
      'zh-Hans': '已停用，请另选。',
      'zh-Hant': '已停用，請另選。',
      en: 'It is no longer in use; choose another.',
    },
  },
})
