// SPDX-License-Identifier: EUPL-1.2
// The month view behind the calendar button; loaded when it is first opened.
import 'dayjs/locale/fr';
import '@mantine/dates/styles.css';
import { DatePicker, DatesProvider } from '@mantine/dates';
import { useT } from '@/i18n';
import { dayLong } from './format';

interface CalendarPickerProps {
  value: string | null;
  today: string;
  min?: string;
  max?: string;
  onPick: (day: string) => void;
}

export default function CalendarPicker({ value, today, min, max, onPick }: CalendarPickerProps) {
  const { t, locale } = useT();
  return (
    <DatesProvider settings={{ locale, firstDayOfWeek: 1, weekendDays: [] }}>
      <DatePicker
        value={value}
        defaultDate={value ?? today}
        minDate={min}
        maxDate={max}
        hideOutsideDates
        onChange={(picked) => picked && onPick(picked)}
        getDayProps={(date) => (date === today ? { 'aria-current': 'date' as const } : {})}
        // The name must hold the figure that is seen: "1", not "1er".
        getDayAriaLabel={(date) => dayLong(date).replace('1er', '1')}
        ariaLabels={{
          previousMonth: t('ui.datePreviousMonth'),
          nextMonth: t('ui.dateNextMonth'),
          previousYear: t('ui.datePreviousYear'),
          nextYear: t('ui.dateNextYear'),
          previousDecade: t('ui.datePreviousYears'),
          nextDecade: t('ui.dateNextYears'),
        }}
      />
    </DatesProvider>
  );
}
