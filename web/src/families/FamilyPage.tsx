// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconCalendarPlus, IconPhoneIncoming, IconSignature, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { FilePageFrame } from '@/files/FilePageFrame';
import { useT } from '@/i18n';
import { ActionMenu, LoadError, Loading } from '@/ui';
import { Authorisations } from './Authorisations';
import { Calls } from './Calls';
import { Circle } from './Circle';
import { Convocations } from './Convocations';
import { type Act, FamilyDialogs } from './FamilyDialogs';
import classes from './families.module.css';
import { Interviews } from './Interviews';
import { familyQuery, useRereadFamily } from './queries';
import { Signings } from './Signings';
import type { FamilySearch, QuickAct } from './search';
import type { Family } from './words';

const QUICK: Record<QuickAct, Act> = {
  convoquer: { kind: 'convocation' },
  entretien: { kind: 'interview' },
  signer: { kind: 'signing' },
  appel: { kind: 'call' },
};

export default function FamilyPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const family = useQuery(familyQuery(id));
  if (family.data) return <FamilyView key={id} family={family.data} />;
  if (family.isError) return <LoadError error={family.error} retry={() => void family.refetch()} />;
  return <Loading rows={14} />;
}

/** The link with the family of one young person: who may be told what, appointments, agreements, calls. */
export function FamilyView({ family }: { family: Family }) {
  const { t } = useT();
  const search = useSearch({ strict: false }) as FamilySearch;
  const navigate = useNavigate();
  const [stayId] = useState(() => search.accueil ?? family.stays[0]?.id ?? null);
  const [act, setAct] = useState<Act | null>(() => (search.acte ? QUICK[search.acte] : null));
  const reread = useRereadFamily(family.person.id);
  useEffect(() => {
    // Asked for once: reloading the page does not open the dialog again.
    if (search.acte) void navigate({ to: '.', search: {} as never, replace: true });
  }, [search.acte, navigate]);

  return (
    <FilePageFrame
      person={family.person}
      current="famille"
      actions={
        <>
          <Button leftSection={<IconPhoneIncoming size={18} aria-hidden />} onClick={() => setAct({ kind: 'call' })}>
            {t('families.callReceived')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconCalendarPlus size={18} aria-hidden />}
            onClick={() => setAct({ kind: 'convocation' })}
          >
            {t('families.convoke')}
          </Button>
          <ActionMenu
            label={t('families.more')}
            items={[
              { label: t('families.whoCame'), icon: IconUsers, onClick: () => setAct({ kind: 'interview' }) },
              { label: t('families.sign'), icon: IconSignature, onClick: () => setAct({ kind: 'signing' }) },
            ]}
          />
        </>
      }
    >
      <div className={`stack no-print ${classes.page}`}>
        <Circle guardians={family.guardians} />
        <div className={classes.columns}>
          <Convocations family={family} onAct={setAct} />
          <div className="stack">
            <Interviews family={family} onAct={setAct} />
            <Calls family={family} />
          </div>
        </div>
        <Authorisations family={family} onAct={setAct} />
        <Signings family={family} />
      </div>
      <FamilyDialogs
        family={family}
        stayId={stayId}
        act={act}
        onAct={setAct}
        onDone={async () => {
          setAct(null);
          await reread();
        }}
      />
    </FilePageFrame>
  );
}
