// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { ErrorSummary, FormActions, FormDialog, TextField, useForm } from '@/ui';
import { HandOver } from './HandOver';
import { MembershipFields } from './MembershipFields';
import { firstMembership, type MembershipValues, membershipBody } from './memberships';
import { PasswordField } from './PasswordField';
import { temporaryPassword } from './temporaryPassword';
import { GIVEN_ROLES } from './words';

interface NewAccountDialogProps {
  organisations: Schema<'Organisation'>[];
  onCreated: () => void;
  onClose: () => void;
}

/** A new account; its first password is shown once more at the end, then never again. */
export function NewAccountDialog({ organisations, onCreated, onClose }: NewAccountDialogProps) {
  const { t } = useT();
  const [ids] = useState({ account: newId(), membership: newId() });
  const [created, setCreated] = useState<Schema<'UserAccount'> | null>(null);
  const { today } = useMeta();
  const form = useForm({
    displayName: '',
    login: '',
    password: temporaryPassword(),
    memberships: [firstMembership(organisations, today)] as [MembershipValues],
  });
  const { busy, run } = useSavedForm(form, (account: Schema<'UserAccount'>) => {
    setCreated(account);
    onCreated();
  });
  return (
    <FormDialog
      title={created ? t('admin.accountCreated') : t('admin.createAccount')}
      unsaved={form.dirty}
      onClose={onClose}
    >
      {created ? (
        <HandOver login={created.login} password={form.values.password} onClose={onClose} />
      ) : (
        <form
          noValidate
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            const { displayName, login, password } = form.values;
            const [membership] = form.values.memberships;
            const memberships = membership.role === 'external' ? [] : [membershipBody(ids.membership, membership)];
            void run(() =>
              send(api.POST('/api/v1/users', { body: { id: ids.account, displayName, login, password, memberships } })),
            );
          }}
        >
          <ErrorSummary errors={form.errors} />
          <TextField
            label={t('admin.displayName')}
            hint={t('admin.displayNameHint')}
            autoFocus
            {...form.bind('displayName')}
          />
          <TextField label={t('admin.login')} hint={t('admin.loginHint')} {...form.bind('login')} />
          <MembershipFields
            organisations={organisations}
            values={form.values.memberships[0]}
            onChange={(membership) => form.set('memberships', [membership])}
            prefix="memberships.0."
            roles={[...GIVEN_ROLES, 'external']}
            errorOf={form.errorOf}
          />
          <PasswordField {...form.bind('password')} />
          <FormActions submitLabel={t('admin.createAccount')} onCancel={onClose} busy={busy} />
        </form>
      )}
    </FormDialog>
  );
}
