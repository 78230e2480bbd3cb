// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Only } from '@/admin/Only';
import { api, newId, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  DateField,
  ErrorSummary,
  FormActions,
  LoadError,
  Loading,
  notify,
  PageHeader,
  Section,
  TextArea,
  TextField,
  UnsavedGuard,
  useForm,
  useToday,
} from '@/ui';
import { fromFields, LEVELS, toFields } from './noticeFields';
import { currentNoticeQuery } from './queries';
import { keyWords, levelWords, type Scheme, schemeWords } from './words';

const ADMIN = '/administration/information';
/** What may stand between braces, as people type it. */
const PLACEHOLDERS = ['organisme', 'coordonnees', 'dpo', 'dpo_coordonnees', 'autorite', 'autorite_coordonnees']
  .map((word) => `{${word}}`)
  .join(', ');

export default function EditNoticePage() {
  const { organisation = '', scheme = '' } = useParams({ strict: false }) as { organisation?: string; scheme?: string };
  const current = useQuery(currentNoticeQuery(organisation, scheme as Scheme));
  if (current.isError) return <LoadError error={current.error} retry={() => void current.refetch()} />;
  if (!current.data) return <Loading rows={12} />;
  return (
    <Only right="settings_keep">
      <EditNotice organisation={organisation} scheme={scheme as Scheme} content={current.data.content} />
    </Only>
  );
}

interface EditNoticeProps {
  organisation: string;
  scheme: Scheme;
  content: Schema<'NoticeContent'>;
}

/** Another version of a notice, beginning with the one in force. */
export function EditNotice({ organisation, scheme, content }: EditNoticeProps) {
  const { t } = useT();
  const today = useToday();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [id] = useState(newId);
  const form = useForm<Record<string, string | null>>({ validFrom: today, ...toFields(content) });
  const { busy, run } = useSavedForm(form, async () => {
    notify(t('privacy.versionSaved'));
    await refresh(['notices'], ['file-notices']);
    await navigate({ to: ADMIN as never });
  });
  const save = () =>
    send(
      api.POST('/api/v1/organisations/{id}/notices', {
        params: { path: { id: organisation } },
        body: { id, scheme, validFrom: form.values.validFrom ?? '', ...fromFields(content, form.values) },
      }),
    );
  const text = (field: string) => {
    const { value, ...bound } = form.bind(field);
    return { ...bound, value: value ?? '' };
  };
  return (
    <>
      <UnsavedGuard when={form.dirty} />
      <PageHeader
        title={t('privacy.edit', { scheme: schemeWords(scheme) })}
        back={{ href: ADMIN, label: t('privacy.backToAdmin') }}
        help="vie-privee#les-textes"
      />
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <p className="muted">{t('privacy.placeholders', { list: PLACEHOLDERS })}</p>
        <DateField label={t('privacy.validFrom')} min={today} {...form.bind('validFrom')} />
        {LEVELS.map((level) => (
          <Section key={level} title={levelWords(level)}>
            <div className="stack">
              <TextField label={t('privacy.pageTitle')} maxLength={160} {...text(`${level}.title`)} />
              {content[level].sections.map(({ key }, at) => (
                <fieldset key={key} className="stack stack-sm">
                  <legend className="strong">{keyWords(key)}</legend>
                  <TextField
                    label={t('privacy.sectionTitle')}
                    maxLength={160}
                    {...text(`${level}.sections.${at}.title`)}
                  />
                  <TextArea
                    label={t('privacy.sectionText')}
                    rows={4}
                    maxLength={4000}
                    {...text(`${level}.sections.${at}.text`)}
                  />
                </fieldset>
              ))}
            </div>
          </Section>
        ))}
        <FormActions
          submitLabel={t('privacy.save')}
          onCancel={() => void navigate({ to: ADMIN as never })}
          busy={busy}
        />
      </form>
    </>
  );
}
