// SPDX-License-Identifier: EUPL-1.2
import { IconGavel } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { FilePageFrame } from '@/files/FilePageFrame';
import { useT } from '@/i18n';
import { measurePeriod, referralStateWords, referralTone } from '@/receptions/words';
import { AppLink, EmptyState, LoadError, Loading, Section, StatusBadge } from '@/ui';
import { day } from '@/ui/format';
import { chainsOf } from './chains';
import { durationWords } from './duration';
import classes from './measures.module.css';
import { fileMeasuresQuery } from './queries';
import { SettingSource } from './SettingSource';
import { effacementWords, linkWords } from './words';

type Item = Schema<'FileMeasure'>;

export default function FileMeasuresPage() {
  const { t } = useT();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, isError, error, refetch } = useQuery(fileMeasuresQuery(id));
  if (isError) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={10} />;
  return (
    <FilePageFrame person={data.person} current="mesures">
      {data.items.length === 0 ? (
        <EmptyState icon={IconGavel} title={t('measures.none')} />
      ) : (
        <div className="stack">
          {chainsOf(data.items)
            .reverse()
            .map((chain) => (
              <Chain key={chain[0]?.referralId} chain={chain} />
            ))}
        </div>
      )}
    </FilePageFrame>
  );
}

/** Measures that belong together, in the order they came. */
function Chain({ chain }: { chain: Item[] }) {
  const { t } = useT();
  const kind = useLabel('measure_kind');
  const first = chain[0];
  if (!first) return null;
  const alone = `${kind(first.measure.kind)}, ${measurePeriod(first.measure)}`;
  return (
    <Section title={chain.length > 1 ? t('measures.chain', { count: chain.length }) : alone}>
      <ol className={classes.steps}>
        {chain.map((item) => (
          <Step key={item.referralId} item={item} joined={chain.length > 1} />
        ))}
      </ol>
    </Section>
  );
}

function Step({ item, joined }: { item: Item; joined: boolean }) {
  const { t } = useT();
  const kind = useLabel('measure_kind');
  const motive = useLabel('motive');
  const outcomes = useLabel('measure_outcome');
  const { outcome, suffered, effacement, hours } = item;
  const facts = [item.structureName, item.className, item.motive && motive(item.motive)].filter(Boolean).join(' · ');
  return (
    <li className={classes.step} data-joined={joined || undefined}>
      <div className={classes.what}>
        {joined ? (
          <h3>
            <AppLink href={`/saisines/${item.referralId}`}>
              {kind(item.measure.kind)}, {measurePeriod(item.measure)}
            </AppLink>
          </h3>
        ) : (
          <AppLink href={`/saisines/${item.referralId}`}>{t('measures.openReferral')}</AppLink>
        )}
        <StatusBadge tone={referralTone(item.state)}>{referralStateWords(item.state)}</StatusBadge>
        {item.measure.suspended && !item.measure.revokedOn && (
          <StatusBadge tone="warn">{t('measures.suspended')}</StatusBadge>
        )}
      </div>
      <p className="muted small">{facts}</p>
      {item.links
        .filter(({ direction }) => direction === 'later')
        .map((link) => (
          <p key={link.id}>
            {linkWords(link)} <AppLink href={`/saisines/${link.referralId}`}>{kind(link.measure.kind)}</AppLink>
          </p>
        ))}
      {outcome && (
        <p>{t('measures.pronounced', { outcome: outcomes(outcome.outcome), day: day(outcome.pronouncedOn) })}</p>
      )}
      {item.calendarDays !== null && <p>{t('measures.days', { count: item.calendarDays })}</p>}
      {suffered && item.links.some(({ direction }) => direction === 'earlier') && (
        <p>{t('measures.sufferedBefore', { days: t('measures.sufferedDays', { ...suffered }) })}</p>
      )}
      {hours && (
        <p>
          <AppLink href={`/saisines/${item.referralId}/heures`}>
            {t('measures.doneOf', {
              done: durationWords(hours.doneMinutes),
              ordered: durationWords(hours.orderedMinutes),
            })}
          </AppLink>
        </p>
      )}
      {item.stayId && (
        <p>
          <AppLink href={`/accueils/${item.stayId}`}>{t('measures.openStay')}</AppLink>
        </p>
      )}
      {effacement && (
        <div className="small muted">
          {t('measures.eraseLine', { words: effacementWords(effacement) })}
          <SettingSource setting={effacement.setting} />
        </div>
      )}
    </li>
  );
}
