/** What a file is by its first bytes: names are often wrong. `xls` is also what a workbook with a password looks like. */
export function fileKind(bytes: Uint8Array): 'xlsx' | 'xls' | 'csv' | 'other' {
  const starts = (...magic: number[]): boolean => magic.every((byte, index) => bytes[index] === byte)
  if (starts(0x50, 0x4b, 3, 4)) return 'xlsx'
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'xls'
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return 'csv'
  if (starts(0x25, 0x50, 0x44, 0x46) || starts(0x50, 0x4b) || bytes.slice(0, 4096).includes(0)) return 'other'
  return 'csv'
}
