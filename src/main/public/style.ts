import { createHash } from 'node:crypto'

/** The one stylesheet of the public pages: one column, 18 px, readable in the sun and on paper. */
export const style = `:root{color-scheme:light dark;--ink:#14202b;--quiet:#44525f;--line:#c9d1d9;--ground:#fff;--band:#eef3f8;--accent:#0a4f8f;--wrong:#a3161b}
@media (prefers-color-scheme:dark){:root{--ink:#e9eef3;--quiet:#aebbc7;--line:#3a4753;--ground:#10171e;--band:#1a242e;--accent:#8cc4f7;--wrong:#ff9d97}}
*{box-sizing:border-box}
html{font-size:18px;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.65 system-ui,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
body>*{max-width:40rem;margin:0 auto;padding:0 1rem}
header{padding-top:1rem}
header p{margin:0;font-weight:700}
nav{display:flex;flex-wrap:wrap;gap:0 1.25rem}
nav a{display:inline-block;padding:.75rem 0;min-height:48px}
a{color:var(--accent);text-underline-offset:.2em}
a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
[aria-current]{font-weight:700;text-decoration:none;color:var(--ink)}
main{padding-top:.5rem;padding-bottom:2rem}
h1{font-size:1.55rem;line-height:1.3;margin:.75rem 0}
h2{font-size:1.2rem;line-height:1.35;margin:2rem 0 .5rem;padding-top:.75rem;border-top:2px solid var(--line)}
p,ul,dl{margin:.5rem 0}
ul{padding-left:1.3rem}
dt{font-weight:700;margin-top:.9rem}
dd{margin:0}
.quiet{color:var(--quiet)}
.band{background:var(--band);padding:.75rem 1rem;border-left:4px solid var(--accent)}
table{width:100%;border-collapse:collapse;margin:.5rem 0 1rem}
th,td{text-align:left;padding:.35rem 0;border-bottom:1px solid var(--line);font-weight:400}
td{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;padding-left:1rem}
form{margin:1rem 0}
label{display:block;font-weight:700}
input:not([type=hidden]),textarea,select{width:100%;min-height:48px;padding:.5rem .75rem;margin:.25rem 0 .75rem;border:2px solid var(--line);border-radius:6px;background:var(--ground);color:inherit;font:inherit}
input[type=radio],input[type=checkbox]{flex:none;width:1.4rem;height:1.4rem;min-height:0;margin:0;accent-color:var(--accent)}
#temperature+p,.hint,input+.wrong,select+.wrong{margin-top:-.5rem}
.receipt{font:700 1.4rem/1.6 ui-monospace,monospace;letter-spacing:.04em}
input[aria-invalid],select[aria-invalid]{border-color:var(--wrong)}
fieldset{margin:0 0 1rem;padding:0;border:0;min-width:0}
legend{padding:0 0 .25rem;font-weight:700}
.choice{display:flex;align-items:center;gap:.75rem;min-height:48px;padding:.25rem .75rem;margin:0 0 .4rem;border:2px solid var(--line);border-radius:6px;font-weight:400}
.choice:has(:checked){border-color:var(--accent);background:var(--band)}
.choices{display:grid;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));gap:0 .5rem}
#code{font-family:ui-monospace,monospace;text-transform:uppercase;letter-spacing:.05em}
input:focus-visible,textarea:focus-visible,select:focus-visible,button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
button{min-height:48px;padding:0 1.5rem;border:0;border-radius:6px;background:var(--accent);color:var(--ground);font:inherit;font-weight:700}
.wrong{color:var(--wrong);font-weight:700}
dd{white-space:pre-wrap}
h3{margin:1rem 0 .25rem;font-size:1rem}
footer{border-top:2px solid var(--line);padding-top:1rem;padding-bottom:2rem;color:var(--quiet)}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--ground);padding:.5rem}
@media print{nav,.skip{display:none}}
`

/** Path of the stylesheet; a changed one has another path, so browsers may keep it for a year. */
export const stylePath = `/style-${createHash('sha256').update(style).digest('hex').slice(0, 12)}.css`
