// SPDX-License-Identifier: EUPL-1.2
// For tests: what the server says that some roles may do (server/access/rights.cpp).
import type { Schema } from '@/api/client';

type Right = Schema<'Right'>;

export const COORDINATORS: Right[] = [
  'files_see',
  'files_keep',
  'addresses_see',
  'particulars_see',
  'course_see',
  'course_keep',
  'families_see',
  'families_keep',
  'writings_see',
  'writings_keep',
  'attendance_see',
  'attendance_keep',
  'programme_see',
  'programme_keep',
  'incidents_see',
  'incidents_keep',
  'pathways_see',
  'pathways_keep',
  'privacy_see',
  'privacy_keep',
  'tasks',
  'lists_import',
  'figures_see',
  'figures_open',
  'places_see',
  'places_keep',
  'catalogue_see',
  'catalogue_keep',
  'partners_see',
  'partners_keep',
  'partners_import',
  'colleagues_see',
  'calendars_see',
  'calendars_keep',
];

export const ADMINISTRATORS: Right[] = [
  'colleagues_see',
  'calendars_see',
  'catalogue_see',
  'partners_see',
  'places_see',
  'places_keep',
  'partners_import',
  'calendars_keep',
  'settings_keep',
  'accounts_keep',
  'backups_keep',
  'record_see',
];
