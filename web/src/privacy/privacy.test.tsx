// SPDX-License-Identifier: EUPL-1.2
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import {
  aClient,
  aFather,
  aMother,
  forget,
  id,
  PERSON,
  refusal,
  renderAt,
  SAMIA,
  serve,
  source,
} from '@/files/testing';
import { renderPart, TODAY, violations } from '@/ui/testing';
import { ControllerDialog } from './ControllerDialog';
import { EditNotice } from './EditNoticePage';
import { FilePrivacyView } from './FilePrivacyPage';
import { HandoverDialog } from './HandoverDialog';
import { NoticeSheet } from './NoticeSheet';
import { NoticesOwed } from './NoticesOwed';
import { fromFields, toFields } from './noticeFields';
import { AnswerDialog, RequestDialog } from './RequestDialogs';
import { Requests } from './Requests';
import { cleanPrintSearch, printHref, SCHEMES } from './search';
import {
  CHANNELS,
  channelWords,
  IDENTITY_CHECKS,
  identityWords,
  KINDS,
  keyWords,
  kindWords,
  lookWords,
  REQUEST_CHANNELS,
  requestChannelWords,
  requestStateWords,
  schemeWords,
  standingWords,
} from './words';

afterEach(forget);

const aLine: Schema<'NoticeLine'> = {
  id: null,
  scheme: 'exclusion',
  source: 'shipped',
  number: null,
  title: 'L’accueil des collégiens exclus',
  validFrom: null,
  withdrawn: false,
  handedOver: false,
  by: null,
};
const recipient = (more: Partial<Schema<'NoticeRecipient'>> = {}): Schema<'NoticeRecipient'> => ({
  guardianId: null,
  name: '',
  relation: '',
  authority: '',
  standing: 'missing',
  givenOn: null,
  ...more,
});
const mother = recipient({ guardianId: aMother.id, name: 'Nadia Martin', relation: 'mother', authority: 'yes' });
const father = recipient({
  guardianId: aFather.id,
  name: 'Paul Martin',
  relation: 'father',
  authority: 'unknown',
  standing: 'not_to_tell',
});
const aHandover: Schema<'NoticeHandover'> = {
  id: id('90'),
  personId: PERSON,
  noticeId: id('91'),
  scheme: 'exclusion',
  source: 'shipped',
  number: 1,
  guardianId: null,
  guardianName: '',
  level: 'young',
  givenOn: '2026-11-16',
  channel: 'in_person',
  explained: true,
  note: '',
  overrideReason: '',
  withdrawn: false,
  at: '2026-11-16T09:00:00Z',
  by: SAMIA,
};
const aPage: Schema<'FileNotices'> = {
  person: {
    id: PERSON,
    lastName: 'Martin',
    firstName: 'Lina',
    usualName: '',
    birthDate: '2013-03-27',
    structureName: '',
    className: '',
    state: 'in_progress',
    healthAlert: false,
    restrictionKinds: [],
  },
  organisationId: id('92'),
  controllerMissing: false,
  schemes: [
    {
      scheme: 'exclusion',
      receivedOn: '2026-10-12',
      dueOn: '2026-11-12',
      owed: true,
      overdue: true,
      notice: aLine,
      recipients: [recipient({ standing: 'given', givenOn: '2026-11-16' }), mother, father],
    },
  ],
  guardians: [recipient(), mother, father],
  handovers: [aHandover],
};
const text = (words: string): Schema<'NoticeText'> => ({
  title: 'Ton accueil',
  sections: [
    { key: 'controller', title: 'Qui garde des informations sur toi ?', text: `C’est {organisme}. ${words}` },
    { key: 'dpo', title: 'À qui poser tes questions ?', text: 'À {dpo}.' },
  ],
});
const aContent: Schema<'NoticeContent'> = { young: text('tu'), parents: text('vous') };
const NO_REQUEST = { [`GET /people/${PERSON}/rights-requests`]: { items: [] } };
const nothing = async () => undefined;
const noop = () => undefined;
const at = (page: () => React.ReactNode) => renderAt('/ici', [{ path: '/ici', page }]);

