// SPDX-License-Identifier: EUPL-1.2
// What a line of a list already said, as the form of a new referral begins with it.
import type { Schema } from '@/api/client';
import type { NewReferralValues } from '@/receptions/referral/values';
import { name } from '@/ui/format';

export function prefillOf(draft: Schema<'StoredReferralDraft'>): Partial<NewReferralValues> {
  const { pupil, measure } = draft;
  return {
    structureId: draft.structureId,
    structureName: draft.structureName,
    className: pupil.className,
    receivedOn: draft.receivedOn,
    receivedTime: null,
    'caller.channel': draft.channel,
    ...(draft.personId
      ? { personId: draft.personId, personName: name(pupil) }
      : {
          'pupil.lastName': pupil.lastName,
          'pupil.firstName': pupil.firstName,
          'pupil.birthDate': pupil.birthDate,
          'pupil.sex': pupil.sex === 'unknown' ? null : pupil.sex,
        }),
    ...(measure.kind ? { 'measure.kind': measure.kind } : {}),
    'measure.start': measure.start,
    'measure.end': measure.end,
    ...(measure.motive ? { motive: measure.motive } : {}),
  };
}
