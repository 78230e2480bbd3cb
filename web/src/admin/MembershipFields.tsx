// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useMeta } from '@/api/queries';
import { translate, useT } from '@/i18n';
import { DateField, SelectField } from '@/ui';
import { isOfOrganisation, type MembershipValues, placesFor } from './memberships';
import { GIVEN_ROLES, useRoleWords } from './words';

interface MembershipFieldsProps {
  organisations: Schema<'Organisation'>[];
  values: MembershipValues;
  onChange: (values: MembershipValues) => void;
  /** What stands before the names of the fields: "memberships.0." within an account. */
  prefix?: string;
  errorOf: (field: string) => string | undefined;
  /** Those to choose from. */
  roles?: Schema<'Role'>[];
}

/** As what, where, and from when to when. */
export function MembershipFields({
  organisations,
  values,
  onChange,
  prefix = '',
  errorOf,
  roles = GIVEN_ROLES,
}: MembershipFieldsProps) {
  const { t } = useT();
  const roleWords = useRoleWords();
  const roleHint = (role: Schema<'Role'>) => translate(`admin.hint_${role}`);
  const { today } = useMeta();
  const places = placesFor(values.role, organisations, today);
  const field = (name: string) => ({ id: `f-${prefix}${name}`, error: errorOf(`${prefix}${name}`) });
  const choose = (role: Schema<'Role'>) =>
    onChange({ ...values, role, placeId: placesFor(role, organisations, today)[0]?.value ?? null });
  return (
    <>
      <SelectField
        label={t('admin.role')}
        hint={roleHint(values.role)}
        options={roles.map((code) => ({ code, label: roleWords(code) }))}
        value={values.role}
        onChange={(role) => role && choose(role as Schema<'Role'>)}
        {...field('role')}
      />
      {values.role !== 'external' && (
        <>
          <SelectField
            label={isOfOrganisation(values.role) ? t('admin.organisation') : t('admin.team')}
            options={places.map(({ value, label }) => ({ code: value, label }))}
            value={values.placeId}
            onChange={(placeId) => onChange({ ...values, placeId })}
            {...field('placeId')}
          />
          <DateField
            label={t('admin.memberFrom')}
            hint={t('admin.memberFromHint')}
            optional
            value={values.from}
            onChange={(from) => onChange({ ...values, from })}
            {...field('from')}
          />
          <DateField
            label={t('admin.memberTo')}
            hint={t('admin.memberToHint')}
            optional
            value={values.to}
            onChange={(to) => onChange({ ...values, to })}
            {...field('to')}
          />
        </>
      )}
    </>
  );
}
