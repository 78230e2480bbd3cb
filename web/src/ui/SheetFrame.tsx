// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import classes from './PrintSheet.module.css';

interface SheetFrameProps {
  /** The texts an administrator gave the sheet (SheetSettings of the API); without them the facts stand alone. */
  texts?: {
    heading: readonly string[];
    intro: string;
    closing: string;
    footer: string;
    signatures: readonly string[];
  };
  children: ReactNode;
}

/** What a printed sheet says around its facts: the service, an opening, a closing, lines to sign on. */
export function SheetFrame({ texts, children }: SheetFrameProps) {
  if (!texts) return children;
  const signatures = texts.signatures.filter((label) => label.trim() !== '');
  return (
    <>
      {texts.heading.length > 0 && <p className="written">{texts.heading.join('\n')}</p>}
      {texts.intro && <p className="written">{texts.intro}</p>}
      {children}
      {texts.closing && <p className="written">{texts.closing}</p>}
      {signatures.length > 0 && (
        <div className={classes.signatures}>
          {signatures.map((label) => (
            <div key={label}>{label}</div>
          ))}
        </div>
      )}
      {texts.footer && <p className="written small">{texts.footer}</p>}
    </>
  );
}
