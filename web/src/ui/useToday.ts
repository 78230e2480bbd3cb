// SPDX-License-Identifier: EUPL-1.2
import { QueryClientContext } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Schema } from '@/api/client';
import { metaQuery } from '@/api/queries';
import { localToday } from './day';

/** The server's day where it is known, else this device's: only to guess a year nobody typed. */
export function useToday(): string {
  const client = useContext(QueryClientContext);
  return client?.getQueryData<Schema<'Meta'>>(metaQuery.queryKey)?.today ?? localToday();
}
