// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconCopy, IconDeviceTablet, IconLink } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, asProblem, newId, send } from '@/api/client';
import { useT } from '@/i18n';
import { everythingSent, handOver } from '@/shell/leave';
import { linkAddress } from '@/shell/linkPages';
import { Dialog, notify, problemText } from '@/ui';
import classes from './grids.module.css';
import { useRereadGrids } from './queries';

interface TabletDialogProps {
  personId: string;
  stayId: string;
  firstName: string;
  onClose: () => void;
}

/** Gives this device to the young person, or a link for another one. Both are for today's answer alone. */
export function TabletDialog({ personId, stayId, firstName, onClose }: TabletDialogProps) {
  const { t } = useT();
  const client = useQueryClient();
  const reread = useRereadGrids(personId);
  const [id] = useState(newId);
  const [busy, setBusy] = useState(false);
  const [address, setAddress] = useState('');
  const [refusal, setRefusal] = useState('');

  async function make(): Promise<string> {
    const link = await send(
      api.POST('/api/v1/stays/{id}/self-evaluation-links', { params: { path: { id: stayId } }, body: { id } }),
    );
    return linkAddress('/ma-journee', link.token);
  }
  async function run(act: () => Promise<void>) {
    setBusy(true);
    setRefusal('');
    try {
      await act();
    } catch (error) {
      setRefusal(problemText(asProblem(error)));
    } finally {
      setBusy(false);
    }
  }
  const give = () =>
    run(async () => {
      if (!(await everythingSent(client))) return setRefusal(t('grids.unsent'));
      await handOver(client, await make());
    });
  const show = () =>
    run(async () => {
      setAddress(await make());
      await reread();
    });
  const copy = () =>
    run(async () => {
      await navigator.clipboard.writeText(address);
      notify(t('grids.linkCopied'));
    });

  return (
    <Dialog title={t('grids.giveTablet')} opened onClose={onClose}>
      <div className="stack">
        <p className="flat">{t('grids.tabletText', { name: firstName })}</p>
        {refusal && (
          <p className={classes.wrong} role="alert">
            {refusal}
          </p>
        )}
        <Button
          data-autofocus
          size="lg"
          loading={busy && !address}
          leftSection={<IconDeviceTablet size={22} aria-hidden />}
          onClick={() => void give()}
        >
          {t('grids.closeAndGive')}
        </Button>
        {!address && (
          <Button
            variant="default"
            disabled={busy}
            leftSection={<IconLink size={18} aria-hidden />}
            onClick={() => void show()}
          >
            {t('grids.otherDevice')}
          </Button>
        )}
        {address && (
          <div className="stack stack-sm">
            <label htmlFor="lien-du-jour">{t('grids.linkOfToday')}</label>
            <input
              id="lien-du-jour"
              className={classes.address}
              readOnly
              value={address}
              onFocus={(event) => event.currentTarget.select()}
            />
            <Button variant="default" leftSection={<IconCopy size={18} aria-hidden />} onClick={() => void copy()}>
              {t('grids.copyLink')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
