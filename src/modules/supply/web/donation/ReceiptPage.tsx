import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { Link, useParams } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { dayOf, getDonation, isExpired } from '../../contract/index.ts'
import '../supply.css'

/** The receipt for a donation on one page: who gave what, of which standard and lot, to whom. */
export default function ReceiptPage(): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const { id = '' } = useParams()
  const found = useQuery(getDonation, { id }, { keep: true })
  useEffect(() => {
    document.title = say('receipt.title')
  }, [say])
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  if (!found.data) return <WaitWords />
  const { donation, lines, countyName } = found.data
  return (
    <div className="page">
      <div className="supply-tools no-print">
        <Link to="/supply/donations">{say('receipt.back')}</Link>
        <span className="soft">{say('receipt.wrong')}</span>
        <Button type="primary" onClick={() => window.print()}>
          {say('action.print')}
        </Button>
      </div>
      <article className="supply-paper">
        <h1>{say('receipt.title')}</h1>
        <p className="supply-number">
          {countyName} · {say('receiptNo', { year: donation.year, no: donation.no })}
        </p>
        <p>{say('receipt.thanks', { donor: donation.donor })}</p>
        <table className="supply-lots">
          <thead>
            <tr>
              <th>{say('item.title')}</th>
              <th>{say('item.standard')}</th>
              <th>{say('lot.no')}</th>
              <th>{say('lot.expires')}</th>
              <th className="num">{say('quantity')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <td>{line.itemName}</td>
                <td>{line.standard || '–'}</td>
                <td>
                  {line.lotNo || say('lot.none')}{' '}
                  <Link className="no-print" to={`/supply/points/${donation.point}?discard=${line.lot}`}>
                    {say('receipt.takeOut')}
                  </Link>
                </td>
                <td>
                  {line.expiresOn ? format.day(line.expiresOn) : say('lot.noExpiry')}
                  {isExpired(line.expiresOn, dayOf(new Date(donation.at))) ? ` · ${say('lot.expired')}` : ''}
                </td>
                <td className="num">{say('count', { count: format.number(line.quantity), unit: line.unit })}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>{say('receipt.taken', { point: donation.pointName, day: format.day(donation.at), by: donation.by })}</p>
        {donation.said ? <p>{donation.said}</p> : null}
        <div className="supply-sign">
          <div>{say('receipt.giver')}</div>
          <div>{say('receipt.taker')}</div>
        </div>
      </article>
    </div>
  )
}
