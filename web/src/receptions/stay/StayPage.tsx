// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconFolder, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Schema } from '@/api/client';
import { useBlueprint, useLabel } from '@/api/queries';
import { ReturnSteps } from '@/continuity/ReturnSteps';
import { WorkOfStay } from '@/continuity/WorkOfStay';
import { FamilyLinks } from '@/families/FamilyLinks';
import { GridsOfStay } from '@/grids/GridsOfStay';
import { useT } from '@/i18n';
import { PathwayOfStay } from '@/pathways/PathwayOfStay';
import { PlaceOfStay } from '@/places/PlaceOfStay';
import { AppLink, LoadError, Loading, PageHeader, PrintSheet, Section, StatusBadge, Timeline } from '@/ui';
import { day, instant } from '@/ui/format';
import { stayQuery } from '../queries';
import { measurePeriod, noticeText, stayStateWords, stayTone } from '../words';
import { AttendanceWords } from './AttendanceWords';
import { type Answers, FormAnswers, fieldsOf } from './FormRenderer';
import { Guardians } from './Guardians';
import { HalfDays } from './HalfDays';
import { Moves, movesOf } from './Moves';
import { StayFormPanel } from './StayFormPanel';
import classes from './StayPage.module.css';
import { StaySteps } from './StaySteps';

type Stay = Schema<'Stay'>;
const POINTS: ReadonlySet<string> = new Set(['follow_up_first', 'follow_up_second']);
/** The interview that goes to paper. */
type Paper = Schema<'FormKind'>;

export default function StayPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, isError, error, refetch } = useQuery(stayQuery(id));
  if (isError) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={12} />;
  return <StayView key={id} stay={data} />;
}

/** One reception from acceptance to follow-up. */
function StayView({ stay }: { stay: Stay }) {
  const { t } = useT();
  const kind = useLabel('measure_kind');
  const [paper, setPaper] = useState<Paper | null>(null);
  return (
    <>
      <PageHeader
        title={t('receptions.stayOf', { name: stay.personName })}
        help="accueil"
        subtitle={[stay.structureName, stay.className, kind(stay.measure.kind), measurePeriod(stay.measure)]
          .filter(Boolean)
          .join(' · ')}
        badge={<StatusBadge tone={stayTone(stay.state)}>{stayStateWords(stay.state)}</StatusBadge>}
        back={{ href: '/accueils', label: t('receptions.week') }}
        actions={
          <>
            <Button
              component={AppLink}
              href={`/dossiers/${stay.personId}`}
              variant="default"
              leftSection={<IconFolder size={18} aria-hidden />}
            >
              {t('receptions.openFile')}
            </Button>
            <Button component={AppLink} href={`/saisines/${stay.referralId}`} variant="default">
              {t('receptions.openReferral')}
            </Button>
            <PathwayOfStay stay={stay} />
            <Button
              component={AppLink}
              href={`/accueils/${stay.id}/imprimer`}
              variant="default"
              leftSection={<IconPrinter size={18} aria-hidden />}
            >
              {t('sheets.print')}
            </Button>
          </>
        }
      />
      <div className="stack">
        <div className="card stack">
          <StaySteps stay={stay} />
          <Moves stay={stay} />
          <PlaceOfStay stay={stay} />
          <SharedMeasures stay={stay} />
          <Warnings stay={stay} />
        </div>
        <div className="with-aside">
          <div className="stack">
            <Section title={t('receptions.halfDays')} actions={<Figures summary={stay.summary} />}>
              <HalfDays stay={stay} />
            </Section>
            <Forms stay={stay} onPrint={setPaper} />
          </div>
          <div className="stack">
            <Section title={t('receptions.guardians')}>
              <Guardians guardians={stay.guardians} />
              <FamilyLinks personId={stay.personId} stayId={stay.id} />
            </Section>
            <Section title={t('grids.part')}>
              <GridsOfStay personId={stay.personId} stayId={stay.id} />
            </Section>
            <Section title={t('receptions.dueDates')}>
              <DueDates stay={stay} />
              <ReturnSteps deadlines={stay.deadlines} narrow />
            </Section>
            <Section
              title={t('continuity.work')}
              actions={
                <AppLink href={`/dossiers/${stay.personId}/retour?accueil=${stay.id}`}>{t('continuity.part')}</AppLink>
              }
            >
              <WorkOfStay stayId={stay.id} />
            </Section>
            <Section title={t('receptions.history')}>
              <History stay={stay} />
            </Section>
          </div>
        </div>
      </div>
      {paper && <Paper stay={stay} paper={paper} onPrinted={() => setPaper(null)} />}
    </>
  );
}

/** The further measures this reception is for. */
function SharedMeasures({ stay }: { stay: Stay }) {
  const { t } = useT();
  const kind = useLabel('measure_kind');
  if (stay.sharedMeasures.length === 0) return null;
  return (
    <div className="row">
      <span className="muted">{t('measures.alsoFor')}</span>
      {stay.sharedMeasures.map(({ referralId, measure }) => (
        <AppLink key={referralId} href={`/saisines/${referralId}`}>
          {kind(measure.kind)}, {measurePeriod(measure)}
        </AppLink>
      ))}
    </div>
  );
}

