// SPDX-License-Identifier: EUPL-1.2
// The diagnosis by domain and the objectives of one pathway.
import { Button, Checkbox } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { api, ifMatch, send } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { ActionMenu, notifyError, Section, StatusBadge, useToday } from '@/ui';
import { day, dayShort } from '@/ui/format';
import type { Act } from './PathwayDialogs';
import classes from './pathways.module.css';
import { useRereadPathways } from './queries';
import { type Action, type Finding, isOpen, type Objective, objectiveTone, type Pathway } from './words';

interface PartProps {
  pathway: Pathway;
  onAct: (act: Act) => void;
}

export function Diagnosis({ pathway, onAct }: PartProps) {
  const { t } = useT();
  const domains = useVocabulary('pathway_domain');
  const open = isOpen(pathway);
  const seen = domains.filter(({ code }) => pathway.findings.some((each) => each.domain === code));
  const missing = domains.filter(({ code }) => !seen.some((each) => each.code === code));
  return (
    <Section
      title={t('pathways.diagnosis')}
      actions={open && <AddButton label={t('pathways.addFinding')} onClick={() => onAct({ kind: 'finding' })} />}
    >
      {seen.length === 0 && <p className="muted">{t('pathways.noFinding')}</p>}
      <ul className={`plain-list line-list ${classes.findings}`}>
        {seen.map(({ code, label }) => {
          const all = pathway.findings.filter((each) => each.domain === code);
          const current = all.find((each) => each.current) ?? (all[0] as Finding);
          const earlier = all.filter((each) => each !== current);
          return (
            <li key={code} className={classes.finding}>
              <div className={classes.line}>
                <h3 className={classes.title}>{label}</h3>
                {open && (
                  <ActionMenu
                    compact
                    label={t('pathways.lookAgainAt', { domain: label })}
                    icon={IconPencil}
                    items={[
                      {
                        label: t('pathways.lookAgain'),
                        onClick: () => onAct({ kind: 'finding', domain: code, before: current }),
                      },
                    ]}
                  />
                )}
              </div>
              <FindingWords finding={current} />
              {earlier.length > 0 && (
                <details>
                  <summary>{t('pathways.earlierFindings', { count: earlier.length })}</summary>
                  {earlier.map((each) => (
                    <FindingWords key={each.id} finding={each} />
                  ))}
                </details>
              )}
            </li>
          );
        })}
      </ul>
      {open && seen.length > 0 && missing.length > 0 && (
        <p className="muted">{t('pathways.notSeen', { domains: missing.map(({ label }) => label).join(', ') })}</p>
      )}
    </Section>
  );
}

function FindingWords({ finding }: { finding: Finding }) {
  const { t } = useT();
  const source = useLabel('pathway_source');
  const referral = useLabel('pathway_referred_to');
  return (
    <div className={classes.words}>
      {finding.concern !== null && (
        <p>
          {t(finding.concern ? 'pathways.concernYes' : 'pathways.concernNo')}
          {finding.referredTo.length > 0 &&
            ` · ${t('pathways.sentTo', { list: finding.referredTo.map(referral).join(', ') })}`}
        </p>
      )}
      {finding.situation && <p className="written">{finding.situation}</p>}
      {finding.strengths && (
        <p className="written">
          <span className="strong">{t('pathways.strengths')} :</span> {finding.strengths}
        </p>
      )}
      {finding.needs && (
        <p className="written">
          <span className="strong">{t('pathways.needs')} :</span> {finding.needs}
        </p>
      )}
      <p className="muted small">
        {day(finding.on)} · {source(finding.source)}
        {finding.by && ` · ${finding.by.displayName}`}
      </p>
    </div>
  );
}

