// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schema, send } from '@/api/client';
import { useSession } from '@/api/queries';
import { translateOr, useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { colleaguesQuery } from '@/tasks/queries';
import {
  ErrorSummary,
  FormActions,
  FormDialog,
  notify,
  Section,
  SelectField,
  TextField,
  useForm,
  useNavigateTo,
} from '@/ui';
import { instant } from '@/ui/format';
import classes from './incidents.module.css';
import type { Concern } from './words';

type Member = Schema<'ConcernMember'>;

interface RingProps {
  concern: Concern;
  onSaved: (next: Concern) => void;
}

/** Who knows of it, since when and why; and every look at it. */
export function Ring({ concern, onSaved }: RingProps) {
  const { t } = useT();
  const { user } = useSession();
  const [act, setAct] = useState<'add' | Member | null>(null);
  const now = concern.members.filter(({ removedAt }) => !removedAt);
  const former = concern.members.filter(({ removedAt }) => removedAt);
  return (
    <div className="stack">
      <Section
        title={t('incidents.ring')}
        actions={
          concern.mine && (
            <Button
              variant="default"
              size="compact-md"
              leftSection={<IconUserPlus size={18} aria-hidden />}
              onClick={() => setAct('add')}
            >
              {t('incidents.letIn')}
            </Button>
          )
        }
      >
        <ul className={`plain-list ${classes.notes}`}>
          {now.map((member) => (
            <li key={member.user.id}>
              <span>
                {member.user.displayName}{' '}
                <span className="muted small">
                  {member.author
                    ? t('incidents.author')
                    : t('incidents.memberSince', { at: instant(member.addedAt), reason: member.reason })}
                </span>
              </span>
              {!member.author && (concern.mine || member.user.id === user.id) && (
                <Button variant="subtle" color="gray" size="compact-md" onClick={() => setAct(member)}>
                  {member.user.id === user.id
                    ? t('incidents.leaveRing')
                    : t('incidents.letOut', { name: member.user.displayName })}
                </Button>
              )}
            </li>
          ))}
          {former.map((member) => (
            <li key={`${member.user.id} ${member.addedAt}`} className="muted small">
              {t('incidents.formerMember', {
                name: member.user.displayName,
                at: member.removedAt ? instant(member.removedAt) : '',
                reason: member.removedReason,
              })}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('incidents.looks')} quiet>
        <ul className={`plain-list ${classes.notes}`}>
          {concern.looks
            .filter(({ action }) => action !== 'list')
            .map((look) => (
              <li key={`${look.at} ${look.action}`} className="small">
                <span>{look.by?.displayName}</span>
                <span>{translateOr(`incidents.look_${look.action}`, look.action)}</span>
                <span className="muted">{instant(look.at)}</span>
              </li>
            ))}
        </ul>
      </Section>
      {act && (
        <MemberDialog
          concern={concern}
          member={act === 'add' ? null : act}
          onClose={() => setAct(null)}
          onSaved={onSaved}
        />
      )}
    </div>
  );
}

interface MemberDialogProps extends RingProps {
  /** Null: somebody is let in. */
  member: Member | null;
  onClose: () => void;
}

function MemberDialog({ concern, member, onClose, onSaved }: MemberDialogProps) {
  const { t } = useT();
  const go = useNavigateTo();
  const { user } = useSession();
  const { data } = useQuery(colleaguesQuery);
  const inside = concern.members.filter(({ removedAt }) => !removedAt).map((each) => each.user.id);
  const form = useForm<{ userId: string | null; reason: string }>({ userId: member?.user.id ?? null, reason: '' });
  const leaving = member?.user.id === user.id;
  const title = member
    ? leaving
      ? t('incidents.leaveRing')
      : t('incidents.letOut', { name: member.user.displayName })
    : t('incidents.letIn');
  const { busy, run } = useSavedForm(form, (next: Concern) => {
    notify(t('incidents.ringChanged'));
    onClose();
    if (leaving) go('/');
    else onSaved(next);
  });
  return (
    <FormDialog title={title} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() =>
            send(
              api.PUT('/api/v1/concerns/{id}/members', {
                params: { path: { id: concern.id } },
                body: { userId: form.values.userId ?? '', member: member === null, reason: form.values.reason },
              }),
            ),
          );
        }}
      >
        <ErrorSummary errors={form.errors} />
        {!member && (
          <SelectField
            label={t('incidents.colleague')}
            options={(data ?? [])
              .filter(({ id }) => !inside.includes(id))
              .map(({ id, displayName }) => ({ value: id, label: displayName }))}
            {...form.bind('userId')}
          />
        )}
        <TextField label={t('incidents.reason')} maxLength={300} {...form.bind('reason')} />
        <FormActions submitLabel={title} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
