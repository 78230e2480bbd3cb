// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useState } from 'react';
import { api, ifMatch, send } from '@/api/client';
import { useT } from '@/i18n';
import { Dialog, ErrorSummary, FormActions, notifyError, Section, StatusBadge, TextField, useForm } from '@/ui';
import { day, instant } from '@/ui/format';
import classes from './families.module.css';
import { useRereadFamily } from './queries';
import { SignatureDrawing } from './SignaturePad';
import { answerWords, type Family, type Signing, useKindWords, useWho } from './words';

/** Every sheet that was signed, or refused, with its drawing. */
export function Signings({ family }: { family: Family }) {
  const { t } = useT();
  if (family.signings.length === 0) return null;
  return (
    <Section title={t('families.signings')}>
      <ul className="plain-list line-list">
        {family.signings.map((signing) => (
          <li key={signing.id} className={classes.item} data-cancelled={signing.cancelled || undefined}>
            <OneSigning signing={signing} family={family} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OneSigning({ signing, family }: { signing: Signing; family: Family }) {
  const { t } = useT();
  const kind = useKindWords();
  const who = useWho(family.guardians);
  const reread = useRereadFamily(family.person.id);
  const [cancelling, setCancelling] = useState(false);
  const by =
    signing.party === 'guardian'
      ? who(signing.guardianId)
      : t(
          signing.party === 'young'
            ? 'families.young'
            : signing.party === 'school'
              ? 'families.school'
              : 'families.service',
        );
  const restore = async () => {
    try {
      await send(
        api.PUT('/api/v1/signings/{id}/cancelled', {
          params: { path: { id: signing.id }, header: ifMatch(signing.version) },
          body: { cancelled: false },
        }),
      );
      await reread();
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <div className={classes.signing}>
      <div>
        <p className={classes.flat}>
          <span className="num">{day(signing.on)}</span> · <strong>{by}</strong>
          {signing.signerName && signing.signerName !== by && <span className="muted"> · {signing.signerName}</span>}{' '}
          {signing.cancelled && <StatusBadge tone="quiet">{t('families.signingCancelled')}</StatusBadge>}
        </p>
        <ul className={`plain-list ${classes.answers}`}>
          {signing.answers.map((answer) => (
            <li key={answer.kind}>
              {[
                kind(answer.kind),
                ...(answer.scopes ?? []).map((scope) => kind(answer.kind, scope).split(' : ')[1]),
              ].join(', ')}{' '}
              : <strong>{answerWords(answer.answer).toLowerCase()}</strong>
              {answer.validUntil && ` (${t('families.until', { day: day(answer.validUntil) })})`}
              {answer.reason && <span className="muted"> {answer.reason}</span>}
            </li>
          ))}
        </ul>
        <p className={`muted small ${classes.flat}`}>
          {signing.how === 'paper' && t('families.filed', { place: signing.filedAt })}
          {signing.how === 'screen' && t('families.signedOnScreen', { at: instant(signing.createdAt) })}
          {signing.how === 'spoken' && t('families.spoken')}
          {signing.statement && ` · « ${signing.statement} »`}
        </p>
        {(signing.note || signing.cancelledReason) && (
          <p className={`written ${classes.flat}`}>{signing.cancelledReason || signing.note}</p>
        )}
        <Button
          variant="subtle"
          size="compact-md"
          onClick={() => (signing.cancelled ? void restore() : setCancelling(true))}
        >
          {t(signing.cancelled ? 'families.restoreSigning' : 'families.cancelSigning')}
        </Button>
      </div>
      {signing.strokes.length > 0 && <SignatureDrawing strokes={signing.strokes} label={by} />}
      {cancelling && (
        <CancelDialog signing={signing} personId={family.person.id} onClose={() => setCancelling(false)} />
      )}
    </div>
  );
}

function CancelDialog({ signing, personId, onClose }: { signing: Signing; personId: string; onClose: () => void }) {
  const { t } = useT();
  const reread = useRereadFamily(personId);
  const form = useForm({ reason: '' });
  const [busy, setBusy] = useState(false);
  const cancel = async () => {
    setBusy(true);
    try {
      await send(
        api.PUT('/api/v1/signings/{id}/cancelled', {
          params: { path: { id: signing.id }, header: ifMatch(signing.version) },
          body: { cancelled: true, reason: form.values.reason },
        }),
      );
      onClose();
      await reread();
    } catch (error) {
      form.fromProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('families.cancelSigning')} opened onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void cancel();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <p className={`muted ${classes.flat}`}>{t('families.cancelSigningKept')}</p>
        <TextField label={t('families.reason')} autoFocus {...form.bind('reason')} />
        <FormActions submitLabel={t('families.cancelSigning')} onCancel={onClose} busy={busy} />
      </form>
    </Dialog>
  );
}
