import { expect, test } from 'vitest'
import { networkOf } from '../sign-in/network.ts'
import { createGate } from './gate.ts'
import { oneTimePassword } from './one-time.ts'
import { isWeak } from './weak.ts'

test('passwords that everybody has, patterns and names are weak; words that belong together for one person are not', () => {
  const weak = [
    '123456789012', '000000000000', 'password1234', 'Passw0rd2020!', 'qwertyuiop12', 'abcabcabcabc', 'abcdefghijkl',
    'chen.meichen.mei', 'iem.nehc.2020', 'admin1234567', 'Lianfang2020', 'zhongguo666666', '1qaz2wsx1qaz2wsx', 'PASSWORD2020',
  ] // biome-ignore format: a list
  for (const word of weak) expect([word, isWeak(word, 'chen.mei')]).toEqual([word, true])
  const fine = [
    'correct horse battery',
    '涪江边上的三棵老核桃树',
    'kq7-vn2-zzp-04x',
    oneTimePassword(),
    'tea with 9 neighbours',
  ]
  for (const word of fine) expect([word, isWeak(word, 'chen.mei')]).toEqual([word, false])
})

test('one-time passwords differ and have a hundred bits', () => {
  const made = new Set(Array.from({ length: 1000 }, oneTimePassword))
  expect(made.size).toBe(1000)
})

test('addresses fall into the network of their subscriber', () => {
  expect(networkOf('192.0.2.77')).toBe('192.0.2.0/24')
  expect(networkOf('::ffff:192.0.2.77')).toBe('192.0.2.0/24')
  expect(networkOf('2001:DB8:0:12::1')).toBe('2001:db8:0:12::/64')
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  expect(networkOf('nonsense')).toBe('unknown')
})

test('the gate lets two in, bounds who waits, and goes on after a failure', async () => {
  const gate = createGate(2, 3, 4)
  let running = 0
  let most = 0
  const work = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise((done) => setTimeout(done, 5))
    running -= 1
    throw new Error('failed')
  }
  const by = ['a', 'a', 'a', 'a', 'a', 'b', 'b']
  const ends = await Promise.allSettled(by.map((who) => gate.run(who, work)))
  expect(ends.map((end) => (end.status === 'rejected' ? (end.reason as Error).message : ''))).toEqual([
    'failed', 'failed', 'failed', 'failed', 'platform.too_many_requests', 'failed', 'platform.busy',
  ]) // biome-ignore format: one line an asker
  expect(most).toBe(2)
  await expect(gate.run('a', async () => 'free')).resolves.toBe('free')
})
