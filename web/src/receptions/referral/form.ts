// SPDX-License-Identifier: EUPL-1.2
import type { Form } from '@/ui';
import type { AnnouncementValues } from './values';

/** What the parts of a referral need of their form; the form of a new referral and that of a correction both give it. */
export type AnnouncementForm = Pick<Form<AnnouncementValues>, 'values' | 'set' | 'setAll' | 'bind' | 'errorOf'>;
