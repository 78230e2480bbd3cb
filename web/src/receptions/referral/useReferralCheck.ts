// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { asProblem } from '@/api/client';
import { useCheck } from '../queries';

const EXPLAINED = new Set(['warnings_unanswered', 'duplicate_suspected']);

/**
 * What the server says of an announcement: live while typing, and after a refusal what the refusal said, until something
 * is changed. A refusal knows more: it was told the decision on duplicates.
 */
export function useReferralCheck(draft: Schema<'ReferralDraft'>) {
  const live = useCheck(draft);
  const json = JSON.stringify(draft);
  const [refusal, setRefusal] = useState<{ json: string; check: Schema<'ReferralCheck'> } | null>(null);
  const refused = refusal?.json === json ? refusal.check : null;
  const duplicates = [...(refused?.duplicates ?? []), ...(live.data?.duplicates ?? [])];
  const seen = new Set<string>();
  return {
    live,
    findings: refused?.findings ?? live.data?.findings ?? [],
    duplicates: duplicates.filter(({ referralId }) => !seen.has(referralId) && seen.add(referralId)),
    /** Whether a refusal explained itself by a check, which is shown from now on. */
    explain: (error: unknown, sent: Schema<'ReferralDraft'>): Schema<'ReferralCheck'> | null => {
      const problem = asProblem(error);
      if (problem.status !== 409 || !EXPLAINED.has(problem.code)) return null;
      const check = problem.current as Schema<'ReferralCheck'>;
      setRefusal({ json: JSON.stringify(sent), check });
      return check;
    },
  };
}
