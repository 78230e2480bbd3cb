// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanReferralFilters } from './referral/filters';
import { cleanWeek } from './stay/week';

const uuidOrNothing = (raw: unknown) => (typeof raw === 'string' && /^[0-9a-f-]{36}$/.test(raw) ? raw : undefined);

export const routes = [
  page(
    '/saisines/nouvelle',
    () => import('./referral/NewReferralPage'),
    (raw) => ({ personId: uuidOrNothing(raw.personId), brouillon: uuidOrNothing(raw.brouillon) }),
  ),
  page('/saisines', () => import('./referral/ReferralsPage'), cleanReferralFilters),
  page('/saisines/$id', () => import('./referral/ReferralPage')),
  page('/accueils', () => import('./stay/WeekPage'), cleanWeek),
  page('/accueils/$id', () => import('./stay/StayPage')),
];
