// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AdminHead } from '@/admin/AdminHead';
import { Only } from '@/admin/Only';
import { api, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { AppLink, ConfirmDialog, KeyValues, LoadError, Loading, notify, notifyError, Section, StatusBadge } from '@/ui';
import { day } from '@/ui/format';
import { ControllerDialog } from './ControllerDialog';
import classes from './privacy.module.css';
import { noticesQuery } from './queries';
import { type Line, schemeWords, textWords } from './words';

type Organisation = Schema<'NoticeOrganisation'>;

export default function NoticesPage() {
  return (
    <Only right="settings_keep">
      <Notices />
    </Only>
  );
}

/** Who answers for the data, and the texts that say so. */
function Notices() {
  const { t } = useT();
  const organisations = useQuery(noticesQuery);
  return (
    <>
      <AdminHead part="notices" />
      <p className="muted">{t('privacy.adminIntro')}</p>
      {organisations.isPending && <Loading rows={8} />}
      {organisations.isError && <LoadError error={organisations.error} retry={() => void organisations.refetch()} />}
      <div className="stack">
        {organisations.data
          ?.filter(({ editable }) => editable)
          .map((one) => (
            <OrganisationNotices key={one.id} organisation={one} />
          ))}
      </div>
    </>
  );
}

function OrganisationNotices({ organisation }: { organisation: Organisation }) {
  const { t } = useT();
  const refresh = useRefresh();
  const { controller } = organisation;
  const [naming, setNaming] = useState(false);
  return (
    <>
      <Section
        title={t('privacy.controllerOf', { name: organisation.name })}
        actions={
          <Button
            variant={controller ? 'subtle' : 'filled'}
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => setNaming(true)}
          >
            {controller ? t('privacy.changeController') : t('privacy.nameController')}
          </Button>
        }
      >
        {controller ? (
          <ControllerFacts controller={controller} />
        ) : (
          <p className={classes.alert}>{t('privacy.controllerNone')}</p>
        )}
      </Section>
      <Section title={t('privacy.texts')}>
        <ul className="plain-list line-list">
          {organisation.schemes.map((one) => (
            <SchemeTexts key={one.scheme} organisation={organisation.id} texts={one} />
          ))}
        </ul>
      </Section>
      {naming && (
        <ControllerDialog
          organisation={organisation}
          onClose={() => setNaming(false)}
          onSaved={() => {
            setNaming(false);
            notify(t('privacy.controllerSaved'));
            void refresh(['notices'], ['file-notices']);
          }}
        />
      )}
    </>
  );
}

function ControllerFacts({ controller }: { controller: Schema<'NoticeController'> }) {
  const { t } = useT();
  const lines = (...parts: string[]) => parts.filter(Boolean).join('\n');
  return (
    <KeyValues
      items={[
        {
          label: t('privacy.controllerName'),
          value: (
            <span className="written">
              {lines(controller.name, controller.address, controller.phone, controller.email)}
            </span>
          ),
        },
        {
          label: t('privacy.dpo'),
          value: (
            <span className="written">
              {lines(controller.dpoName, controller.dpoAddress, controller.dpoPhone, controller.dpoEmail)}
            </span>
          ),
        },
        {
          label: t('privacy.authority'),
          value: controller.authority === 'cnil' ? t('privacy.authority_cnil') : t('privacy.authority_cnpd'),
        },
      ]}
    />
  );
}

function SchemeTexts({ organisation, texts }: { organisation: string; texts: Schema<'NoticeScheme'> }) {
  const { t } = useT();
  const refresh = useRefresh();
  const [chosen, setChosen] = useState<Line | null>(null);
  const scheme = schemeWords(texts.scheme);
  const own = texts.versions.filter(({ source }) => source === 'own');
  const withdraw = async (id: string) => {
    setChosen(null);
    try {
      await send(api.DELETE('/api/v1/notices/{id}', { params: { path: { id } } }));
      notify(t('privacy.takenBack'));
      await refresh(['notices']);
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <li className={classes.texts}>
      <div className={classes.textsHead}>
        <div>
          <h3 className={classes.flat}>{scheme}</h3>
          <p className={`${classes.flat} small muted`}>{textWords(texts.current)}</p>
        </div>
        <Button
          component={AppLink}
          href={`/administration/information/${organisation}/${texts.scheme}`}
          variant="default"
          aria-label={t('privacy.writeVersionOf', { scheme })}
        >
          {t('privacy.writeVersion')}
        </Button>
      </div>
      {own.length > 0 && (
        <ul className="plain-list">
          {own.map((version) => (
            <li key={version.id} className="row">
              <span>
                {t('privacy.versionLine', { number: version.number })}
                {version.validFrom && `, ${t('privacy.fromDay', { day: day(version.validFrom) })}`}
              </span>
              {version.withdrawn && <StatusBadge tone="quiet">{t('privacy.versionWithdrawn')}</StatusBadge>}
              {version.handedOver && <StatusBadge tone="info">{t('privacy.versionUsed')}</StatusBadge>}
              {version.id === texts.current.id && <StatusBadge tone="good">{t('privacy.current')}</StatusBadge>}
              {!version.withdrawn && !version.handedOver && (
                <Button variant="subtle" size="compact-md" onClick={() => setChosen(version)}>
                  {t('privacy.takeBack')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {chosen?.id && (
        <ConfirmDialog
          opened
          title={t('privacy.takeBack')}
          confirmLabel={t('privacy.takeBack')}
          onConfirm={() => void withdraw(chosen.id ?? '')}
          onClose={() => setChosen(null)}
        >
          {t('privacy.takeBackAsk')}
        </ConfirmDialog>
      )}
    </li>
  );
}
