import { expect, test, vi } from 'vitest'

vi.stubGlobal('window', { matchMedia: () => ({ matches: false, addEventListener: () => undefined }) })
vi.stubGlobal('document', { documentElement: { style: { setProperty: () => undefined }, dataset: {} } })
const { tokens } = await import('./theme.ts')

const around = ['ground', 'surface', 'raised', 'accentSoft'] as const

test.each(['light', 'dark'] as const)('words and boxes are seen on every ground, %s', (shade) => {
  const t = tokens[shade]
  for (const ground of around) {
    for (const words of ['text', 'textSoft', 'accentText', 'risk', 'late'] as const)
      expect(contrast(t[words], t[ground]), `${words} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    expect(contrast(t.control, t[ground]), `control on ${ground}`).toBeGreaterThanOrEqual(3)
  }
})

/** Contrast of two colours, 1 to 21, by WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
