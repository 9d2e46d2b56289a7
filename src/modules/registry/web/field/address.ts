/** What stands before the number in an address; empty when the address is built otherwise. */
export function placeOf(door: { address: string; number: string }): string {
  return door.address.endsWith(door.number) ? door.address.slice(0, -door.number.length).trim() : ''
}

/**
 * The part in which an address differs from the one on screen: "201" beside another door of the same unit. Whole where they
 * share too little, and never cut within a number.
 */
export function addressBeside(address: string, beside: string | undefined): string {
  if (!beside) return address
  const letters = [...address]
  const others = [...beside]
  let same = 0
  while (same < letters.length && letters[same] === others[same]) same += 1
  while (same > 0 && isOfNumber(letters[same - 1]) && isOfNumber(letters[same])) same -= 1
  while (same > 0 && isOfNumber(letters[same - 1])) same -= 1
  const rest = letters.slice(same).join('').trim()
  return same >= shared && rest !== '' ? rest : address
}

/** Characters that two addresses must share before the rest alone says enough. */
const shared = 6

function isOfNumber(letter: string | undefined): boolean {
  return letter !== undefined && /[0-9A-Za-z]/.test(letter)
}
