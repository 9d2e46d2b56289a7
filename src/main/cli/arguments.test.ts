import { expect, test } from 'vitest'
import { readArguments } from './arguments.ts'
import { saySetup } from './messages.ts'

test('flags are read with their usual values', () => {
  expect(readArguments(['demo', '--json', '--port', '9000', '--speed', '60', '--data', '/srv/x'])).toMatchObject({
    command: 'demo',
    data: '/srv/x',
    host: '127.0.0.1',
    port: 9000,
    json: true,
    reset: false,
    replay: false,
    speed: 60,
  })
  expect(readArguments(['demo', '--speed', 'max'])).toMatchObject({ speed: Number.POSITIVE_INFINITY })
  expect(readArguments(['demo', '--at', '2020-02-08T09:00:00+08:00'])).toMatchObject({ at: 1_581_123_600_000 })
  expect(readArguments(['demo', '--at', 'now'])).toMatchObject({ at: 'now' })
  expect(readArguments([])).toMatchObject({ command: 'help', port: 8420, data: undefined })
  expect(readArguments(['--version'])).toMatchObject({ command: 'version' })
})

test.each([
  ['an unknown command', ['dance']],
  ['two commands', ['start', 'demo']],
  ['an unknown flag', ['start', '--prot', '1']],
  ['a port that is none', ['start', '--port', 'x']],
  ['a port without room for the next one', ['start', '--port', '65535']],
  ['a moment that is none', ['demo', '--at', 'tomorrow']],
  ['a certificate without its key', ['start', '--cert', 'c.pem']],
])('%s is refused', (_, given) => {
  expect(() => readArguments(given)).toThrow(expect.objectContaining({ code: 'bad-arguments' }))
})

test('the sentence of a setup error names what it is about', () => {
  expect(saySetup('port-taken', { host: '127.0.0.1', port: 8420 })).toContain('8420')
})
