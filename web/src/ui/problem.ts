// SPDX-License-Identifier: EUPL-1.2
// Puts the server's refusals into words. Every code has a text in fr.json ("problem.<code>"); an unknown one gets a general
// sentence, never the bare code.
import { asProblem } from '@/api/client';
import { translate, translateOr } from '@/i18n';

/** One thing to correct: `field` is the name in the API, empty when it belongs to no field. */
export interface FieldMessage {
  field: string;
  message: string;
}

export interface RefusedField {
  field: string;
  code: string;
  params?: Record<string, unknown>;
}

/** Texts choose their wording by `none` when the server gave no limit. */
const NO_LIMITS = { min: 'none', max: 'none' };

export function fieldMessage(refused: RefusedField): string {
  return translateOr(`problem.${refused.code}`, translate('problem.field'), { ...NO_LIMITS, ...refused.params });
}

/** A refusal in one sentence. */
export function problemText(error: unknown): string {
  const problem = asProblem(error);
  return translateOr(`problem.${problem.code}`, translate('problem.unexpected'), NO_LIMITS);
}

/** What to write beside fields and in the summary; a refusal without fields becomes one message without a field. */
export function messagesOf(error: unknown): FieldMessage[] {
  const problem = asProblem(error);
  if (problem.errors.length === 0) return [{ field: '', message: problemText(problem) }];
  return problem.errors.map((refused) => ({ field: refused.field, message: fieldMessage(refused) }));
}