test('who was told, who has to be and who must not, with the day that has passed', async () => {
  serve(NO_REQUEST);
  await at(() => <FilePrivacyView page={aPage} />);
  const line = (who: RegExp) => within(screen.getByRole('row', { name: who }));
  expect(line(/^Le jeune/).getByText('Remise le 16/11/2026')).toBeTruthy();
  expect(line(/Nadia Martin/).getByText('À remettre')).toBeTruthy();
  expect(line(/Paul Martin/).getByText('Interdit par une restriction')).toBeTruthy();
  expect(screen.getByText(/au plus tard le 12\/11\/2026/).textContent).toContain('en retard');
  expect(await violations()).toEqual([]);
});

test('nothing is handed over nor printed while nobody is named as controller', async () => {
  serve(NO_REQUEST);
  await at(() => <FilePrivacyView page={{ ...aPage, controllerMissing: true }} />);
  expect(screen.getByText(/ne sont pas encore nommés/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Noter une remise' })).toBeNull();
  expect(screen.queryByRole('link', { name: /Imprimer/ })).toBeNull();
});

test('a hand-over noted by mistake is taken back after a question', async () => {
  const asked = serve({
    ...NO_REQUEST,
    [`DELETE /notice-handovers/${aHandover.id}`]: { ...aPage, handovers: [{ ...aHandover, withdrawn: true }] },
  });
  await at(() => <FilePrivacyView page={aPage} />);
  fireEvent.click(screen.getByRole('button', { name: 'Notée par erreur' }));
  const question = within(await screen.findByRole('dialog'));
  const withdrawn = () => asked.filter(({ method }) => method === 'DELETE');
  expect(withdrawn()).toHaveLength(0);
  fireEvent.click(question.getByRole('button', { name: 'Notée par erreur' }));
  await waitFor(() => expect(withdrawn()).toHaveLength(1));
});

test('who is still to be told is proposed first, in the text for parents', async () => {
  const asked = serve({ [`POST /people/${PERSON}/notice-handovers`]: aHandover });
  renderPart(<HandoverDialog page={aPage} onClose={noop} onDone={nothing} />, aClient());
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({
    scheme: 'exclusion',
    guardianId: aMother.id,
    level: 'parents',
    givenOn: TODAY,
    channel: 'in_person',
    explained: false,
    overrideReason: '',
  });
});

test('whom a judge keeps uninformed: why all the same is asked, and what was typed stays after a refusal', async () => {
  const asked = serve({
    [`POST /people/${PERSON}/notice-handovers`]: refusal(422, 'invalid', {
      errors: [{ field: 'overrideReason', code: 'required', params: {} }],
    }),
  });
  renderPart(<HandoverDialog page={aPage} onClose={noop} onDone={nothing} />, aClient());
  expect(screen.queryByLabelText('Pourquoi l’informer quand même')).toBeNull();
  fireEvent.change(screen.getByLabelText('Remise à'), { target: { value: aFather.id } });
  fireEvent.change(screen.getByLabelText(/Précision/), { target: { value: 'Reçu au guichet' } });
  expect(screen.getByText('Une restriction d’un juge interdit d’informer cette personne.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  await screen.findByRole('alert');
  expect((screen.getByLabelText(/Précision/) as HTMLInputElement).value).toBe('Reçu au guichet');
});

test('the file says what is owed, and nothing when nothing is', async () => {
  const view = await at(() => (
    <NoticesOwed personId={PERSON} owed={[{ scheme: 'exclusion', dueOn: '2026-11-12', overdue: true }]} />
  ));
  expect(screen.getByText('en retard')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Ouvrir « Vie privée »' }).getAttribute('href')).toBe(
    `/dossiers/${PERSON}/vie-privee`,
  );
  view.unmount();
  await at(() => <NoticesOwed personId={PERSON} owed={[]} />);
  expect(screen.queryByText('Information sur les données à remettre')).toBeNull();
});

test('the page that is handed over names nobody', async () => {
  renderPart(<NoticeSheet text={text('tu')} receipt />, aClient());
  expect(screen.getByRole('heading', { level: 2, name: 'Ton accueil' })).toBeTruthy();
  expect(document.body.textContent).not.toContain('Martin');
  expect(screen.getByText(/Remis le/)).toBeTruthy();
});

test('a version begins with the text in force and says which point is refused', async () => {
  const asked = serve({
    [`POST /organisations/${id('92')}/notices`]: refusal(422, 'invalid', {
      errors: [{ field: 'parents.sections.1.text', code: 'placeholder_missing', params: { name: 'dpo' } }],
    }),
  });
  await at(() => <EditNotice organisation={id('92')} scheme="exclusion" content={aContent} />);
  const [, , , dpo] = screen.getAllByLabelText('Texte') as HTMLTextAreaElement[];
  fireEvent.change(dpo as HTMLTextAreaElement, { target: { value: 'À nous.' } });
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({ scheme: 'exclusion', validFrom: TODAY, young: aContent.young });
  expect((await screen.findByRole('alert')).textContent).toContain('« dpo »');
  expect(dpo?.value).toBe('À nous.');
});

test('the controller begins with the name of the organisation', async () => {
  const asked = serve({ [`POST /organisations/${id('92')}/notice-controller`]: {} });
  const organisation = { id: id('92'), name: 'Ville', editable: true, controller: null, schemes: [] };
  renderPart(<ControllerDialog organisation={organisation} onClose={noop} onSaved={noop} />, aClient());
  fireEvent.change(screen.getByLabelText('Adresse'), { target: { value: '1 place' } });
  fireEvent.change(screen.getByLabelText('Nom ou fonction du délégué'), { target: { value: 'Mme Le Gall' } });
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({
    name: 'Ville',
    address: '1 place',
    dpoName: 'Mme Le Gall',
    authority: 'cnil',
  });
});

const aRequest: Schema<'RightsRequest'> = {
  id: id('93'),
  personId: PERSON,
  personName: 'MARTIN Lina',
  guardianName: 'Nadia Martin',
  kind: 'access',
  requester: 'guardian',
  guardianId: aMother.id,
  requesterName: '',
  channel: 'email',
  receivedOn: '2026-10-12',
  wish: 'Tout le dossier',
  identityCheck: 'pending',
  identityOn: null,
  identityNote: '',
  dueOn: '2026-11-12',
  overdue: true,
  extendedOn: null,
  extensionReason: '',
  extensionRefusal: 'too_late',
  state: 'open',
  answeredOn: null,
  answerChannel: '',
  answer: '',
  lookAt: ['identity_pending', 'restricted'],
  createdBy: SAMIA,
  version: 1,
};

test('a request says who asks, until when to answer and what to look at first', async () => {
  serve({ [`GET /people/${PERSON}/rights-requests`]: { items: [aRequest] } });
  await at(() => <Requests personId={PERSON} guardians={aPage.guardians} />);
  expect(await screen.findByText('réponse due le 12/11/2026, en retard')).toBeTruthy();
  expect(screen.getByText(/Demandé par Nadia Martin, le 12\/10\/2026/)).toBeTruthy();
  expect(screen.getByText(/n’est pas encore vérifiée/)).toBeTruthy();
  expect(screen.getByText(/Un juge a limité les contacts/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Prolonger le délai' })).toBeNull();
  expect(await violations()).toEqual([]);
});

test('a request is registered for who asks, whose identity begins unchecked', async () => {
  const asked = serve({ [`POST /people/${PERSON}/rights-requests`]: aRequest });
  renderPart(
    <RequestDialog personId={PERSON} guardians={aPage.guardians} onClose={noop} onDone={nothing} />,
    aClient(),
  );
  fireEvent.change(screen.getByLabelText('Qui demande'), { target: { value: 'other' } });
  fireEvent.change(screen.getByLabelText('Nom et qualité'), { target: { value: 'Maître Roux, avocat' } });
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({
    kind: 'access',
    requester: 'other',
    guardianId: null,
    requesterName: 'Maître Roux, avocat',
    identityCheck: 'pending',
    identityOn: null,
    receivedOn: TODAY,
  });
});

test('a refusal asks for its reason, and sends the version that was read', async () => {
  const asked = serve({
    [`PUT /rights-requests/${aRequest.id}/answer`]: refusal(422, 'invalid', {
      errors: [{ field: 'answer', code: 'required', params: {} }],
    }),
  });
  renderPart(<AnswerDialog request={aRequest} onClose={noop} onDone={nothing} />, aClient());
  expect(screen.queryByLabelText('Raison donnée à la personne')).toBeNull();
  fireEvent.click(screen.getByLabelText('Refusée'));
  expect(screen.getByLabelText('Raison donnée à la personne')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Répondre' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.ifMatch).toBe('"1"');
  expect(asked[0]?.body).toMatchObject({ state: 'refused', on: TODAY });
  expect(await screen.findByRole('alert')).toBeTruthy();
});

test('a notice goes through the form unchanged', () => {
  expect(fromFields(aContent, toFields(aContent))).toEqual(aContent);
});

test('every code of the server has its words', async () => {
  const header = await source('server/privacy/notice.h');
  const keys = header.match(/kNoticeKeys\{([^}]*)\}/)?.[1]?.match(/"(\w+)"/g) ?? [];
  expect(keys).toHaveLength(13);
  for (const key of keys) expect(keyWords(key.slice(1, -1))).not.toBe(key.slice(1, -1));
  const rules = await source('server/privacy/notice.cpp');
  for (const [, standing] of rules.matchAll(/return "(\w+)";/g))
    expect(standingWords(standing ?? '')).not.toBe(standing);
  const migration = await source('server/privacy/migrations/0250_notices.sql');
  for (const channel of CHANNELS) {
    expect(channelWords(channel)).not.toBe(channel);
    expect(migration).toContain(`'${channel}'`);
  }
  const requests = await source('server/privacy/migrations/0251_rights_requests.sql');
  const known: [string[], (code: string) => string][] = [
    [KINDS, kindWords],
    [REQUEST_CHANNELS, requestChannelWords],
    [IDENTITY_CHECKS, identityWords],
    [['granted', 'partly', 'refused', 'withdrawn'], requestStateWords],
  ];
  for (const [codes, words] of known)
    for (const code of codes) {
      expect(words(code)).not.toBe(code);
      expect(requests).toContain(`'${code}'`);
    }
  const looks = [...(await source('server/privacy/rights_request.cpp')).matchAll(/emplace_back\("(\w+)"\)/g)];
  expect(looks).toHaveLength(6);
  for (const [, look] of looks) expect(lookWords(look ?? '')).not.toBe(look);
  const places = await source('server/access/membership.h');
  for (const scheme of SCHEMES) {
    expect(schemeWords(scheme)).not.toBe(scheme);
    expect(places).toContain(`"${scheme}"`);
  }
});

test('the address of a page to print keeps only what it can show', () => {
  expect(cleanPrintSearch({ dispositif: 'cst', niveau: 'young' })).toEqual({ dispositif: 'cst', niveau: 'young' });
  expect(cleanPrintSearch({ dispositif: 'cooking', niveau: 'x', remise: '../' })).toEqual({ niveau: 'parents' });
  expect(printHref(PERSON, { remise: 'r' })).toBe(`/dossiers/${PERSON}/vie-privee/imprimer?remise=r`);
});
