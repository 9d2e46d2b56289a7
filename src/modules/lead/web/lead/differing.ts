/** The signs of a text, each with whether it differs from another text's by a longest common subsequence. */
export function differing(text: string, other: string): { at: number; sign: string; differs: boolean }[] {
  const [own, theirs] = [[...text], [...other]]
  const longest = Array.from({ length: own.length + 1 }, () => new Uint16Array(theirs.length + 1))
  const value = (i: number, j: number) => longest[i]?.[j] ?? 0
  for (let i = own.length - 1; i >= 0; i -= 1)
    for (let j = theirs.length - 1; j >= 0; j -= 1)
      (longest[i] as Uint16Array)[j] =
        own[i] === theirs[j] ? value(i + 1, j + 1) + 1 : Math.max(value(i + 1, j), value(i, j + 1))
  let j = 0
  return own.map((sign, at) => {
    while (j < theirs.length && theirs[j] !== sign && value(at, j + 1) >= value(at, j)) j += 1
    const differs = theirs[j] !== sign || value(at, j) === value(at + 1, j)
    if (!differs) j += 1
    return { at, sign, differs }
  })
}
