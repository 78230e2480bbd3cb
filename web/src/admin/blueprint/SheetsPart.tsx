// SPDX-License-Identifier: EUPL-1.2
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useT } from '@/i18n';
import { Section, SelectField, TextArea, TextField } from '@/ui';
import classes from './blueprint.module.css';
import { replaced, type Sheet, shifted } from './draft';
import { labelled } from './EntryList';
import type { PartProps } from './ListsPart';
import { OrderButtons } from './OrderButtons';

/** One line each; a line being begun stays. */
const linesOf = (text: string) => (text === '' ? [] : text.split('\n'));

/** What printed sheets say around the facts, with the page beside. */
export function SheetsPart({ draft }: PartProps) {
  const { t } = useT();
  const { content, edit } = draft;
  const [code, setCode] = useState(content.sheets[0]?.code);
  const index = content.sheets.findIndex((each) => each.code === code);
  const sheet = content.sheets[index];
  if (!sheet) return null;
  const set = (changed: Sheet, about?: string) =>
    edit({ ...content, sheets: replaced(content.sheets, index, changed) }, about && `${sheet.code} ${about}`);
  return (
    <div className="stack">
      <SelectField
        label={t('admin.sheet')}
        value={sheet.code}
        options={content.sheets.map((each) => ({ code: each.code, label: each.label.fr }))}
        onChange={(chosen) => setCode(chosen ?? sheet.code)}
      />
      <div className={classes.preview}>
        <SheetFields key={sheet.code} sheet={sheet} onChange={set} />
        <div className={classes.sticky}>
          <Section title={t('admin.preview')} quiet>
            <Paper sheet={sheet} />
          </Section>
        </div>
      </div>
    </div>
  );
}

function SheetFields({ sheet, onChange }: { sheet: Sheet; onChange: (sheet: Sheet, about?: string) => void }) {
  const { t } = useT();
  return (
    <Section title={t('admin.sheetContent')}>
      <div className="stack">
        <TextField
          label={t('admin.sheetTitle')}
          value={sheet.label.fr}
          onChange={(words) => onChange({ ...sheet, label: labelled(sheet.label, 'fr', words) }, 'label')}
        />
        <TextArea
          label={t('admin.sheetHeading')}
          hint={t('admin.oneALine')}
          optional
          rows={3}
          value={sheet.heading.join('\n')}
          onChange={(text) => onChange({ ...sheet, heading: linesOf(text) }, 'heading')}
        />
        <TextArea
          label={t('admin.sheetIntro')}
          optional
          rows={4}
          maxLength={3000}
          value={sheet.intro}
          onChange={(intro) => onChange({ ...sheet, intro }, 'intro')}
        />
        <fieldset>
          <legend className="strong">{t('admin.sheetBlocks')}</legend>
          <ul className={`plain-list ${classes.entries}`}>
            {sheet.blocks.map((block, at) => (
              <li key={block.code} className={`${classes.entry} ${classes.entryLine}`}>
                <OrderButtons
                  name={block.label.fr}
                  first={at === 0}
                  last={at === sheet.blocks.length - 1}
                  onShift={(by) => onChange({ ...sheet, blocks: shifted(sheet.blocks, at, by) })}
                />
                <Checkbox
                  label={block.label.fr}
                  checked={block.shown}
                  onChange={(event) =>
                    onChange({
                      ...sheet,
                      blocks: replaced(sheet.blocks, at, { ...block, shown: event.currentTarget.checked }),
                    })
                  }
                />
              </li>
            ))}
          </ul>
        </fieldset>
        <TextArea
          label={t('admin.sheetClosing')}
          optional
          rows={3}
          maxLength={3000}
          value={sheet.closing}
          onChange={(closing) => onChange({ ...sheet, closing }, 'closing')}
        />
        <TextArea
          label={t('admin.sheetSignatures')}
          hint={t('admin.oneALine')}
          optional
          rows={2}
          value={sheet.signatures.join('\n')}
          onChange={(text) => onChange({ ...sheet, signatures: linesOf(text) }, 'signatures')}
        />
        <TextArea
          label={t('admin.sheetFooter')}
          optional
          rows={2}
          maxLength={400}
          value={sheet.footer}
          onChange={(footer) => onChange({ ...sheet, footer }, 'footer')}
        />
      </div>
    </Section>
  );
}

/** The page with its texts; the facts are named where they will stand. */
function Paper({ sheet }: { sheet: Sheet }) {
  return (
    <div className={classes.paper}>
      <div className="written">{sheet.heading.join('\n')}</div>
      <h3>{sheet.label.fr}</h3>
      <div className="written">{sheet.intro}</div>
      {sheet.blocks
        .filter(({ shown }) => shown)
        .map((block) => (
          <div key={block.code} className={classes.paperBlock}>
            {block.label.fr}
          </div>
        ))}
      <div className="written">{sheet.closing}</div>
      {sheet.signatures.length > 0 && (
        <div className={classes.signatures}>
          {sheet.signatures
            .filter((label) => label.trim() !== '')
            .map((label) => (
              <div key={label}>{label}</div>
            ))}
        </div>
      )}
      {sheet.footer && <div className={classes.paperFooter}>{sheet.footer}</div>}
    </div>
  );
}
