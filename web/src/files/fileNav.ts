// SPDX-License-Identifier: EUPL-1.2
// The pages of one file, in the order of its sub-navigation. The first is the file itself; a capability with more to show than
// a summary line has a page of its own here, and its route in its own folder.
import type { Schema } from '@/api/client';
import type { MsgId } from '@/i18n';

export interface FilePart {
  /** What follows /dossiers/{id}; '' is the file itself. */
  path: string;
  label: MsgId;
  /** Who sees it. */
  right: Schema<'Right'>;
  /** Its chapter of the guide. */
  help?: string;
}

export const FILE_PARTS: FilePart[] = [
  { path: '', label: 'files.partFile', right: 'files_see', help: 'dossier#la-page' },
  { path: 'emploi-du-temps', label: 'programme.timetable', right: 'programme_see', help: 'programme' },
  { path: 'famille', label: 'families.part', right: 'families_see', help: 'familles' },
  { path: 'grilles', label: 'grids.part', right: 'writings_see', help: 'grilles' },
  { path: 'retour', label: 'continuity.part', right: 'course_see', help: 'retour' },
  { path: 'mesures', label: 'measures.part', right: 'course_see', help: 'mesures' },
  { path: 'incidents', label: 'incidents.part', right: 'incidents_see', help: 'incidents' },
  { path: 'parcours', label: 'pathways.part', right: 'pathways_see', help: 'parcours' },
  { path: 'vie-privee', label: 'privacy.part', right: 'privacy_see', help: 'vie-privee' },
];

export const filePartHref = (personId: string, path: string) => `/dossiers/${personId}${path && `/${path}`}`;
