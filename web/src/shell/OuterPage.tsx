// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useEffect } from 'react';

interface OuterPageProps {
  title: string;
  lead: string;
  note?: string;
  children?: ReactNode;
}

/** A page without the shell: before anybody is signed in. */
export function OuterPage({ title, lead, note, children }: OuterPageProps) {
  useEffect(() => {
    document.title = `${title} — Jalon`;
  }, [title]);
  return (
    <main className="outer">
      <div className="outer-card">
        <p className="outer-brand">
          <img src="/icon.svg" alt="" width={32} height={32} />
          Jalon
        </p>
        <h1>{title}</h1>
        <p className="muted">{lead}</p>
        {children}
        {note && <p className="muted small outer-note">{note}</p>}
      </div>
    </main>
  );
}
