import { useSyncExternalStore } from 'react'

/** What the person chose; `system` follows the device. */
export type ThemeChoice = 'system' | 'light' | 'dark'
export type Shade = 'light' | 'dark'

const remembered = 'lianfang.theme'

/** System fonts with a CJK stack each; the product ships none for the interface. */
export const fontStack =
  "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', sans-serif"

/** Colours of work, never of a person. One accent, greys, and three that say: done, at risk, late. */
export interface Tokens {
  accent: string
  accentSoft: string
  accentText: string
  ground: string
  surface: string
  raised: string
  sunken: string
  line: string
  lineStrong: string
  /** Edge of an empty box or ring to be ticked: 3:1 with whatever lies around it (WCAG 1.4.11), or it is not seen. */
  control: string
  text: string
  textSoft: string
  textFaint: string
  done: string
  risk: string
  late: string
  riskSoft: string
  lateSoft: string
}

export const tokens: Readonly<Record<Shade, Tokens>> = {
  light: {
    accent: '#1d5a96',
    accentSoft: '#e6eef7',
    accentText: '#174a7c',
    ground: '#f4f5f7',
    surface: '#ffffff',
    raised: '#ffffff',
    sunken: '#eceef1',
    line: '#e3e6ea',
    lineStrong: '#c9ced6',
    control: '#7d8694',
    text: '#1b222b',
    textSoft: '#566070',
    textFaint: '#697383',
    done: '#2c7a55',
    risk: '#9a5b00',
    late: '#b3322a',
    riskSoft: '#fbf1df',
    lateSoft: '#fbeae8',
  },
  dark: {
    accent: '#5b9bd8',
    accentSoft: '#1b3147',
    accentText: '#8dbde9',
    ground: '#12161b',
    surface: '#191f26',
    raised: '#212831',
    sunken: '#0e1216',
    line: '#2a323c',
    lineStrong: '#404b58',
    control: '#7a8797',
    text: '#e6e9ed',
    textSoft: '#a5afbb',
    textFaint: '#8b96a4',
    done: '#5cb88a',
    risk: '#e0a043',
    late: '#ef7a70',
    riskSoft: '#35291a',
    lateSoft: '#3a2020',
  },
}

const listeners = new Set<() => void>()
const system = window.matchMedia('(prefers-color-scheme: dark)')
let choice: ThemeChoice = read()
apply()
system.addEventListener('change', apply)

/** The person's choice, and the shade that follows from it. */
export function useTheme(): { choice: ThemeChoice; shade: Shade; choose: (next: ThemeChoice) => void } {
  const shade = useSyncExternalStore(subscribe, currentShade)
  const chosen = useSyncExternalStore(subscribe, () => choice)
  return { choice: chosen, shade, choose }
}

/** Light or dark, now. */
export function currentShade(): Shade {
  if (choice === 'system') return system.matches ? 'dark' : 'light'
  return choice
}

function choose(next: ThemeChoice): void {
  choice = next
  try {
    localStorage.setItem(remembered, next)
  } catch {
    // Forgotten at the next start, no more.
  }
  apply()
}

/** The tokens of a shade as CSS variables: `--accent`, `--text-soft` and so on. */
export function variablesOf(shade: Shade): Record<`--${string}`, string> {
  return Object.fromEntries(Object.entries(tokens[shade]).map(([name, value]) => [`--${dashed(name)}`, value]))
}

/** Writes the tokens of now to the page. */
function apply(): void {
  const shade = currentShade()
  const style = document.documentElement.style
  document.documentElement.dataset.theme = shade
  style.colorScheme = shade
  for (const [name, value] of Object.entries(variablesOf(shade))) style.setProperty(name, value)
  style.setProperty('--font', fontStack)
  for (const listener of listeners) listener()
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(): ThemeChoice {
  try {
    const stored = localStorage.getItem(remembered)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return 'system'
  }
}
