// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconCopy, IconMessageCheck, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch, type Schema, send } from '@/api/client';
import { useLabel, useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import {
  addDays,
  EmptyState,
  LoadError,
  Loading,
  notify,
  notifyError,
  PageHeader,
  Section,
  StatusBadge,
  useToday,
} from '@/ui';
import { day, dayLong, instant, phone } from '@/ui/format';
import classes from './programme.module.css';
import { newsQuery } from './queries';
import { mondayOf, weekHref } from './search';
import { ToldDialog } from './ToldDialog';
import { changeWords, mailText, smsText } from './words';

type Item = Schema<'ProgrammeNews'>['items'][number];
type Version = Schema<'ProgrammeVersion'>;

/** Who has something new to be told of a week, the words for it, and who was told. */
export function NewsView({ day: asked }: { day?: string }) {
  const { t } = useT();
  const today = useToday();
  const monday = mondayOf(asked ?? today);
  const refresh = useRefresh();
  const { data, error, refetch } = useQuery(newsQuery(monday));
  const publishing = useMutation({
    mutationFn: (subjects: Pick<Item, 'kind' | 'id'>[]) =>
      send(
        api.POST('/api/v1/programme/weeks/{day}/versions', { params: { path: { day: monday } }, body: { subjects } }),
      ),
    onSuccess: async () => {
      notify(t('programme.published'));
      await refresh(['programme'], ['tasks'], ['today']);
    },
    onError: notifyError,
  });
  const publish = (items: Item[]) => publishing.mutate(items.map(({ kind, id }) => ({ kind, id })));
  const pending = data?.items.filter(({ changes }) => changes.length > 0) ?? [];
  const untold =
    data?.items.filter(({ changes, versions }) => changes.length === 0 && versions[0] && !versions[0].toldOn) ?? [];
  const told = data?.items.filter(({ changes, versions }) => changes.length === 0 && versions[0]?.toldOn) ?? [];
  return (
    <>
      <PageHeader
        title={t('programme.newsTitle')}
        subtitle={t('programme.weekOf', { from: dayLong(monday), to: dayLong(addDays(monday, 4)) })}
        back={{ href: weekHref({ semaine: monday }), label: t('programme.backToWeek') }}
        help="programme#communiquer"
        actionsFor="programme_keep"
        actions={
          pending.length > 0 && (
            <Button
              leftSection={<IconSend size={18} aria-hidden />}
              loading={publishing.isPending}
              onClick={() => publish(pending)}
            >
              {t('programme.publishAll', { count: pending.length })}
            </Button>
          )
        }
      />
      {!data && error && <LoadError error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading rows={8} />}
      {data && data.items.length === 0 && (
        <EmptyState icon={IconMessageCheck} title={t('programme.nothingToTell')}>
          {t('programme.nothingToTellHint')}
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <div className="stack">
          {pending.length > 0 && (
            <Section title={t('programme.toPublish', { count: pending.length })}>
              <ul className="plain-list line-list">
                {pending.map((item) => (
                  <li key={item.id}>
                    <Pending item={item} busy={publishing.isPending} onPublish={() => publish([item])} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {untold.length > 0 && (
            <Section title={t('programme.untold', { count: untold.length })}>
              <ul className="plain-list line-list">
                {untold.map((item) => (
                  <li key={item.id}>{item.versions[0] && <ToTell item={item} version={item.versions[0]} />}</li>
                ))}
              </ul>
            </Section>
          )}
          {told.length > 0 && (
            <Section title={t('programme.told', { count: told.length })}>
              <ul className="plain-list line-list">
                {told.map((item) => (
                  <li key={item.id}>{item.versions[0] && <Told item={item} version={item.versions[0]} />}</li>
                ))}
              </ul>
            </Section>
          )}
        </div>
      )}
    </>
  );
}

function Name({ item }: { item: Item }) {
  const { t } = useT();
  return (
    <span>
      <span className="strong">{item.name}</span>{' '}
      <span className="muted small">
        {t(item.kind === 'young' ? 'programme.kindYoung' : 'programme.kindProfessional')}
      </span>
    </span>
  );
}

function Changes({ changes }: { changes: Schema<'ProgrammeChange'>[] }) {
  return (
    <ul className="small">
      {changes.map((change) => (
        <li key={`${change.kind}${(change.after ?? change.before)?.sessionId}`}>{changeWords(change)}</li>
      ))}
    </ul>
  );
}

function Pending({ item, busy, onPublish }: { item: Item; busy: boolean; onPublish: () => void }) {
  const { t } = useT();
  const next = (item.versions[0]?.number ?? 0) + 1;
  const first = next === 1;
  return (
    <div>
      <div className="row row-apart">
        <Name item={item} />
        <Button
          variant="default"
          size="compact-md"
          disabled={busy}
          onClick={onPublish}
          aria-label={t('programme.publishOne', { name: item.name, number: next })}
        >
          {t('programme.publish', { number: next })}
        </Button>
      </div>
      {first ? (
        <p className="small muted">{t('programme.firstVersion', { count: item.now.length })}</p>
      ) : (
        <Changes changes={item.changes} />
      )}
    </div>
  );
}

async function copy(text: string, done: string, failed: string) {
  try {
    await navigator.clipboard.writeText(text);
    notify(done);
  } catch {
    notify(failed, 'warn');
  }
}

function ToTell({ item, version }: { item: Item; version: Version }) {
  const { t } = useT();
  const [telling, setTelling] = useState(false);
  const texts = [
    ...(item.kind === 'young'
      ? [
          {
            key: 'sms',
            label: t('programme.copySms'),
            text: smsText(item.name.split(' ').slice(1).join(' ') || item.name, version.content),
          },
        ]
      : []),
    {
      key: 'mail',
      label: t('programme.copyMail'),
      text: mailText(item.name, version.week, version.number, version.content),
    },
  ];
  return (
    <div>
      <div className="row row-apart">
        <span className="row">
          <Name item={item} />
          <StatusBadge tone="warn">{t('programme.version', { number: version.number })}</StatusBadge>
        </span>
        <span className="row">
          {texts.map(({ key, label, text }) => (
            <Button
              key={key}
              variant="default"
              size="compact-md"
              leftSection={<IconCopy size={16} aria-hidden />}
              aria-label={t('programme.copyFor', { what: label, name: item.name })}
              onClick={() => void copy(text, t('programme.copied'), t('programme.copyFailed'))}
            >
              {label}
            </Button>
          ))}
          <Button
            size="compact-md"
            onClick={() => setTelling(true)}
            aria-label={t('programme.markToldOf', { name: item.name })}
          >
            {t('programme.markTold')}
          </Button>
        </span>
      </div>
      <p className="small" style={{ margin: '0.25rem 0' }}>
        {item.phones
          .filter(({ mayContact }) => mayContact)
          .map((one) => (
            <a key={one.phone} href={`tel:${one.phone}`} style={{ marginInlineEnd: '0.75rem' }}>
              {one.name} {phone(one.phone)}
            </a>
          ))}
        {item.email && <a href={`mailto:${item.email}`}>{item.email}</a>}
      </p>
      {version.number > 1 && <Changes changes={version.changes} />}
      <details className={classes.more}>
        <summary className="small">{t('programme.texts')}</summary>
        {texts.map(({ key, text }) => (
          <p key={key} className={`small ${classes.copied}`}>
            {text}
          </p>
        ))}
      </details>
      {telling && <ToldDialog item={item} version={version} onClose={() => setTelling(false)} />}
    </div>
  );
}

function Told({ item, version }: { item: Item; version: Version }) {
  const { t } = useT();
  const channel = useLabel('told_channel');
  const refresh = useRefresh();
  const untell = async () => {
    try {
      await send(
        api.DELETE('/api/v1/programme/versions/{id}/told', {
          params: { path: { id: version.id }, header: ifMatch(version.version) },
        }),
      );
      notify(t('programme.untoldDone', { name: item.name }));
    } catch (error) {
      notifyError(error);
    }
    await refresh(['programme'], ['tasks']);
  };
  return (
    <div className={classes.toldLine}>
      <span className="row">
        <Name item={item} />
        <StatusBadge tone="good">{t('programme.version', { number: version.number })}</StatusBadge>
        <span className="small">
          {t('programme.toldOn', {
            day: day(version.toldOn ?? ''),
            channel: channel(version.toldChannel),
            to: version.toldTo || 'none',
            by: version.toldBy?.displayName ?? 'none',
          })}
        </span>
        <span className="small muted">{t('programme.publishedAt', { at: instant(version.publishedAt) })}</span>
      </span>
      <Button
        variant="subtle"
        size="compact-md"
        onClick={() => void untell()}
        aria-label={t('programme.untellOf', { name: item.name })}
      >
        {t('programme.untell')}
      </Button>
    </div>
  );
}
