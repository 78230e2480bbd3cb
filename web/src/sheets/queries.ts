// SPDX-License-Identifier: EUPL-1.2
import { queryOptions } from '@tanstack/react-query';
import { api, send } from '@/api/client';

/** Reading either leaves a line in the access log: never again for a mere change of window. */
export const liaisonQuery = (id: string) =>
  queryOptions({
    queryKey: ['sheets', 'liaison', id],
    queryFn: () => send(api.GET('/api/v1/stays/{id}/liaison', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });

export const attestationQuery = (id: string) =>
  queryOptions({
    queryKey: ['sheets', 'attestation', id],
    queryFn: () => send(api.GET('/api/v1/stays/{id}/attestation', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });

export const rollQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['sheets', 'roll', from, to],
    queryFn: () => send(api.GET('/api/v1/sheets/attendance', { params: { query: { from, to } } })),
    refetchOnWindowFocus: false,
  });

export const boardQuery = (day: string) =>
  queryOptions({
    queryKey: ['sheets', 'board', day],
    queryFn: () => send(api.GET('/api/v1/sheets/board', { params: { query: { day } } })),
  });

export const professionalSheetQuery = (id: string, week: string) =>
  queryOptions({
    queryKey: ['sheets', 'professional', id, week],
    queryFn: () => send(api.GET('/api/v1/sheets/professionals/{id}', { params: { path: { id }, query: { week } } })),
    enabled: id !== '',
  });
