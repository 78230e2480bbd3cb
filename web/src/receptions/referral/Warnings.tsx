// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { translate, useT } from '@/i18n';
import { durationWords } from '@/measures/duration';
import { SettingSource } from '@/measures/SettingSource';
import { type FieldMessage, TextField } from '@/ui';
import { noticeText, warningTitle } from '../words';
import classes from './Warnings.module.css';

/** Why each warning is passed, by its code; '' while the reason is being asked. */
export type Reasons = Record<string, string>;

export function warningsOf(findings: readonly Schema<'Finding'>[]): Schema<'Finding'>[] {
  const seen = new Set<string>();
  return findings.filter(({ severity, code }) => {
    if (severity !== 'warning' || seen.has(code)) return false;
    seen.add(code);
    return true;
  });
}

/** The reasons that answer present warnings; what no longer applies is not recorded. */
export function overridesOf(warnings: readonly Schema<'Finding'>[], reasons: Reasons): Schema<'Override'>[] {
  return warnings
    .map(({ code }) => ({ code, reason: (reasons[code] ?? '').trim() }))
    .filter(({ reason }) => reason !== '');
}

export function unanswered(warnings: readonly Schema<'Finding'>[], reasons: Reasons): FieldMessage[] {
  return warnings
    .filter(({ code }) => !(reasons[code] ?? '').trim())
    .map(({ code }) => ({
      field: `overrides.${code}`,
      message: translate('receptions.passOrCorrect', { warning: warningTitle(code) }),
    }));
}

/** Minutes as hours. */
function measured({ params }: Schema<'Finding'>): Record<string, string> {
  return params.minutes ? { duration: durationWords(Number(params.minutes)) } : {};
}

export interface WarningsProps {
  warnings: readonly Schema<'Finding'>[];
  reasons: Reasons;
  onChange: (reasons: Reasons) => void;
  errorOf: (field: string) => string | undefined;
}

/** What a person should look at. Nothing here blocks once somebody said why it is passed. */
export function Warnings({ warnings, reasons, onChange, errorOf }: WarningsProps) {
  const { t } = useT();
  if (warnings.length === 0) return null;
  return (
    <ul className={classes.list}>
      {warnings.map((warning) => {
        const { code } = warning;
        const reason = reasons[code];
        return (
          <li key={code} className={classes.warning} data-passed={reason?.trim() ? true : undefined}>
            <p className={classes.words}>
              <IconAlertTriangle size={18} aria-hidden />
              <span>
                {noticeText(warning, measured(warning))}
                {warning.setting && <SettingSource setting={warning.setting} />}
              </span>
            </p>
            {reason === undefined ? (
              <div>
                <Button
                  id={`f-overrides.${code}`}
                  variant="default"
                  size="compact-md"
                  aria-label={t('receptions.passOf', { warning: noticeText(warning) })}
                  onClick={() => onChange({ ...reasons, [code]: '' })}
                >
                  {t('receptions.pass')}
                </Button>
                {errorOf(`overrides.${code}`) && (
                  <p className={`error-text ${classes.error}`}>{errorOf(`overrides.${code}`)}</p>
                )}
              </div>
            ) : (
              <TextField
                id={`f-overrides.${code}`}
                label={t('receptions.passReason')}
                autoFocus
                value={reason}
                maxLength={300}
                error={reason.trim() ? undefined : errorOf(`overrides.${code}`)}
                onChange={(text) => onChange({ ...reasons, [code]: text })}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
