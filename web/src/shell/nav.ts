// SPDX-License-Identifier: EUPL-1.2
// The pages of the main menu, in its order; the palette offers them too.
import {
  IconBuildingCommunity,
  IconCalendarEvent,
  IconCalendarTime,
  IconCalendarWeek,
  IconChartBar,
  IconChecklist,
  IconClipboardPlus,
  IconEye,
  IconFileAlert,
  IconFolders,
  IconHome,
  IconHourglass,
  IconInbox,
  IconListCheck,
  IconRoute,
  IconSend,
  IconSettings,
  IconShieldLock,
} from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import type { MsgId } from '@/i18n';

export interface NavItem {
  to: string;
  label: MsgId;
  icon: typeof IconHome;
  /** Any of them. */
  rights: Schema<'Right'>[];
  /** Who has this right comes there another way. */
  unless?: Schema<'Right'>;
}

export const NAV: NavItem[] = [
  { to: '/', label: 'shell.navToday', icon: IconHome, rights: ['tasks'] },
  { to: '/dossiers', label: 'shell.navFiles', icon: IconFolders, rights: ['files_see'] },
  { to: '/saisines/nouvelle', label: 'shell.navNewReferral', icon: IconClipboardPlus, rights: ['course_keep'] },
  { to: '/saisines', label: 'shell.navReferrals', icon: IconInbox, rights: ['course_see'] },
  { to: '/accueils', label: 'shell.navStays', icon: IconCalendarWeek, rights: ['course_see'] },
  { to: '/attente', label: 'shell.navWaiting', icon: IconHourglass, rights: ['course_see'] },
  { to: '/programme', label: 'shell.navProgramme', icon: IconCalendarTime, rights: ['programme_see'] },
  { to: '/presences', label: 'shell.navAttendance', icon: IconChecklist, rights: ['attendance_see'] },
  { to: '/incidents', label: 'shell.navIncidents', icon: IconFileAlert, rights: ['incidents_see'] },
  { to: '/colleges-presences', label: 'shell.navDigests', icon: IconSend, rights: ['course_see'] },
  { to: '/parcours', label: 'shell.navPathways', icon: IconRoute, rights: ['pathways_see'] },
  { to: '/taches', label: 'shell.navTasks', icon: IconListCheck, rights: ['tasks'] },
  { to: '/vie-privee', label: 'shell.navPrivacy', icon: IconShieldLock, rights: ['privacy_see'] },
  { to: '/chiffres', label: 'shell.navReports', icon: IconChartBar, rights: ['figures_see'] },
  { to: '/partenaires', label: 'shell.navPartners', icon: IconBuildingCommunity, rights: ['partners_see'] },
  { to: '/calendriers', label: 'shell.navCalendars', icon: IconCalendarEvent, rights: ['calendars_see'] },
  {
    to: '/administration',
    label: 'shell.navAdministration',
    icon: IconSettings,
    rights: ['accounts_keep'],
  },
  {
    to: '/administration/consultations',
    label: 'shell.navRecord',
    icon: IconEye,
    rights: ['record_see'],
    unless: 'accounts_keep',
  },
];

export function navFor(rights: Schema<'Right'>[]): NavItem[] {
  return NAV.filter(
    ({ rights: any, unless }) => any.some((right) => rights.includes(right)) && !(unless && rights.includes(unless)),
  );
}

/** The item a path belongs to: the longest one it starts with. */
export function activeItem(items: NavItem[], path: string): NavItem | undefined {
  return items
    .filter((item) => item.to === path || (item.to !== '/' && path.startsWith(`${item.to}/`)))
    .sort((a, b) => b.to.length - a.to.length)[0];
}
