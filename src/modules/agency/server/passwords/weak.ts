import { Problem } from '#platform/contract/index.ts'
import { agencyProblems } from '../../contract/index.ts'

/** Roots of the passwords that leak most often; what is left beside one of them must be worth something itself. */
const common = [
  'password', 'passw0rd', 'p@ssw0rd', 'qwertyuiop', 'qwerty', 'asdfghjkl', 'asdfgh', 'zxcvbnm', 'zxcvbn', '1qaz2wsx',
  '1q2w3e4r', 'qazwsx', 'iloveyou', 'woaini', 'wodemima', 'mima', 'admin', 'administrator', 'root', 'welcome', 'letmein',
  'abc123', 'abcdef', 'abcd1234', 'a123456', '123456', '1234567890', '0123456789', '987654321', '111111', '000000',
  '123123', '112233', '5201314', '1314520', '888888', '666666', 'monkey', 'dragon', 'football', 'baseball', 'sunshine',
  'princess', 'superman', 'master', 'shadow', 'login', 'changeme', 'secret', 'test', 'guest', 'china', 'zhongguo',
  'lianfang', 'fangyi', 'yiqing', 'gongan', 'shequ',
] // biome-ignore format: a list of words reads best as lines
const byLength = [...common].sort((a, b) => b.length - a.length)
const runs = ['0123456789012345', '9876543210987654', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']

/** Refuses a password that is common, a pattern, or little more than the user name. Length is checked by the contract. */
export function refuseWeak(password: string, username: string): void {
  if (isWeak(password, username)) throw new Problem(agencyProblems.password_weak)
}

/** Whether fewer than six characters are left when the user name, common words, repeats and rows of keys are taken away. */
export function isWeak(password: string, username: string): boolean {
  const text = password.normalize('NFKC').toLowerCase()
  if (/^(.{1,4})\1+.{0,3}$/u.test(text)) return true
  let rest = text
  for (const word of [username.toLowerCase(), reverse(username.toLowerCase()), ...byLength])
    rest = rest.replaceAll(word, '')
  for (const run of runs) {
    for (let length = 8; length >= 4; length--) {
      for (let at = 0; at + length <= run.length; at++) rest = rest.replaceAll(run.slice(at, at + length), '')
    }
  }
  rest = rest.replace(/(.)\1{2,}/gu, '$1').replace(/(19|20)\d\d/g, '')
  return [...rest].length < 6
}

function reverse(text: string): string {
  return [...text].reverse().join('')
}
