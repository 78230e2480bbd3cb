// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconCopy, IconPlus, IconTemplate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { newId, type Schema } from '@/api/client';
import { ProgrammeNav } from '@/catalogue/ProgrammeNav';
import { useT } from '@/i18n';
import { EmptyState, LoadError, Loading, PageHeader, Section, StatusBadge, useToday } from '@/ui';
import { spanWords } from './clock';
import classes from './programme.module.css';
import { templatesQuery, weekQuery } from './queries';
import { mondayOf } from './search';
import { TemplateDialog } from './TemplateDialog';
import { dayOfTemplate } from './templates';
import type { Week } from './types';

type Template = Schema<'WeekTemplate'>;

const EMPTY = { name: '', note: '', days: 5, byWeekday: true, slots: [], active: true, version: 0 };

/** Templates of weeks: what a stay of so many days is usually made of. */
export default function TemplatesPage() {
  const { t } = useT();
  const today = useToday();
  const { data, error, refetch } = useQuery(templatesQuery(false));
  const retired = useQuery(templatesQuery(true));
  // The activities, professionals and rooms to choose from are those of the week.
  const week = useQuery(weekQuery(mondayOf(today)));
  const [edited, setEdited] = useState<Template | null>(null);
  const add = (start: Partial<Template> = {}) => setEdited({ ...EMPTY, ...start, id: newId(), version: 0 });
  return (
    <>
      <PageHeader
        title={t('programme.templates')}
        help="programme#modeles-de-semaines"
        actionsFor="programme_keep"
        actions={
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => add()} disabled={!week.data}>
            {t('programme.addTemplate')}
          </Button>
        }
      />
      <ProgrammeNav current="/programme/modeles" />
      {!data && error && <LoadError error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading rows={6} />}
      {data && (
        <div className="stack">
          {data.items.length === 0 && (
            <EmptyState icon={IconTemplate} title={t('programme.noTemplate')}>
              {t('programme.noTemplateHint')}
            </EmptyState>
          )}
          {data.items.map((one) => (
            <TemplateCard
              key={one.id}
              template={one}
              week={week.data}
              onEdit={() => setEdited(one)}
              onCopy={() => add({ ...one, name: t('programme.copyOf', { name: one.name }) })}
            />
          ))}
          {retired.data && retired.data.items.length > 0 && (
            <details className={classes.more}>
              <summary>{t('programme.retiredTemplates', { count: retired.data.items.length })}</summary>
              <div className="stack">
                {retired.data.items.map((one) => (
                  <TemplateCard key={one.id} template={one} week={week.data} onEdit={() => setEdited(one)} />
                ))}
              </div>
            </details>
          )}
        </div>
      )}
      {edited && week.data && (
        <TemplateDialog key={edited.id} template={edited} week={week.data} onClose={() => setEdited(null)} />
      )}
    </>
  );
}

interface CardProps {
  template: Template;
  week: Week | undefined;
  onEdit: () => void;
  onCopy?: () => void;
}

function TemplateCard({ template, week, onEdit, onCopy }: CardProps) {
  const { t } = useT();
  const days = Array.from({ length: template.days }, (_, index) => index + 1);
  const nameOf = (id: string) => week?.activities.find((one) => one.id === id)?.name ?? '…';
  return (
    <Section
      title={template.name}
      actionsFor="programme_keep"
      actions={
        <>
          {onCopy && (
            <Button
              variant="default"
              leftSection={<IconCopy size={16} aria-hidden />}
              onClick={onCopy}
              aria-label={t('programme.copyTemplate', { name: template.name })}
            >
              {t('programme.copy')}
            </Button>
          )}
          <Button variant="default" onClick={onEdit} aria-label={t('programme.editTemplate', { name: template.name })}>
            {t('programme.edit')}
          </Button>
        </>
      }
    >
      <div className="row">
        <StatusBadge tone="info">{t('programme.daysCount', { count: template.days })}</StatusBadge>
        <span className="muted">{t(template.byWeekday ? 'programme.followsWeek' : 'programme.followsArrival')}</span>
        {template.note && <span>{template.note}</span>}
        {template.slots.some((slot) => slot.essential) && (
          <span className="muted small">★ {t('programme.essential')}</span>
        )}
      </div>
      <div className={classes.templateDays} style={{ '--days': template.days } as React.CSSProperties}>
        {days.map((day) => (
          <div key={day}>
            <p className="strong small">{dayOfTemplate(day, template.byWeekday)}</p>
            <ul className="plain-list small">
              {template.slots
                .filter((slot) => slot.day === day)
                .sort((a, b) => a.from.localeCompare(b.from))
                .map((slot) => (
                  <li key={slot.from}>
                    <span className="num muted">{spanWords(slot)}</span> {nameOf(slot.activityId)}
                    {slot.essential && (
                      <span>
                        {' '}
                        <span aria-hidden="true">★</span>
                        <span className="visually-hidden">{t('programme.essential')}</span>
                      </span>
                    )}
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}
