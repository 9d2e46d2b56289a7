/** What `lianfang doctor` says, in English and Chinese: a finding, and where it helps, how to mend it. */
import { isChinese } from './messages.ts'

/** [finding, how to mend it] in English and in Chinese; `{name}` is filled in. */
const texts = {
  'node.ok': [['Node {version}'], ['Node {version}']],
  'programs.ok': [['PostgreSQL programs {version}'], ['PostgreSQL 程序 {version}']],
  'programs.fail': [
    ['The PostgreSQL programs do not run: {said}', 'Run npm ci in {path}, or set DATABASE_URL.'],
    ['PostgreSQL 程序无法运行：{said}', '请在 {path} 运行 npm ci，或设置 DATABASE_URL。'],
  ],
  'folder.ok': [['Data folder {path} ({kind})'], ['数据目录 {path}（{kind}）']],
  'folder.none': [
    ['Nothing is installed at {path} yet', 'Run lianfang start.'],
    ['{path} 尚未安装', '请运行 lianfang start。'],
  ],
  'folder.owner': [
    ['{path} belongs to another user than the one who asks', 'Run lianfang as its owner.'],
    ['{path} 属于其他用户', '请以其所有者身份运行 lianfang。'],
  ],
  'folder.open': [
    ['{path} can be read by others (mode {mode})', 'chmod {wanted} {path}'],
    ['{path} 可被他人读取（权限 {mode}）', 'chmod {wanted} {path}'],
  ],
  'secrets.ok': [['Secrets and keys are readable by their owner alone'], ['密码与密钥仅所有者可读']],
  'room.ok': [['{free} GB free'], ['剩余空间 {free} GB']],
  'room.low': [
    ['Only {free} GB free at {path}', 'Make room; the database stops taking records when the disk is full.'],
    ['{path} 仅剩 {free} GB', '请腾出空间；磁盘写满后数据库将无法写入。'],
  ],
  'server.up': [['The product runs at {url} (process {pid})'], ['正在运行：{url}（进程 {pid}）']],
  'server.down': [
    ['The product does not run', 'Run lianfang start.'],
    ['未在运行', '请运行 lianfang start。'],
  ],
  'server.orphan': [
    ['The database runs without its product (process {pid})', 'Run lianfang start; it takes the database over.'],
    ['数据库在运行而主程序未运行（进程 {pid}）', '请运行 lianfang start，它会接管数据库。'],
  ],
  'database.ok': [['PostgreSQL {version} answers'], ['PostgreSQL {version} 可连接']],
  'database.fail': [
    ['The database does not answer: {said}', 'See {log}.'],
    ['数据库无法连接：{said}', '请查看 {log}。'],
  ],
  'database.old': [
    ['PostgreSQL {version} is too old', 'Use 15 or newer.'],
    ['PostgreSQL {version} 版本过低', '请使用 15 或更新版本。'],
  ],
  'migrations.ok': [['The database is up to date ({count} migrations)'], ['数据库结构已是最新（{count} 项迁移）']],
  'migrations.pending': [
    ['{count} migrations are pending', 'Stop the product and run lianfang migrate, or simply start it again.'],
    ['有 {count} 项迁移未执行', '请停止后运行 lianfang migrate，或重新启动。'],
  ],
  'migrations.unknown': [
    ['The database belongs to a newer version ({names})', 'Use that version of Lianfang.'],
    ['数据库属于更新的版本（{names}）', '请使用该版本的聯防。'],
  ],
  'files.ok': [['{count} attached files are in their place'], ['{count} 个附件都在']],
  'files.missing': [
    ['{count} attached files are not there', 'Put {path} back from the backup, then run lianfang verify.'],
    ['有 {count} 个附件不在', '请从备份放回 {path}，再运行 lianfang verify。'],
  ],
  'clock.played': [
    ['The demo county shows another time: {at}', 'lianfang demo --at now gives it the real one back.'],
    ['演示县显示的是另一时刻：{at}', 'lianfang demo --at now 恢复当前时间。'],
  ],
  'leakproof.ok': [['Lists use the index under row security'], ['行级权限下列表可使用索引']],
  'leakproof.off': [
    ['Lists of a large county are slower on this server', 'Let a superuser run in the database: {sql}'],
    ['在此服务器上，大县的列表会较慢', '请超级用户在该数据库中执行：{sql}'],
  ],
  'keys.ok': [['Every key that is needed is there ({count})'], ['所需密钥齐全（{count} 个）']],
  'keys.fail': [
    ['Keys are missing: {names}', 'Put them back into {path} from their copy; without them their records stay closed.'],
    ['缺少密钥：{names}', '请从备份放回 {path}；没有密钥则相应记录无法打开。'],
  ],
  'web.ok': [['The web is built'], ['网页已构建']],
  'web.stale': [
    ['The web is not built from the present sources', 'The next start builds it, or run npm run build.'],
    ['网页不是由当前源码构建', '下次启动会自动构建，或运行 npm run build。'],
  ],
  'port.ok': [['Ports {port} and {next} are free'], ['端口 {port} 和 {next} 空闲']],
  'port.taken': [
    ['Port {port} is taken by another program', 'Stop that program, or start with --port.'],
    ['端口 {port} 被其他程序占用', '请停止该程序，或用 --port 启动。'],
  ],
  'journal.ok': [['The journal is sealed (last seal {age} s ago)'], ['日志已封存（最近一次在 {age} 秒前）']],
  'journal.empty': [['The journal is empty'], ['日志为空']],
  'journal.behind': [
    ['Records wait {age} s for their seal', 'The worker seals them; see {log}.'],
    ['有记录已等待封存 {age} 秒', '由 worker 进程封存，请查看 {log}。'],
  ],
  'retention.ok': [['Rows about persons past their date: 0'], ['超过保存期限的个人记录：0 条']],
  'retention.past': [
    ['Rows about persons past their date: {count}', 'The worker deletes them; see {log}.'],
    ['超过保存期限的个人记录：{count} 条', '由 worker 进程删除，请查看 {log}。'],
  ],
} as const satisfies Record<string, readonly [readonly string[], readonly string[]]>

/** Names of the findings. */
export type Finding = keyof typeof texts

/** The finding and, where there is one, the way to mend it, in the terminal's language. */
export function sayFinding(finding: Finding, params: Record<string, string | number>): { text: string; mend?: string } {
  const [text = '', mend] = (texts[finding][isChinese ? 1 : 0] as readonly string[]).map((line) =>
    line.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '')),
  )
  return { text, ...(mend !== undefined && { mend }) }
}
