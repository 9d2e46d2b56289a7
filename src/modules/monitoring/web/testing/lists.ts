interface Disk {
  existsSync: (path: string) => boolean
  readFileSync: (path: string, encoding: 'utf8') => string
}
// The screens know no disk, so neither do their types; tests read real lists where they lie beside the repository.
const disk = (await import(/* @vite-ignore */ String('node:fs'))) as Disk
const folder = '../shared/data/linelist'

/** Whether the real line lists lie beside the repository; tests that need them are left out where they do not. */
export const hasLists = disk.existsSync(folder)

/** A list of that folder as rows of text. */
export const sheetOf = (file: string): { file: string; rows: string[][] } => ({
  file: file.split('/').at(-1) as string,
  rows: disk
    .readFileSync(`${folder}/${file}`, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .map((line) =>
      (line.match(/("(?:[^"]|"")*"|[^,]*)(,|$)/g) ?? []).map((cell) =>
        cell.replace(/,$/, '').replace(/^"|"$/g, '').replaceAll('""', '"'),
      ),
    ),
})
