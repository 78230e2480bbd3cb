// SPDX-License-Identifier: EUPL-1.2
// The pages of one file, in the order of its sub-navigation. The first is the file itself; a capability with more to show than
// a summary line has a page of its own here, and its route in its own folder.
import type { MsgId } from '@/i18n';

export interface FilePart {
  /** What follows /dossiers/{id}; '' is the file itself. */
  path: string;
  label: MsgId;
  /** Its chapter of the guide. */
  help?: string;
}

export const FILE_PARTS: FilePart[] = [
  { path: '', label: 'files.partFile', help: 'dossier#la-page' },
  { path: 'emploi-du-temps', label: 'programme.timetable', help: 'programme' },
  { path: 'famille', label: 'families.part', help: 'familles' },
  { path: 'grilles', label: 'grids.part', help: 'grilles' },
  { path: 'retour', label: 'continuity.part', help: 'retour' },
  { path: 'mesures', label: 'measures.part', help: 'mesures' },
  { path: 'incidents', label: 'incidents.part', help: 'incidents' },
  { path: 'parcours', label: 'pathways.part', help: 'parcours' },
  { path: 'vie-privee', label: 'privacy.part', help: 'vie-privee' },
];

export const filePartHref = (personId: string, path: string) => `/dossiers/${personId}${path && `/${path}`}`;
