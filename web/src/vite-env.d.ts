// SPDX-License-Identifier: EUPL-1.2
/// <reference types="vite/client" />
declare module '*.css';
declare module 'virtual:mantine-variables.css';
declare module 'virtual:catalogue/fr' {
  const messages: Record<string, unknown>;
  export default messages;
}