export function Objectives({ pathway, onAct }: PartProps) {
  const { t } = useT();
  return (
    <Section
      title={t('pathways.objectives')}
      actions={
        isOpen(pathway) && <AddButton label={t('pathways.addObjective')} onClick={() => onAct({ kind: 'objective' })} />
      }
    >
      {pathway.objectives.length === 0 && <p className="muted">{t('pathways.noObjective')}</p>}
      <ol className={`plain-list line-list ${classes.findings}`}>
        {pathway.objectives.map((objective) => (
          <li key={objective.id} className={classes.finding}>
            <OneObjective objective={objective} pathway={pathway} onAct={onAct} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function OneObjective({ objective, pathway, onAct }: PartProps & { objective: Objective }) {
  const { t } = useT();
  const state = useLabel('pathway_objective_state');
  const domain = useLabel('pathway_domain');
  const open = isOpen(pathway);
  return (
    <article aria-label={objective.title}>
      <div className={classes.line}>
        <h3 className={classes.title}>{objective.title}</h3>
        <span className="row">
          {objective.late && <StatusBadge tone="bad">{t('pathways.late')}</StatusBadge>}
          <StatusBadge tone={objectiveTone(objective.state)}>{state(objective.state)}</StatusBadge>
          {open && (
            <ActionMenu
              compact
              label={t('pathways.actsOn', { what: objective.title })}
              items={[
                {
                  label: t('pathways.editObjective'),
                  icon: IconPencil,
                  onClick: () => onAct({ kind: 'objective', objective }),
                },
                { label: t('pathways.addAction'), icon: IconPlus, onClick: () => onAct({ kind: 'action', objective }) },
              ]}
            />
          )}
        </span>
      </div>
      <div className={classes.words}>
        <p>{t('pathways.seenBy', { indicator: objective.indicator })}</p>
        <p className="muted small">
          {[
            t('pathways.before', { day: day(objective.targetOn) }),
            objective.domain && domain(objective.domain),
            objective.structureName,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {objective.reason && <p className="written">{objective.reason}</p>}
      </div>
      <ul className={`plain-list ${classes.actions}`} aria-label={t('pathways.actions')}>
        {objective.actions.map((action) => (
          <OneAction key={action.id} action={action} objective={objective} pathway={pathway} onAct={onAct} />
        ))}
      </ul>
      {open && objective.actions.length === 0 && (
        <AddButton label={t('pathways.addAction')} onClick={() => onAct({ kind: 'action', objective })} />
      )}
    </article>
  );
}

function OneAction({ action, objective, pathway, onAct }: PartProps & { action: Action; objective: Objective }) {
  const { t } = useT();
  const today = useToday();
  const reread = useRereadPathways(pathway.personId);
  const open = isOpen(pathway);
  const tick = async () => {
    try {
      await send(
        api.PATCH('/api/v1/pathway-actions/{id}', {
          params: { path: { id: action.id }, header: ifMatch(action.version) },
          body: { doneOn: action.done ? null : today },
        }),
      );
      await reread();
    } catch (error) {
      notifyError(error);
    }
  };
  const who = [action.owner?.displayName, action.byWhom].filter(Boolean).join(', ');
  return (
    <li className={classes.action}>
      <Checkbox
        size="md"
        checked={action.done}
        disabled={!open}
        aria-label={t('pathways.tick', { what: action.what })}
        onChange={() => void tick()}
      />
      <span>
        <span data-done={action.done || undefined}>{action.what}</span>
        <span className="muted small">
          {[
            who,
            action.dueOn && t('pathways.before', { day: dayShort(action.dueOn) }),
            action.asTask && t('pathways.isTask'),
          ]
            .filter(Boolean)
            .map((words) => ` · ${words}`)}
        </span>
      </span>
      {open && (
        <ActionMenu
          compact
          label={t('pathways.actsOn', { what: action.what })}
          items={[
            {
              label: t('pathways.editAction'),
              icon: IconPencil,
              onClick: () => onAct({ kind: 'action', objective, action }),
            },
          ]}
        />
      )}
    </li>
  );
}

export function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button
      variant="subtle"
      size="compact-md"
      className="no-print"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
