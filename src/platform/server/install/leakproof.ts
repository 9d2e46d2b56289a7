import { Client } from 'pg'

/**
 * Row security lets a condition steer an index only when its operator cannot leak a row's value. The comparisons of ltree
 * cannot (they neither fail nor speak), but the extension does not say so; the owner of the server may. Where we are not
 * allowed to, everything works and lists of a large county are slower: `lianfang doctor` tells.
 */
export async function markLeakproof(adminUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    for (const name of comparisons) await client.query(`alter function ${name}(ltree, ltree) leakproof`)
    return true
  } catch {
    return false
  } finally {
    await client.end()
  }
}

const comparisons = ['ltree_lt', 'ltree_le', 'ltree_eq', 'ltree_ge', 'ltree_gt']
