// SPDX-License-Identifier: EUPL-1.2
// Figures for a period, the list behind each, and the fact of living in a quartier prioritaire.
import assert from 'node:assert/strict';

export async function drive({ camille, admin, made, status, uuidv7 }) {
  const people = `/api/v1/people/${made.person}`;
  const situation = { id: uuidv7(), from: '2026-09-01', qpv: 'yes', source: 'official_map', checkedOn: '2026-11-19', district: 'QP000001' };
  const noted = status(await camille.post(`${people}/situations`, situation), 201);
  status(await camille.post(`${people}/situations`, situation), 200);
  assert.equal(status(await camille.post(`${people}/situations`, { ...situation, id: uuidv7(), from: '2027-09-01' }), 422).errors[0].field, 'from');
  status(await camille.put(`/api/v1/situations/${noted.id}/withdrawn`, { withdrawn: true }, { ifMatch: 1 }), 200);
  status(await camille.put(`/api/v1/situations/${noted.id}/withdrawn`, { withdrawn: false }, { ifMatch: 1 }), 412);
  status(await camille.put(`/api/v1/situations/${noted.id}/withdrawn`, { withdrawn: false }, { ifMatch: 2 }), 200);
  const file = status(await camille.get(`/api/v1/files/${made.person}`), 200);
  assert.deepEqual(file.situations.map(({ qpv, withdrawn }) => [qpv, withdrawn]), [['yes', false]]);

  const figures = status(await camille.get('/api/v1/reports/figures?period=2026-2027'), 200);
  const numbers = Object.fromEntries(figures.values.map(({ indicator, now }) => [indicator, now]));
  assert.ok(numbers.stays > 5 && numbers.pupils <= numbers.stays && numbers.half_days_attended > 0);
  assert.equal(numbers.half_days_planned, numbers.half_days_attended + numbers.half_days_absent + numbers.half_days_untaken);
  assert.equal(numbers.referrals_received, numbers.referrals_accepted + numbers.referrals_refused + numbers.referrals_pending + numbers.referrals_set_aside);
  assert.deepEqual(figures.period, { kind: 'school_year', from: '2026-09-01', to: '2027-08-31' });
  assert.equal(figures.previous.to, '2025-11-19');

  for (const [indicator, count] of Object.entries(numbers)) {
    const list = status(await camille.get(`/api/v1/reports/list?period=2026-2027&indicator=${indicator}`), 200);
    assert.equal(list.total, count, indicator);
    assert.equal(list.items.length, Math.min(50, count));
  }
  const months = figures.tables.find(({ by }) => by === 'month');
  const column = months.indicators.indexOf('half_days_planned');
  for (const { value, now } of months.rows) {
    let cursor = '';
    let length = 0;
    do {
      const page = status(await camille.get(`/api/v1/reports/list?period=2026-2027&indicator=half_days_planned&by=month&value=${value}&cursor=${cursor}`), 200);
      length += page.items.length;
      cursor = page.nextCursor;
    } while (cursor);
    assert.equal(length, now[column], value);
  }
  const [school] = figures.schools;
  const one = status(await camille.get(`/api/v1/reports/figures?period=2026-11&structureId=${school.id}&measureKind=exclusion_temporaire`), 200);
  assert.deepEqual(one.tables.find(({ by }) => by === 'school').rows.filter(({ now }) => now.some(Boolean)).every(({ value }) => value === school.id), true);

  assert.equal(status(await camille.get('/api/v1/reports/figures?period=2027-2026'), 422).errors[0].code, 'malformed');
  status(await admin.get('/api/v1/reports/figures?period=2026'), 403);
  status(await admin.get('/api/v1/reports/list?period=2026&indicator=stays'), 403);
}
