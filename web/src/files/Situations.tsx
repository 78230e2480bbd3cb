// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { api, ifMatch, type Schema, send } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { notifyError, notifyUndo, Section } from '@/ui';
import { day } from '@/ui/format';
import { useRereadFile } from './queries';

type Situation = Schema<'Situation'>;

const put = ({ id, version }: Situation, withdrawn: boolean) =>
  send(
    api.PUT('/api/v1/situations/{id}/withdrawn', {
      params: { path: { id }, header: ifMatch(version) },
      body: { withdrawn },
    }),
  );

interface SituationsProps {
  personId: string;
  situations: Situation[];
  onAdd: () => void;
}

/** In or out of a quartier prioritaire, the latest first: what the figures take on the first day of a reception. */
export function Situations({ personId, situations, onAdd }: SituationsProps) {
  const { t } = useT();
  const source = useLabel('qpv_source');
  const reread = useRereadFile(personId);
  const standing = situations.filter(({ withdrawn }) => !withdrawn).reverse();
  standing.sort((a, b) => b.from.localeCompare(a.from));
  const withdraw = async (one: Situation) => {
    try {
      const withdrawn = await put(one, true);
      await reread();
      notifyUndo(t('files.situationWithdrawn'), async () => {
        await put(withdrawn, false);
        await reread();
      });
    } catch (problem) {
      notifyError(problem);
    }
  };
  return (
    <Section
      title={t('files.situations')}
      actionsFor="files_keep"
      actions={
        <Button variant="subtle" size="compact-md" onClick={onAdd}>
          {t('files.addSituation')}
        </Button>
      }
    >
      {standing.length === 0 && <p className="muted">{t('files.noSituation')}</p>}
      <ul className="plain-list">
        {standing.map((one) => (
          <li key={one.id} className="row row-apart">
            <span>
              <strong>{t(`people.qpv_${one.qpv}`)}</strong> {t('files.situationSince', { day: day(one.from) })}
              <br />
              <span className="muted small">
                {[source(one.source), t('files.situationChecked', { day: day(one.checkedOn) }), one.district]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Button variant="subtle" size="compact-sm" className="no-print" onClick={() => void withdraw(one)}>
              {t('files.withdrawSituation')}
              <span className="visually-hidden"> : {t('files.situationSince', { day: day(one.from) })}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
