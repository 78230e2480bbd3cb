// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { LoadError, Loading, notify, Section, StatusBadge } from '@/ui';
import { day } from '@/ui/format';
import classes from './privacy.module.css';
import { requestsQuery } from './queries';
import { AnswerDialog, ExtendDialog, RequestDialog } from './RequestDialogs';
import {
  askerWords,
  identityWords,
  kindWords,
  lookWords,
  type Recipient,
  type RightsRequest,
  requestChannelWords,
  requestStateWords,
  requestTone,
} from './words';

type Act = { kind: 'new' } | { kind: 'correct' | 'extend' | 'answer'; request: RightsRequest };

/** What was asked about the data of this file, until when to answer, and what was answered. */
export function Requests({ personId, guardians }: { personId: string; guardians: Recipient[] }) {
  const { t } = useT();
  const refresh = useRefresh();
  const requests = useQuery(requestsQuery(personId));
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const done = async () => {
    close();
    notify(t('privacy.requestSaved'));
    await refresh(['rights-requests']);
  };
  return (
    <Section
      title={t('privacy.requests')}
      actions={
        <Button
          variant="light"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => setAct({ kind: 'new' })}
        >
          {t('privacy.noteRequest')}
        </Button>
      }
    >
      {requests.isError && <LoadError error={requests.error} retry={() => void requests.refetch()} />}
      {requests.isPending && <Loading rows={3} />}
      {requests.data?.length === 0 && <p className={`muted ${classes.flat}`}>{t('privacy.requestsNone')}</p>}
      <ul className="plain-list line-list">
        {requests.data?.map((one) => (
          <RequestItem key={one.id} request={one} onAct={setAct} />
        ))}
      </ul>
      {act?.kind === 'new' && <RequestDialog personId={personId} guardians={guardians} onClose={close} onDone={done} />}
      {act?.kind === 'correct' && (
        <RequestDialog personId={personId} guardians={guardians} request={act.request} onClose={close} onDone={done} />
      )}
      {act?.kind === 'extend' && <ExtendDialog request={act.request} onClose={close} onDone={done} />}
      {act?.kind === 'answer' && <AnswerDialog request={act.request} onClose={close} onDone={done} />}
    </Section>
  );
}

function RequestItem({ request, onAct }: { request: RightsRequest; onAct: (act: Act) => void }) {
  const { t } = useT();
  const open = request.state === 'open';
  return (
    <li className={classes.request}>
      <div className={classes.textsHead}>
        <h3 className={classes.flat}>{kindWords(request.kind)}</h3>
        <StatusBadge tone={requestTone(request)}>
          {open
            ? t(request.overdue ? 'privacy.answerLate' : 'privacy.answerBefore', { day: day(request.dueOn) })
            : t('privacy.answeredState', {
                state: requestStateWords(request.state),
                day: day(request.answeredOn ?? request.dueOn),
              })}
        </StatusBadge>
      </div>
      <p className={`${classes.flat} small`}>
        {[
          t('privacy.requestBy', { who: askerWords(request), day: day(request.receivedOn) }),
          requestChannelWords(request.channel).toLowerCase(),
          identityWords(request.identityCheck).toLowerCase(),
          request.identityNote,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {request.wish && <p className={`${classes.flat} written`}>{request.wish}</p>}
      {request.extendedOn && (
        <p className={`${classes.flat} small`}>
          {t('privacy.extendedLine', { day: day(request.extendedOn), reason: request.extensionReason })}
        </p>
      )}
      {request.answer && <p className={`${classes.flat} written`}>{request.answer}</p>}
      {request.lookAt.length > 0 && (
        <ul className={`plain-list ${classes.alert}`}>
          {request.lookAt.map((code) => (
            <li key={code}>{lookWords(code)}</li>
          ))}
        </ul>
      )}
      {open && (
        <div className="row">
          <Button size="compact-md" onClick={() => onAct({ kind: 'answer', request })}>
            {t('privacy.answer')}
          </Button>
          <Button size="compact-md" variant="default" onClick={() => onAct({ kind: 'correct', request })}>
            {t('privacy.correctRequest')}
          </Button>
          {request.extensionRefusal === '' && (
            <Button size="compact-md" variant="default" onClick={() => onAct({ kind: 'extend', request })}>
              {t('privacy.extend')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
