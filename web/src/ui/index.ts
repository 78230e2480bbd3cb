// SPDX-License-Identifier: EUPL-1.2
// The parts pages are made of; web/README.md lists them.
export { AppLink, useNavigateTo } from './AppLink';
export { ChipsField, ChoiceCards } from './choices';
export { type Column, DataTable } from './DataTable';
export { DateField } from './DateField';
export { ErrorSummary, focusField } from './ErrorSummary';
export type { Choice } from './Field';
export { FormActions } from './FormActions';
export { CheckField, NumberField, SelectField, TextArea, TextField } from './fields';
export * from './format';
export { HalfDayField } from './HalfDayField';
export { KeyValues } from './KeyValues';
export { PageHeader } from './PageHeader';
export { type FieldMessage, fieldMessage, problemText } from './problem';
export { Section } from './Section';
export { StatusBadge } from './StatusBadge';
export { EmptyState, LoadError, Loading } from './states';
export { TimeField } from './TimeField';
export type { Tone } from './theme';
export { useForm } from './useForm';
export { useToday } from './useToday';
