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
  roles?: Schema<'Role'>[];
}

export const NAV: NavItem[] = [
  { to: '/', label: 'shell.navToday', icon: IconHome, roles: ['coordinator'] },
  { to: '/dossiers', label: 'shell.navFiles', icon: IconFolders, roles: ['coordinator'] },
  { to: '/saisines/nouvelle', label: 'shell.navNewReferral', icon: IconClipboardPlus, roles: ['coordinator'] },
  { to: '/saisines', label: 'shell.navReferrals', icon: IconInbox, roles: ['coordinator'] },
  { to: '/accueils', label: 'shell.navStays', icon: IconCalendarWeek, roles: ['coordinator'] },
  { to: '/attente', label: 'shell.navWaiting', icon: IconHourglass, roles: ['coordinator'] },
  { to: '/programme', label: 'shell.navProgramme', icon: IconCalendarTime, roles: ['coordinator'] },
  { to: '/presences', label: 'shell.navAttendance', icon: IconChecklist, roles: ['coordinator'] },
  { to: '/incidents', label: 'shell.navIncidents', icon: IconFileAlert, roles: ['coordinator'] },
  { to: '/colleges-presences', label: 'shell.navDigests', icon: IconSend, roles: ['coordinator'] },
  { to: '/parcours', label: 'shell.navPathways', icon: IconRoute, roles: ['coordinator'] },
  { to: '/taches', label: 'shell.navTasks', icon: IconListCheck, roles: ['coordinator'] },
  { to: '/vie-privee', label: 'shell.navPrivacy', icon: IconShieldLock, roles: ['coordinator'] },
  { to: '/chiffres', label: 'shell.navReports', icon: IconChartBar, roles: ['coordinator'] },
  { to: '/partenaires', label: 'shell.navPartners', icon: IconBuildingCommunity },
  { to: '/calendriers', label: 'shell.navCalendars', icon: IconCalendarEvent },
  { to: '/administration', label: 'shell.navAdministration', icon: IconSettings, roles: ['administrator'] },
];

export function navFor(roles: Schema<'Role'>[]): NavItem[] {
  return NAV.filter((item) => !item.roles || item.roles.some((role) => roles.includes(role)));
}

/** The item a path belongs to: the longest one it starts with. */
export function activeItem(items: NavItem[], path: string): NavItem | undefined {
  return items
    .filter((item) => item.to === path || (item.to !== '/' && path.startsWith(`${item.to}/`)))
    .sort((a, b) => b.to.length - a.to.length)[0];
}
