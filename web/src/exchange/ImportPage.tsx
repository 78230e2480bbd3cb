// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMeta, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { searchSchools } from '@/people/searchSchools';
import {
  AppLink,
  DateField,
  FileField,
  isDay,
  PageHeader,
  SearchSelect,
  Section,
  SelectField,
  TextArea,
  UnsavedGuard,
} from '@/ui';
import { day } from '@/ui/format';
import classes from './exchange.module.css';
import { expectedOf } from './lines';
import { PreviewPart } from './PreviewPart';
import { importsQuery } from './queries';
import { useImport } from './useImport';

interface School {
  id: string;
  name: string;
}

/** A school's list: chosen or pasted, looked at line by line, then confirmed. */
export default function ImportPage() {
  const { t } = useT();
  const { today } = useMeta();
  const channels = useVocabulary('channel');
  const [school, setSchool] = useState<School | null>(null);
  const [receivedOn, setReceivedOn] = useState<string | null>(today);
  const [channel, setChannel] = useState<string | null>('email');
  const importing = useImport();
  const { preview, problem, busy } = importing;
  const accepted = preview ? expectedOf(preview.lines).length : 0;
  const received =
    school && channel && receivedOn && isDay(receivedOn) && receivedOn <= today
      ? { structureId: school.id, receivedOn, channel }
      : null;
  return (
    <>
      <PageHeader
        title={t('exchange.title')}
        back={{ href: '/saisines', label: t('receptions.referrals') }}
        help="import"
      />
      <div className="stack">
        <Section title={t('exchange.received')}>
          <div className={classes.fields}>
            <SearchSelect<School>
              label={t('exchange.school')}
              value={school}
              onChange={setSchool}
              search={searchSchools}
              toKey={({ id }) => id}
              toLabel={({ name }) => name}
              disabled={preview !== null}
            />
            <DateField label={t('exchange.receivedOn')} value={receivedOn} onChange={setReceivedOn} />
            <SelectField
              label={t('exchange.channel')}
              value={channel}
              onChange={setChannel}
              options={channels.map(({ code, label }) => ({ value: code, label }))}
            />
          </div>
        </Section>
        {!preview && (
          <Source
            disabled={!school || busy}
            busy={busy}
            problem={problem}
            onRead={(bytes) => school && void importing.read(school.id, bytes)}
          />
        )}
        {preview && school && (
          <>
            <PreviewPart preview={preview} busy={busy} onChange={(lines) => void importing.recheck(school.id, lines)} />
            {problem && (
              <p role="alert" className={classes.problem}>
                {problem}
              </p>
            )}
            <div className={classes.bar}>
              <Button
                loading={busy}
                disabled={accepted === 0 || !received}
                onClick={() => received && void importing.confirm(received)}
              >
                {t('exchange.confirm', { count: accepted })}
              </Button>
              <Button variant="default" onClick={importing.startAgain}>
                {t('exchange.startAgain')}
              </Button>
            </div>
          </>
        )}
        {!preview && <Latest />}
      </div>
      <UnsavedGuard when={preview !== null && !busy} />
    </>
  );
}

interface SourceProps {
  disabled: boolean;
  busy: boolean;
  problem: string;
  onRead: (bytes: ArrayBuffer) => void;
}

/** A file of this device, dropped or chosen, or what was copied out of another program. */
function Source({ disabled, busy, problem, onRead }: SourceProps) {
  const { t } = useT();
  const [file, setFile] = useState<File | null>(null);
  const [pasted, setPasted] = useState('');
  const ready = !disabled && (file !== null || pasted.trim() !== '');
  const read = async () => {
    const encoded = file ? await file.arrayBuffer() : new TextEncoder().encode(pasted).buffer;
    onRead(encoded as ArrayBuffer);
  };
  return (
    <Section title={t('exchange.list')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void read();
        }}
      >
        <FileField
          label={t('exchange.file')}
          hint={t('exchange.fileHint')}
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          error={problem}
          onChange={setFile}
        />
        {!file && (
          <TextArea
            label={t('exchange.paste')}
            hint={t('exchange.pasteHint')}
            value={pasted}
            onChange={setPasted}
            optional
          />
        )}
        <div className="row">
          <Button type="submit" loading={busy} disabled={!ready}>
            {t('exchange.read')}
          </Button>
          {disabled && !busy && <span className="muted">{t('exchange.chooseSchool')}</span>}
        </div>
      </form>
    </Section>
  );
}

function Latest() {
  const { t } = useT();
  const { data } = useQuery(importsQuery);
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('exchange.latest')} quiet>
      <ul className="plain-list line-list">
        {data.items.map((one) => (
          <li key={one.id}>
            <AppLink href={`/saisines/importer/${one.id}`}>
              {one.structureName}, {day(one.receivedOn)}
            </AppLink>{' '}
            <span className="muted">
              {t('exchange.itemsCount', { count: one.items.length })}
              {one.undoneAt && ` · ${t('exchange.undone')}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
