import type { CatalogueRules } from './catalogue.ts'

/** What stands beside the general rule, and why. */
export const catalogueRules: CatalogueRules = {
  withoutCounty: {
    'app.county': 'the counties themselves',
    'app.permission': 'the access matrix, the same for all',
    'app.role_permission': 'the access matrix, the same for all',
    'app.ticket_key': 'the key of the request context, for its functions alone',
    'agency.sign_in_failure': 'spread by the digest of account and network, of which none is kept',
  },
  // A session is found by the hash of its token before anybody knows the county.
  spreadOtherwise: ['app.session'],
  definers: [
    'agency.count_accounts',
    'agency.end_sessions',
    'agency.find_for_sign_in',
    'agency.follow_area',
    'agency.grant_role',
    'agency.move_account',
    'agency.public_bodies',
    'agency.self',
    'agency.sessions_in_reach',
    'agency.sign_in_succeeded',
    'agency.take_back_try',
    'agency.try_sign_in',
    'agency.use_totp',
    'app.begin_session',
    'app.context',
    'app.county_for',
    'app.end_session',
    'app.enter',
    'app.enter_founding',
    'app.follow_area',
    'app.scope',
    'app.seal_context',
    'app.this_account',
    'app.this_county',
    'app.this_emergency',
    'app.whoami',
    'dispatch.covers',
    'dispatch.follow_area',
    'dispatch.follow_doors',
    'emergency.public_live',
    'registry.follow_doors',
    'registry.merge_doors',
  ],
  withoutContext: [
    // Names of the counties.
    'app.county public',
    // Signed and published totals.
    'registry.publication lianfang_public',
    'registry.publication lianfang_staff',
    // The worker chains the journal and folds figures; no table with a person is open to it.
    'journal.entry lianfang_worker',
    'journal.line lianfang_worker',
    'journal.seal lianfang_worker',
    'registry.coverage lianfang_worker',
    'registry.coverage_day lianfang_worker',
    'registry.coverage_delta lianfang_worker',
  ],
  publishers: ['agency.public_bodies', 'emergency.public_live'],
  published: ['app.county', 'registry.publication', 'registry.pub_publication'],
}
