// SPDX-License-Identifier: EUPL-1.2
// Codes of the server about notices, in words.
import type { Schema } from '@/api/client';
import { translate, translateOr } from '@/i18n';
import type { Tone } from '@/ui/theme';

export type Scheme = Schema<'SchemeCode'>;
export type FileNotices = Schema<'FileNotices'>;
export type FileNotice = Schema<'FileNotice'>;
export type Recipient = Schema<'NoticeRecipient'>;
export type Handover = Schema<'NoticeHandover'>;
export type Line = Schema<'NoticeLine'>;
export type Level = Handover['level'];

export const CHANNELS: Handover['channel'][] = ['in_person', 'post', 'email', 'read_out', 'other'];

const TONES: Record<Recipient['standing'], Tone> = {
  given: 'good',
  former: 'info',
  missing: 'warn',
  not_to_tell: 'quiet',
};
export const standingTone = (standing: Recipient['standing']) => TONES[standing];

export const schemeWords = (scheme: string) => translateOr(`privacy.scheme_${scheme}`, scheme);
export const standingWords = (standing: string) => translateOr(`privacy.standing_${standing}`, standing);
export const channelWords = (channel: string) => translateOr(`privacy.channel_${channel}`, channel);
export const levelWords = (level: string) => translateOr(`privacy.level_${level}`, level);
export const keyWords = (key: string) => translateOr(`privacy.key_${key}`, key);

/** Whose text this is, and which one. */
export const textWords = ({ source, number }: Pick<Line, 'source' | 'number'>) =>
  source === 'own' ? translate('privacy.textOwn', { number }) : translate('privacy.textShipped');

export type RightsRequest = Schema<'RightsRequest'>;
export const KINDS: RightsRequest['kind'][] = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'objection',
  'portability',
];
export const REQUEST_CHANNELS: RightsRequest['channel'][] = ['in_person', 'post', 'email', 'phone', 'other'];
export const IDENTITY_CHECKS: RightsRequest['identityCheck'][] = ['pending', 'known', 'document', 'mandate'];

export const kindWords = (kind: string) => translateOr(`privacy.kind_${kind}`, kind);
export const requestChannelWords = (channel: string) => translateOr(`privacy.by_${channel}`, channel);
export const identityWords = (check: string) => translateOr(`privacy.identity_${check}`, check);
export const requestStateWords = (state: string) => translateOr(`privacy.state_${state}`, state);
export const lookWords = (code: string) => translateOr(`privacy.look_${code}`, code);

const STATE_TONES: Record<RightsRequest['state'], Tone> = {
  open: 'warn',
  granted: 'good',
  partly: 'info',
  refused: 'info',
  withdrawn: 'quiet',
};
export const requestTone = ({ state, overdue }: Pick<RightsRequest, 'state' | 'overdue'>): Tone =>
  overdue ? 'bad' : STATE_TONES[state];

/** Who asks: the young person, a guardian by name, or whoever said who they are. */
export const askerWords = ({ requester, guardianName, requesterName }: RightsRequest) =>
  requester === 'young' ? translate('privacy.young').toLowerCase() : guardianName || requesterName;
