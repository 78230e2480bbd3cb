// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef } from 'react';
import type { Schema } from '@/api/client';
import { useLabel, useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { addressWords } from '@/people/AddressFields';
import { inForce } from '@/people/values';
import { fileStateWords } from '@/people/words';
import { stayStateWords } from '@/receptions/words';
import { KeyValues, PrintSheet } from '@/ui';
import { age, day, dayLong, name, period, phone } from '@/ui/format';
import { attendedWords } from './attended';
import { Restrictions } from './Restrictions';

interface FilePrintProps {
  file: Schema<'CaseFile'>;
  /** The notes too. */
  notes: boolean;
  onPrinted: () => void;
}

/** One page of paper about a young person; protected addresses never reach it. */
export function FilePrint({ file, notes, onPrinted }: FilePrintProps) {
  const { t } = useT();
  const { today } = useMeta();
  const printed = useRef(onPrinted);
  printed.current = onPrinted;
  useEffect(() => {
    const after = () => printed.current();
    addEventListener('afterprint', after);
    // Once the dialog that asked has left the page.
    const timer = setTimeout(() => window.print(), 300);
    return () => {
      clearTimeout(timer);
      removeEventListener('afterprint', after);
    };
  }, []);
  const { person, guardians } = file;
  return (
    <PrintSheet title={name(person)} onlyPrint>
      <p>{t('files.printedOn', { day: dayLong(today) })}</p>
      <Restrictions restrictions={file.restrictions} guardians={guardians} />
      <PersonFacts person={person} today={today} />
      <h3>{t('files.guardians')}</h3>
      <ul>
        {guardians
          .filter((guardian) => inForce(guardian, today))
          .map((guardian) => (
            <GuardianFacts key={guardian.id} guardian={guardian} />
          ))}
      </ul>
      <h3>{t('files.receptions')}</h3>
      <ul>
        {file.stays.map((stay) => (
          <StayFacts key={stay.id} stay={stay} />
        ))}
      </ul>
      {notes && <Notes items={file.timeline.items} />}
    </PrintSheet>
  );
}

function PersonFacts({ person, today }: { person: Schema<'Person'>; today: string }) {
  const { t } = useT();
  const support = useLabel('support');
  const meal = useLabel('meal_choice');
  const address = person.addressHidden ? t('files.addressNotPrinted') : addressWords(person.address);
  const items = [
    {
      label: t('files.birth'),
      value: person.birthDate && `${day(person.birthDate)} (${age(person.birthDate, today)})`,
    },
    { label: t('files.school'), value: [person.structureName, person.className].filter(Boolean).join(' · ') },
    { label: t('files.state'), value: fileStateWords(person.state) },
    { label: t('files.phone'), value: person.phone && phone(person.phone) },
    { label: t('files.address'), value: address },
    { label: t('files.supports'), value: person.supports.map(support).join(', ') },
    { label: t('files.health'), value: person.healthAlert && t('files.healthAlert') },
    { label: t('files.meal'), value: person.mealChoice && meal(person.mealChoice) },
  ];
  return <KeyValues items={items.filter(({ value }) => Boolean(value))} />;
}

function GuardianFacts({ guardian }: { guardian: Schema<'Guardian'> }) {
  const { t } = useT();
  const relation = useLabel('guardian_relation');
  const authority = useLabel('authority');
  const facts = [
    authority(guardian.authority),
    ...(guardian.mayContact ? [guardian.phone, guardian.phone2].filter(Boolean).map(phone) : []),
    guardian.mayCollect ? t('files.mayCollect') : t('files.mayNotCollect'),
    guardian.interpreter && t('files.interpreter'),
  ].filter(Boolean);
  return (
    <li>
      <strong>{name(guardian)}</strong> ({relation(guardian.relation).toLowerCase()}) : {facts.join(' · ')}
      {!guardian.mayContact && <strong> · {t('files.mayNotContact')}</strong>}
    </li>
  );
}

function StayFacts({ stay }: { stay: Schema<'FileStay'> }) {
  const measure = useLabel('measure_kind');
  const facts = [
    measure(stay.measureKind),
    period(stay.firstHalfDay, stay.lastHalfDay),
    stay.structureName,
    stayStateWords(stay.state),
    attendedWords(stay.summary),
  ].filter(Boolean);
  return <li>{facts.join(' · ')}</li>;
}

function Notes({ items }: { items: Schema<'TimelineItem'>[] }) {
  const { t } = useT();
  const kind = useLabel('entry_kind');
  // A note of few is not carried about on paper.
  const entries = items.flatMap(({ entry }) =>
    entry && (entry.ring === 'team' || entry.ring === 'shared') ? [entry] : [],
  );
  return (
    <>
      <h3>{t('files.printedNotes', { count: entries.length })}</h3>
      {entries.map((entry) => (
        <section key={entry.id}>
          <p className="strong">
            {[day(entry.occurredOn), kind(entry.kind), entry.author?.displayName].filter(Boolean).join(' · ')}
          </p>
          <p className="written">{entry.text}</p>
        </section>
      ))}
    </>
  );
}