function Warnings({ stay }: { stay: Stay }) {
  const { forms } = useBlueprint();
  if (stay.warnings.length === 0) return null;
  const formLabel = (kind: string) => forms.find((form) => form.kind === kind)?.label.fr ?? kind;
  /** "goals,contract" → the labels of these questions. */
  const missingLabels = (kind: string, keys: string) => {
    const definition = forms.find((form) => form.kind === kind);
    const label = (key: string) => definition && fieldsOf(definition).find((field) => field.key === key)?.label.fr;
    return keys
      .split(',')
      .map((key) => label(key) ?? key)
      .join(', ');
  };
  return (
    <ul className={classes.warnings}>
      {stay.warnings.map((notice) => {
        const { form, missing } = notice.params;
        const extra: Record<string, string> = form
          ? { form: formLabel(form), missing: missingLabels(form, missing ?? '') }
          : {};
        return (
          <li key={`${notice.code} ${form ?? ''}`}>
            <IconAlertTriangle size={16} aria-hidden />
            <span>{noticeText(notice, extra)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Figures({ summary }: { summary: Stay['summary'] }) {
  const { t } = useT();
  const hours = Math.floor(summary.minutes / 60);
  const minutes = summary.minutes % 60;
  return (
    <span className="num">
      <AttendanceWords summary={summary} /> ·{' '}
      {t('receptions.presenceTime', { hours, minutes: String(minutes).padStart(2, '0') })}
    </span>
  );
}

function Forms({ stay, onPrint }: { stay: Stay; onPrint: (kind: Schema<'FormKind'>) => void }) {
  const { t } = useT();
  const { forms, stayTransitions } = useBlueprint();
  const { main } = movesOf(stayTransitions, stay);
  const due = main.find((rule) => rule.form)?.form;
  // The points after the return have their page; written ones are read here too. What the school answers is no interview.
  const definitions = forms.filter(
    ({ kind }) =>
      kind !== 'school_questionnaire' &&
      (!POINTS.has(kind) || stay.forms.some((form) => form.kind === kind && form.version > 0)),
  );
  return (
    <Section title={t('receptions.interviews')} quiet>
      <div className="stack stack-sm">
        {definitions.map((definition) => (
          <StayFormPanel
            key={definition.kind}
            stayId={stay.id}
            definition={definition}
            stored={stay.forms.find((form) => form.kind === definition.kind)}
            due={definition.kind === due}
            onPrint={() => onPrint(definition.kind)}
          />
        ))}
      </div>
    </Section>
  );
}

function DueDates({ stay }: { stay: Stay }) {
  const { t } = useT();
  const lines = [
    stay.measure.councilOn && [t('receptions.councilOn'), day(stay.measure.councilOn)],
    stay.returnDueOn && stay.deadlines.length === 0 && [t('receptions.returnOn'), day(stay.returnDueOn)],
  ].filter((line) => Array.isArray(line));
  if (lines.length === 0 && stay.deadlines.length > 0) return null;
  if (lines.length === 0) return <p className="muted">{t('receptions.noDueDate')}</p>;
  return (
    <ul className="plain-list">
      {lines.map(([label, date]) => (
        <li key={label}>
          {label} <strong className="num">{date}</strong>
        </li>
      ))}
    </ul>
  );
}

/** Every move, newest first; what was taken back stays readable. */
function History({ stay }: { stay: Stay }) {
  const { t } = useT();
  const { vocabularies } = useBlueprint();
  const reason = (to: string, code: string) =>
    vocabularies[`reason_${to}`]?.find((choice) => choice.code === code)?.label.fr ?? code;
  if (stay.transitions.length === 0) return <p className="muted">{t('receptions.noMove')}</p>;
  const items = [...stay.transitions].reverse().map((move) => {
    const to = stayStateWords(move.to);
    return {
      key: move.id,
      date: move.on,
      tone: move.undone || move.undoes ? ('quiet' as const) : stayTone(move.to),
      title: move.undoes ? t('receptions.movedBack', { to }) : move.undone ? <s>{to}</s> : to,
      meta: t('receptions.recordedBy', { by: move.by?.displayName ?? 'none', at: instant(move.at) }),
      children:
        [move.reasonCode && reason(move.to, move.reasonCode), move.note].filter(Boolean).join(' · ') || undefined,
    };
  });
  return <Timeline items={items} />;
}

/** Puts the sheet on the page just long enough to print it. */
function Paper({ stay, paper, onPrinted }: { stay: Stay; paper: Paper; onPrinted: () => void }) {
  const { forms } = useBlueprint();
  useEffect(() => {
    window.print();
    onPrinted();
  }, [onPrinted]);
  const definition = forms.find((form) => form.kind === paper);
  const stored = stay.forms.find((form) => form.kind === paper);
  if (!definition || !stored) return null;
  return (
    <PrintSheet title={`${definition.label.fr} — ${stay.personName}`} onlyPrint>
      <p className="muted">
        {[stay.structureName, stay.className, measurePeriod(stay.measure)].filter(Boolean).join(' · ')}
      </p>
      <FormAnswers definition={stored.answeredIn ?? definition} answers={stored.answers as Answers} />
    </PrintSheet>
  );
}
