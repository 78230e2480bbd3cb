// SPDX-License-Identifier: EUPL-1.2
import { Checkbox, TextInput } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { translateOr, useT } from '@/i18n';
import { EmptyState, Section, SelectField } from '@/ui';
import classes from './blueprint.module.css';
import type { BlueprintDraft, Content, Entry } from './draft';
import { EntryList } from './EntryList';

const GROUPS = ['referral', 'stay', 'people', 'families', 'pathways', 'partners', 'programme', 'program', 'other'];
const FACTS = ['eligible', 'openEnded', 'limitedDays', 'council', 'outsideClass'] as const;
/** What a new kind of measure is until somebody says otherwise. */
const NEW_MEASURE: Partial<Entry> = {
  family: 'exclusion',
  eligible: true,
  openEnded: false,
  limitedDays: false,
  council: false,
  outsideClass: false,
  asks: [],
};

export interface PartProps {
  draft: BlueprintDraft;
  /** As it is in force: what is in it may be in use. */
  base: Content;
}

/** The closed lists: choose one, change its words and order. */
export function ListsPart({ draft, base }: PartProps) {
  const { t } = useT();
  const { content, edit } = draft;
  const [name, setName] = useState('motive');
  const [search, setSearch] = useState('');
  const groups = useMemo(() => grouped(content, search), [content, search]);
  const list = content.lists.find((each) => each.name === name);
  const entries = content.vocabularies[name] ?? [];
  const inUse = new Set((base.vocabularies[name] ?? []).map(({ code }) => code));
  const families = [...new Set((content.vocabularies.measure_kind ?? []).map(({ family }) => family ?? ''))];
  return (
    <div className={classes.halves}>
      <nav className="card" aria-label={t('admin.lists')}>
        <TextInput
          type="search"
          aria-label={t('admin.searchLists')}
          placeholder={t('admin.searchLists')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <div className={classes.nav}>
          {groups.map(([group, lists]) => (
            <div key={group}>
              <p className={classes.navGroup}>{translateOr(`admin.group_${group}`, group)}</p>
              {lists.map((each) => (
                <button
                  key={each.name}
                  type="button"
                  className={classes.navItem}
                  aria-current={each.name === name || undefined}
                  onClick={() => setName(each.name)}
                >
                  <span>{each.label.fr}</span>
                  <span className="muted num">{content.vocabularies[each.name]?.length ?? 0}</span>
                </button>
              ))}
            </div>
          ))}
          {groups.length === 0 && <p className="muted">{t('admin.noListFound')}</p>}
        </div>
      </nav>
      {list ? (
        <Section title={list.label.fr}>
          <EntryList
            key={name}
            label={list.label.fr}
            entries={entries}
            inUse={inUse}
            fixed={list.fixed}
            blank={name === 'measure_kind' ? NEW_MEASURE : undefined}
            onEdit={(changed, about) =>
              edit({ ...content, vocabularies: { ...content.vocabularies, [name]: changed } }, about)
            }
            details={
              name === 'measure_kind'
                ? (entry, onChange) => <MeasureFacts entry={entry} families={families} onChange={onChange} />
                : undefined
            }
          />
        </Section>
      ) : (
        <EmptyState icon={IconListDetails} title={t('admin.chooseList')} />
      )}
    </div>
  );
}

function grouped(content: Content, search: string): [string, Content['lists']][] {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const wanted = plain(search.trim());
  const found = content.lists.filter(
    ({ name, label }) =>
      plain(label.fr).includes(wanted) ||
      (content.vocabularies[name] ?? []).some((entry) => plain(entry.label.fr).includes(wanted)),
  );
  const order = [...new Set([...GROUPS, ...found.map(({ group }) => group)])];
  return order
    .map((group): [string, Content['lists']] => [
      group,
      found.filter((list) => list.group === group).sort((a, b) => a.label.fr.localeCompare(b.label.fr, 'fr')),
    ])
    .filter(([, lists]) => lists.length > 0);
}

interface MeasureFactsProps {
  entry: Entry;
  families: string[];
  onChange: (entry: Entry) => void;
}

/** What the rules know of a kind of measure. */
function MeasureFacts({ entry, families, onChange }: MeasureFactsProps) {
  const { t } = useT();
  const words = {
    eligible: t('admin.measure_eligible'),
    openEnded: t('admin.measure_openEnded'),
    limitedDays: t('admin.measure_limitedDays'),
    council: t('admin.measure_council'),
    outsideClass: t('admin.measure_outsideClass'),
  };
  return (
    <div className={`row ${classes.fieldBody}`}>
      {FACTS.map((fact) => (
        <Checkbox
          key={fact}
          label={words[fact]}
          checked={entry[fact] === true}
          onChange={(event) => onChange({ ...entry, [fact]: event.currentTarget.checked })}
        />
      ))}
      <SelectField
        label={t('admin.measureFamily')}
        value={entry.family ?? ''}
        options={families.map((code) => ({ code, label: translateOr(`admin.family_${code}`, code) }))}
        onChange={(family) => onChange({ ...entry, family: family ?? 'exclusion' })}
      />
    </div>
  );
}
