// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconChecks } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { LoadError, Loading, notifyError, StatusBadge, UnsavedGuard } from '@/ui';
import { day } from '@/ui/format';
import { AdminHead } from '../AdminHead';
import { Only } from '../Only';
import classes from './blueprint.module.css';
import { DeadlinesPart } from './DeadlinesPart';
import { useBlueprintDraft } from './draft';
import { FormsPart } from './FormsPart';
import { ListsPart } from './ListsPart';
import type { SchemePart } from './parts';
import { versionQuery, versionsQuery } from './queries';
import { type Checked, ReviewDialog } from './ReviewDialog';
import { SchemeNav } from './SchemeNav';
import { SheetsPart } from './SheetsPart';
import { StepsPart } from './StepsPart';

const EDITORS = {
  listes: ListsPart,
  formulaires: FormsPart,
  etapes: StepsPart,
  echeances: DeadlinesPart,
  imprimes: SheetsPart,
};

export default function BlueprintPage() {
  return (
    <Only right="settings_keep">
      <Blueprint />
    </Only>
  );
}

/** The version one goes on from: the latest planned one, so that its changes are not undone, else the one in force. */
function startOf(versions: readonly Schema<'BlueprintVersion'>[]): number {
  const planned = versions.find(({ state }) => state === 'planned');
  return (planned ?? versions.find(({ state }) => state === 'in_force'))?.number ?? 0;
}

function Blueprint() {
  const versions = useQuery(versionsQuery);
  const inForce = versions.data?.items.find(({ state }) => state === 'in_force')?.number;
  const start = versions.data && startOf(versions.data.items);
  const base = useQuery({ ...versionQuery(inForce ?? 0), enabled: inForce !== undefined });
  const version = useQuery({ ...versionQuery(start ?? 0), enabled: start !== undefined });
  const failed = [versions, base, version].find(({ isError }) => isError);
  return (
    <>
      <AdminHead part="scheme" />
      {failed && <LoadError error={failed.error} retry={() => void failed.refetch()} />}
      {!failed && (!version.data || !base.data) && <Loading rows={8} />}
      {!failed && version.data && base.data && (
        <Editor key={version.data.number} version={version.data} base={base.data} />
      )}
    </>
  );
}

type Version = Schema<'BlueprintVersionContent'>;

function Editor({ version, base }: { version: Version; base: Version }) {
  const { t } = useT();
  const draft = useBlueprintDraft(version.content);
  const [checked, setChecked] = useState<Checked | null>(null);
  const { partie } = useSearch({ strict: false }) as { partie?: SchemePart };
  const part = partie ?? 'listes';
  const check = useMutation({
    mutationFn: () =>
      send(api.POST('/api/v1/blueprint/check', { body: { basedOn: version.number, content: draft.content } })),
    onSuccess: setChecked,
    onError: notifyError,
  });
  const Part = EDITORS[part];
  return (
    <div className="stack">
      <SchemeNav current={part} />
      <p className="row muted">
        {version.state === 'planned'
          ? t('admin.editingPlanned', { number: version.number, from: day(version.validFrom ?? '') })
          : version.number === 0
            ? t('admin.editingShipped')
            : t('admin.editingVersion', { number: version.number, from: day(version.validFrom ?? '') })}
        {draft.dirty && <StatusBadge tone="warn">{t('admin.unsaved')}</StatusBadge>}
      </p>
      <Part draft={draft} base={base.content} />
      <div className={`row ${classes.bar}`}>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          disabled={!draft.canUndo}
          onClick={draft.undo}
        >
          {t('admin.undo')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconArrowForwardUp size={18} aria-hidden />}
          disabled={!draft.canRedo}
          onClick={draft.redo}
        >
          {t('admin.redo')}
        </Button>
        <Button
          leftSection={<IconChecks size={18} aria-hidden />}
          disabled={!draft.dirty}
          loading={check.isPending}
          onClick={() => check.mutate()}
        >
          {t('admin.check')}
        </Button>
      </div>
      {checked && (
        <ReviewDialog
          checked={checked}
          content={draft.content}
          basedOn={version.number}
          latest={version.latest}
          onClose={() => setChecked(null)}
          onSaved={() => {
            draft.restart(draft.content);
            setChecked(null);
          }}
        />
      )}
      <UnsavedGuard when={draft.dirty} />
    </div>
  );
}
