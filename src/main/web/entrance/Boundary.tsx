import { Component, type ReactNode } from 'react'
import { say } from '#platform/web/i18n.ts'

/** Catches a page that fails to draw, so that the rest of the shell stands. A new `page` tries again. */
export class Boundary extends Component<{ page: string; children: ReactNode }, { failedOn: string | null }> {
  override state: { failedOn: string | null } = { failedOn: null }

  static getDerivedStateFromError(): { failedOn: string } {
    return { failedOn: '' }
  }

  override componentDidCatch(): void {
    this.setState({ failedOn: this.props.page })
  }

  override componentDidUpdate(before: { page: string }): void {
    if (this.state.failedOn !== null && before.page !== this.props.page) this.setState({ failedOn: null })
  }

  override render(): ReactNode {
    if (this.state.failedOn === null) return this.props.children
    return (
      <div className="problem-pane" role="alert">
        <p className="problem-what">{say('platform', 'problem.broken')}</p>
        <p>{say('platform', 'problem.brokenHint')}</p>
        <button type="button" className="plain-button" onClick={() => window.location.reload()}>
          {say('platform', 'action.retry')}
        </button>
      </div>
    )
  }
}
