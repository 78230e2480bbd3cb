// SPDX-License-Identifier: EUPL-1.2
import { useParams } from '@tanstack/react-router';
import { TimetableView } from './TimetableView';

export default function TimetablePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <TimetableView personId={id} />;
}
