// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconMoodSmile, IconPlus, IconPrinter } from '@tabler/icons-react';
import { api, send } from '@/api/client';
import { useT } from '@/i18n';
import { stayStateWords, stayTone } from '@/receptions/words';
import { AppLink, notify, notifyError, Section, StatusBadge, useToday } from '@/ui';
import { dayLong, instant, period } from '@/ui/format';
import { ChangeTable } from './ChangeTable';
import { GridList } from './GridList';
import type { Act } from './GridsPage';
import classes from './grids.module.css';
import { useRereadGrids } from './queries';
import { DayTable } from './WeekCurve';
import { type Evaluation, hasBegun, momentWords, type Page, type Stay } from './words';

interface StayGridsProps {
  page: Page;
  stay: Stay;
  onAct: (act: Act) => void;
}

/** One stay: where its grids stand, the change, the grids behind it, the young person's days. */
export function StayGrids({ page, stay, onAct }: StayGridsProps) {
  const { t } = useT();
  const begun = hasBegun(stay, useToday());
  const when = period(stay.days[0], stay.days.at(-1));
  return (
    <Section
      title={t('grids.stayOf', { period: when })}
      actionsFor="writings_keep"
      actions={
        begun && (
          <>
            <Button
              variant="subtle"
              size="compact-md"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => onAct({ kind: 'grid', stay })}
            >
              {t('grids.fill')}
            </Button>
            <Button
              variant="subtle"
              size="compact-md"
              leftSection={<IconMoodSmile size={16} aria-hidden />}
              onClick={() => onAct({ kind: 'day', stay })}
            >
              {t('grids.writeDay')}
            </Button>
            {stay.comparison.length > 0 && (
              <Button
                variant="subtle"
                size="compact-md"
                leftSection={<IconPrinter size={16} aria-hidden />}
                onClick={() => onAct({ kind: 'print', stay })}
              >
                {t('grids.print')}
              </Button>
            )}
          </>
        )
      }
    >
      <div className="stack">
        <p className={classes.state}>
          <StatusBadge tone={stayTone(stay.state)}>{stayStateWords(stay.state)}</StatusBadge>
          <AppLink href={`/accueils/${stay.stayId}`}>{stay.structureName || t('grids.openStay')}</AppLink>
          <span>{t('grids.firstIs', { state: momentWords(stay.first) })}</span>
          <span>{t('grids.lastIs', { state: momentWords(stay.last) })}</span>
        </p>
        {stay.missesLast && (
          <p className={classes.warning}>
            <IconAlertTriangle size={16} aria-hidden /> {t('grids.missesLast')}
          </p>
        )}
        {stay.openLinkId && <OpenLink linkId={stay.openLinkId} personId={page.person.id} />}
        {stay.comparison.length > 0 && <ChangeTable stay={stay} page={page} />}
        {stay.comparison.length > 0 && <p className="muted small flat">{t('grids.howToRead', page.enough)}</p>}
        <div className={classes.below}>
          <div>
            <h3>{t('grids.evaluations')}</h3>
            <Evaluations page={page} stay={stay} />
          </div>
          <div>
            <h3>{t('grids.grids')}</h3>
            <GridList page={page} stay={stay} onCorrect={(grid) => onAct({ kind: 'grid', stay, grid })} />
          </div>
        </div>
      </div>
    </Section>
  );
}

function Evaluations({ page, stay }: { page: Page; stay: Stay }) {
  const { t } = useT();
  const { evaluations } = stay;
  if (evaluations.length === 0) return <p className="muted">{t('grids.noEvaluation')}</p>;
  const edition = evaluations.at(-1)?.editionId ?? '';
  const replaced = evaluations.filter((each) => each.replacedBy);
  const says = (each: Evaluation) =>
    t('grids.saidBy', {
      how: t(`grids.how_${each.how}`),
      by: each.by?.displayName ?? 'none',
      at: instant(each.at),
    });
  return (
    <>
      <DayTable form={page.editions[edition] ?? page.forms.day} days={stay.days} evaluations={evaluations} />
      {replaced.length > 0 && (
        <ul className={`plain-list small muted ${classes.remarks}`}>
          {replaced.map((each) => (
            <li key={each.id}>{t('grids.replaced', { day: dayLong(each.on), said: says(each) })}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Somebody may still answer through it today. */
function OpenLink({ linkId, personId }: { linkId: string; personId: string }) {
  const { t } = useT();
  const reread = useRereadGrids(personId);
  async function revoke() {
    try {
      await send(api.DELETE('/api/v1/self-evaluation-links/{id}', { params: { path: { id: linkId } } }));
      notify(t('grids.linkRevoked'));
      await reread();
    } catch (error) {
      notifyError(error);
    }
  }
  return (
    <p className={classes.state}>
      <span>{t('grids.linkOpen')}</span>
      <Button variant="default" size="compact-sm" onClick={() => void revoke()}>
        {t('grids.revokeLink')}
      </Button>
    </p>
  );
}
