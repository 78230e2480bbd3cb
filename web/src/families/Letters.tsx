// SPDX-License-Identifier: EUPL-1.2
// The convocation on paper: one page an addressee, with their own name and address and nobody else's.
import { useEffect, useRef, useState } from 'react';
import { useLabel, useMeta, useSession, useSheet } from '@/api/queries';
import { useT } from '@/i18n';
import { ChipsField, Dialog, FormActions, PrintSheet, SheetFrame } from '@/ui';
import { dayLong, name, time } from '@/ui/format';
import classes from './families.module.css';
import { type Convocation, type Family, type FamilyGuardian, reasonWords, useWho } from './words';

interface LettersDialogProps {
  family: Family;
  convocation: Convocation;
  onPrint: (guardians: string[]) => void;
  onClose: () => void;
}

/** To whom a letter goes; nobody who may not be written to is proposed, and the others are warned of. */
export function LettersDialog({ family, convocation, onPrint, onClose }: LettersDialogProps) {
  const { t } = useT();
  const who = useWho(family.guardians);
  const invited = family.guardians.filter(({ guardian }) => convocation.guardians.includes(guardian.id));
  const writable = invited.filter(({ rule }) => rule.write);
  const [chosen, setChosen] = useState(writable.map(({ guardian }) => guardian.id));
  const notices = invited.flatMap((each) => noticesOf(each, who(each.guardian.id), t));
  return (
    <Dialog title={t('families.letters')} opened onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onPrint(chosen);
        }}
      >
        {writable.length > 0 ? (
          <ChipsField
            label={t('families.lettersTo')}
            hint={t('families.lettersHint')}
            options={writable.map(({ guardian }) => ({ value: guardian.id, label: who(guardian.id) }))}
            value={chosen}
            onChange={setChosen}
          />
        ) : (
          <p className={classes.flat}>{t('families.nobodyToWrite')}</p>
        )}
        {notices.length > 0 && (
          <ul className={`plain-list ${classes.alert}`}>
            {notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        )}
        {chosen.length > 0 && (
          <FormActions submitLabel={t('families.printLetters', { count: chosen.length })} onCancel={onClose} />
        )}
      </form>
    </Dialog>
  );
}

function noticesOf({ guardian, rule }: FamilyGuardian, whom: string, t: ReturnType<typeof useT>['t']): string[] {
  const [reason = ''] = rule.reasons;
  if (!rule.write) return [t('families.noLetterTo', { who: whom, reason: reasonWords(reason).toLowerCase() })];
  return [
    ...(rule.restricted
      ? [t('families.letterWithCare', { who: whom, reason: reasonWords(reason).toLowerCase() })]
      : []),
    ...(guardian.addressHidden ? [t('families.letterHiddenAddress', { who: whom })] : []),
  ];
}

interface ConvocationLettersProps {
  family: Family;
  convocation: Convocation;
  guardians: string[];
  onPrinted: () => void;
}

export function ConvocationLetters({ family, convocation, guardians, onPrinted }: ConvocationLettersProps) {
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
  const addressees = family.guardians.filter(({ guardian }) => guardians.includes(guardian.id));
  return (
    <>
      {addressees.map((each) => (
        <div key={each.guardian.id} className={classes.letter}>
          <Letter family={family} convocation={convocation} addressee={each} />
        </div>
      ))}
    </>
  );
}

/** What may stand in the letter to one person: neither the other addressees nor, where it must not be known, more than the
 * appointment itself. A protected address stays off the paper. */
export function Letter({
  family,
  convocation,
  addressee: { guardian, rule },
}: {
  family: Family;
  convocation: Convocation;
  addressee: FamilyGuardian;
}) {
  const { t } = useT();
  const { today } = useMeta();
  const purpose = useLabel('convocation_purpose');
  const bring = useLabel('to_bring');
  const language = useLabel('language');
  const { texts, shows } = useSheet('convocation');
  const { user } = useSession();
  const address = [guardian.address.lines, [guardian.address.postcode, guardian.address.city].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join('\n');
  const { person } = family;
  const withYoung = convocation.young && !rule.reasons.includes('no_contact_with_child');
  const frame = texts && { ...texts, heading: [], intro: '' };
  return (
    <PrintSheet title={t('families.letterTitle')} onlyPrint>
      <SheetFrame texts={frame}>
        {texts && texts.heading.length > 0 && <p className="written">{texts.heading.join('\n')}</p>}
        <p className="written">
          {[name(guardian), guardian.addressHidden ? t('families.addressProtected') : address]
            .filter(Boolean)
            .join('\n')}
        </p>
        <p>{t('families.letterDate', { day: dayLong(today) })}</p>
        {texts?.intro ? <p className="written">{texts.intro}</p> : <p>{t('families.letterGreeting')}</p>}
        <p>
          {t('families.letterInvites', {
            purpose: purpose(convocation.purpose).toLowerCase(),
            pupil: name(person),
            young: withYoung ? 'yes' : 'no',
          })}
        </p>
        {shows('pupil') && <p>{[person.structureName, person.className].filter(Boolean).join(', ')}</p>}
        {shows('appointment') && (
          <p className="strong">
            {dayLong(convocation.on)} {t('families.at', { time: time(convocation.time) })}
            {convocation.place && (
              <>
                <br />
                {convocation.place}
              </>
            )}
          </p>
        )}
        {shows('bring') && convocation.toBring.length > 0 && (
          <>
            <p>{t('families.letterBring')}</p>
            <ul>
              {convocation.toBring.map((code) => (
                <li key={code}>{bring(code)}</li>
              ))}
            </ul>
          </>
        )}
        {convocation.interpreter !== 'none' && guardian.interpreter && (
          <p>{t('families.letterInterpreter', { language: language(guardian.language).toLowerCase() })}</p>
        )}
        {shows('contact') && <p>{t('sheets.contactIs', { name: user.displayName })}</p>}
        {!texts?.closing && (
          <>
            <p>{t('families.letterUnable')}</p>
            <p>{t('families.letterClosing')}</p>
          </>
        )}
      </SheetFrame>
    </PrintSheet>
  );
}
