// SPDX-License-Identifier: EUPL-1.2
/// <reference types="vite/client" />
declare module '*.css';
declare module 'virtual:mantine-variables.css';
