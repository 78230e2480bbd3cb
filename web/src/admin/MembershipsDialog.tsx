// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { DateField, ErrorSummary, FormActions, FormDialog, notify, StatusBadge, useForm } from '@/ui';
import { period } from '@/ui/format';
import { MembershipFields } from './MembershipFields';
import { firstMembership, membershipBody } from './memberships';
import { useRoleWords } from './words';

type Account = Schema<'UserAccount'>;
type Membership = Schema<'Membership'>;

interface MembershipsDialogProps {
  account: Account;
  organisations: Schema<'Organisation'>[];
  /** The account as it is now. */
  onSaved: (account: Account) => void;
  onClose: () => void;
}

/** What an account is, where, and until when: access ends the day it ends. */
export function MembershipsDialog({ account, organisations, onSaved, onClose }: MembershipsDialogProps) {
  const { t } = useT();
  const [opened, setOpened] = useState<Membership | 'new' | null>(null);
  const saved = (changed: Account) => {
    onSaved(changed);
    notify(t('admin.saved'));
    setOpened(null);
  };
  const back = () => setOpened(null);
  if (opened === 'new')
    return <NewMembership account={account} organisations={organisations} onSaved={saved} onClose={back} />;
  if (opened) return <MembershipDays membership={opened} account={account} onSaved={saved} onClose={back} />;
  return (
    <FormDialog title={t('admin.membershipsOf', { name: account.displayName })} unsaved={false} onClose={onClose}>
      <div className="stack">
        <p className="quiet">{t('admin.membershipsHint')}</p>
        <ul className="stack" style={{ listStyle: 'none', padding: 0, margin: 0 }}>
          {account.memberships.map((membership) => (
            <MembershipLine key={membership.id} membership={membership} onEdit={() => setOpened(membership)} />
          ))}
        </ul>
        <div>
          <Button variant="light" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpened('new')}>
            {t('admin.addMembership')}
          </Button>
        </div>
      </div>
    </FormDialog>
  );
}

function MembershipLine({ membership, onEdit }: { membership: Membership; onEdit: () => void }) {
  const { t } = useT();
  const roleWords = useRoleWords();
  const { from, to, state, placeName, role } = membership;
  const words = `${roleWords(role)}, ${placeName}`;
  return (
    <li className="row" style={{ justifyContent: 'space-between' }}>
      <span>
        <span className="strong">{words}</span>
        <br />
        <span className="quiet">{from || to ? period(from, to) : t('admin.withoutEnd')}</span>{' '}
        {state !== 'now' && (
          <StatusBadge tone="quiet">{state === 'ended' ? t('admin.ended') : t('admin.later')}</StatusBadge>
        )}
      </span>
      <Button
        variant="subtle"
        leftSection={<IconPencil size={16} aria-hidden />}
        aria-label={t('admin.changeDaysOf', { membership: words })}
        onClick={onEdit}
      >
        {t('admin.changeDays')}
      </Button>
    </li>
  );
}

function NewMembership({ account, organisations, onSaved, onClose }: MembershipsDialogProps) {
  const { t } = useT();
  const { today } = useMeta();
  const [id] = useState(newId);
  const form = useForm(firstMembership(organisations, today));
  const { busy, run } = useSavedForm(form, onSaved);
  return (
    <FormDialog title={t('admin.addMembership')} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const path = { id: account.id };
          void run(() =>
            send(
              api.POST('/api/v1/users/{id}/memberships', { params: { path }, body: membershipBody(id, form.values) }),
            ),
          );
        }}
      >
        <ErrorSummary errors={form.errors} />
        <MembershipFields
          organisations={organisations}
          values={form.values}
          onChange={form.setAll}
          errorOf={form.errorOf}
        />
        <FormActions submitLabel={t('admin.addMembership')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}

interface MembershipDaysProps extends Pick<MembershipsDialogProps, 'account' | 'onSaved' | 'onClose'> {
  membership: Membership;
}

function MembershipDays({ membership, onSaved, onClose }: MembershipDaysProps) {
  const { t } = useT();
  const roleWords = useRoleWords();
  const form = useForm({ from: membership.from, to: membership.to });
  const { busy, run } = useSavedForm(form, onSaved);
  return (
    <FormDialog title={`${roleWords(membership.role)}, ${membership.placeName}`} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const params = { path: { id: membership.id }, header: ifMatch(membership.version) };
          void run(() => send(api.PATCH('/api/v1/memberships/{id}', { params, body: form.values })));
        }}
      >
        <ErrorSummary errors={form.errors} />
        <DateField label={t('admin.memberFrom')} hint={t('admin.memberFromHint')} optional {...form.bind('from')} />
        <DateField label={t('admin.memberTo')} hint={t('admin.memberToHint')} optional {...form.bind('to')} />
        <FormActions submitLabel={t('admin.save')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
