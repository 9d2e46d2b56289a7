import type { Language } from '#platform/contract/index.ts'
import type { PostKind } from '../contract/index.ts'

/** One shift of a calendar. */
export interface CalendarEvent {
  id: string
  version: number
  kind: PostKind
  name: string
  spot: string | null
  startsAt: Date
  endsAt: Date
  changedAt: Date
  isRemoved: boolean
}

const words: Readonly<Record<Language, { calendar: string; duty: string; kinds: Readonly<Record<PostKind, string>> }>> =
  {
    'zh-Hans': {
      calendar: '我的值守',
      duty: '值守',
      kinds: {
        border_checkpoint: '县界卡口',
        community_gate: '社区（小区）门岗',
        registration_point: '登记点',
        testing_site: '采样点',
        patrol: '巡逻',
        standby: '备勤',
      },
    },
    'zh-Hant': {
      calendar: '我的值守',
      duty: '值守',
      kinds: {
        border_checkpoint: '縣界卡口',
        community_gate: '社區（小區）門崗',
        registration_point: '登記點',
        testing_site: '採樣點',
        patrol: '巡邏',
        standby: '備勤',
      },
    },
    en: {
      calendar: 'My duty',
      duty: 'Duty',
      kinds: {
        border_checkpoint: 'Border checkpoint',
        community_gate: 'Community gate',
        registration_point: 'Registration point',
        testing_site: 'Testing site',
        patrol: 'Patrol',
        standby: 'Standby',
      },
    },
  }

/**
 * A calendar as RFC 5545 has it: times in UTC, lines folded at 75 octets, one stable UID a shift, cancelled ones marked so. It says
 * where and when; no colleague, no health, nothing of the record.
 */
export function writeCalendar(events: readonly CalendarEvent[], language: Language): string {
  const { calendar, duty, kinds } = words[language]
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lianfang//Duty//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(calendar)}`,
    `X-WR-CALNAME:${escaped(calendar)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.id}@duty.lianfang`,
      `DTSTAMP:${instant(event.changedAt)}`,
      `LAST-MODIFIED:${instant(event.changedAt)}`,
      `SEQUENCE:${event.version - 1}`,
      `DTSTART:${instant(event.startsAt)}`,
      `DTEND:${instant(event.endsAt)}`,
      `SUMMARY:${escaped(`${duty} · ${event.name}`)}`,
      `LOCATION:${escaped([event.name, event.spot].filter(Boolean).join(' '))}`,
      `CATEGORIES:${escaped(kinds[event.kind])}`,
      `STATUS:${event.isRemoved ? 'CANCELLED' : 'CONFIRMED'}`,
      'TRANSP:OPAQUE',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const instant = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** Separators of lines and paragraphs end a line for some programs, which then lose the rest. */
const escaped = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\r?\n|[\u2028\u2029]/g, '\\n')

/** At most 75 octets a line, no character cut in two; what follows begins with a space. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}
