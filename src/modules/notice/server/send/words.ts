import { fill, type Text } from '#platform/contract/index.ts'
import type { Topic } from '../../contract/index.ts'
import type { Claimed } from '../queries-worker.ts'

/** What leaves the house: the county, the field of work, how many. Never a place, a person or a word of the record. */
const topicNames: Readonly<Record<Topic, Text>> = {
  directive: { 'zh-Hans': '通知', 'zh-Hant': '通知', en: 'directives' },
  task: { 'zh-Hans': '派单', 'zh-Hant': '派單', en: 'tasks' },
  incident: { 'zh-Hans': '事件', 'zh-Hant': '事件', en: 'incidents' },
  duty: { 'zh-Hans': '值守', 'zh-Hant': '值守', en: 'duty' },
  lead: { 'zh-Hans': '线索', 'zh-Hant': '線索', en: 'leads' },
  measure: { 'zh-Hans': '措施', 'zh-Hant': '措施', en: 'measures' },
  supply: { 'zh-Hans': '物资', 'zh-Hant': '物資', en: 'supplies' },
}

const words = {
  gathered: {
    'zh-Hans': '【{{county}}联防】您有 {{count}} 条未读消息提醒，请打开联防平台查看。',
    'zh-Hant': '【{{county}}聯防】您有 {{count}} 條未讀消息提醒，請打開聯防平台查看。',
    en: '[Lianfang {{county}}] {{count}} unread notices. Please open the platform.',
  },
  urgent: {
    'zh-Hans': '【{{county}}联防】您有 1 条紧急消息提醒（{{topic}}），请立即打开联防平台查看并确认。',
    'zh-Hant': '【{{county}}聯防】您有 1 條緊急消息提醒（{{topic}}），請立即打開聯防平台查看並確認。',
    en: '[Lianfang {{county}}] Urgent notice ({{topic}}). Please open the platform now and acknowledge it.',
  },
  group: {
    'zh-Hans': '{{county}}联防：{{topic}}有新的消息提醒（{{count}}），请登录联防平台查看。',
    'zh-Hant': '{{county}}聯防：{{topic}}有新的消息提醒（{{count}}），請登入聯防平台查看。',
    en: 'Lianfang {{county}}: a new notice about {{topic}} ({{count}}). Please sign in to the platform.',
  },
  groupUrgent: {
    'zh-Hans': '{{county}}联防：{{topic}}有紧急消息提醒（{{count}}），请有关人员立即登录联防平台确认。',
    'zh-Hant': '{{county}}聯防：{{topic}}有緊急消息提醒（{{count}}），請有關人員立即登入聯防平台確認。',
    en: 'Lianfang {{county}}: urgent notice about {{topic}} ({{count}}). Please sign in now and acknowledge it.',
  },
  test: {
    'zh-Hans': '【{{county}}联防】这是一条测试消息，不需要处理。',
    'zh-Hant': '【{{county}}聯防】這是一條測試訊息，不需要處理。',
    en: '[Lianfang {{county}}] This is a test; nothing needs to be done.',
  },
} as const satisfies Record<string, Text>

type Said = Pick<Claimed, 'is_test' | 'is_urgent' | 'topic' | 'count' | 'language' | 'county_name'>

/** A short message to one person, in their language. */
export function smsWords(sending: Said): string {
  return say(sending, sending.is_test ? 'test' : sending.is_urgent ? 'urgent' : 'gathered')
}

/** The word of a robot to its group. */
export function robotWords(sending: Said): string {
  return say(sending, sending.is_test ? 'test' : sending.is_urgent ? 'groupUrgent' : 'group')
}

function say({ topic, count, language, county_name: county }: Said, which: keyof typeof words): string {
  return fill(words[which][language], { county, count, topic: topic ? topicNames[topic][language] : '' })
}
