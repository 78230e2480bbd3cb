// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { api, asProblem, newId, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { LinkClosed } from '@/shell/linkPages';
import { Starting } from '@/shell/Starting';
import { dayLong } from '@/ui/format';
import { Face } from './Face';
import { FaceQuestions } from './FaceQuestions';
import classes from './faces.module.css';

type MyDay = Schema<'MyDay'>;

/** The page a child answers on, from a link: a first name, a day, five questions, and nothing else to reach. */
export default function MyDayPage({ token }: { token: string }) {
  const { t } = useT();
  const [day, setDay] = useState<MyDay | null>(null);
  const [problem, setProblem] = useState<ReturnType<typeof asProblem> | null>(null);
  const [asked, setAsked] = useState(0);
  const [sent, setSent] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked counts the attempts
  useEffect(() => {
    let current = true;
    setProblem(null);
    send(api.POST('/api/v1/my-day', { body: { token } })).then(
      (found) => current && setDay(found),
      (error) => current && setProblem(asProblem(error)),
    );
    return () => {
      current = false;
    };
  }, [token, asked]);

  useEffect(() => {
    document.title = `${t('grids.myDay')} — Jalon`;
  }, [t]);

  if (sent && day) return <Thanks firstName={day.firstName} />;
  if (problem?.status === 404) return <LinkClosed />;
  if (problem) return <Starting error={problem} retry={() => setAsked((count) => count + 1)} />;
  if (!day) return <Starting />;
  return <Questions day={day} token={token} onSent={() => setSent(true)} onClosed={setProblem} />;
}

interface QuestionsProps {
  day: MyDay;
  token: string;
  onSent: () => void;
  onClosed: (problem: ReturnType<typeof asProblem>) => void;
}

function Questions({ day, token, onSent, onClosed }: QuestionsProps) {
  const { t } = useT();
  // The same answer however often it has to be sent.
  const [id] = useState(newId);
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [reminded, setReminded] = useState(false);
  const [state, setState] = useState<'open' | 'sending' | 'failed'>('open');
  const missing = day.form.items.filter(({ code }) => !answers[code]);
  const given = day.form.items.length - missing.length;

  async function finish() {
    const first = missing[0];
    // Reminded once; who does not want to answer may leave it.
    if (first && (!reminded || given === 0)) {
      setReminded(true);
      const question = document.getElementById(`q-${first.code}`);
      question?.scrollIntoView({ block: 'center' });
      question?.querySelector('input')?.focus();
      return;
    }
    setState('sending');
    try {
      await send(api.POST('/api/v1/my-day/answer', { body: { token, id, answers } }));
      history.replaceState(null, '', location.pathname);
      onSent();
    } catch (error) {
      const problem = asProblem(error);
      if (problem.status === 404) onClosed(problem);
      else setState('failed');
    }
  }

  return (
    <main className={classes.day}>
      <header className={classes.greeting}>
        <h1>{t('grids.hello', { name: day.firstName })}</h1>
        <p className={classes.lead}>{dayLong(day.on)}</p>
        {day.answered && <p className={classes.lead}>{t('grids.answeredBefore')}</p>}
      </header>
      <FaceQuestions
        form={day.form}
        answers={answers}
        numbered
        onAnswer={(item, code) => setAnswers((before) => ({ ...before, [item]: code }))}
      />
      <div className={classes.done}>
        <p role="status">
          {state === 'failed'
            ? t('grids.notSent')
            : reminded && missing.length > 0
              ? t('grids.stillMissing', { count: missing.length })
              : t('grids.answeredOf', { given, all: day.form.items.length })}
        </p>
        <Button size="xl" fullWidth loading={state === 'sending'} onClick={() => void finish()}>
          {t('grids.iAmDone')}
        </Button>
      </div>
    </main>
  );
}

function Thanks({ firstName }: { firstName: string }) {
  const { t } = useT();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <main className={classes.thanks}>
      <Face code="4" size={96} />
      <h1 ref={title} tabIndex={-1}>
        {t('grids.thanks', { name: firstName })}
      </h1>
      <p>{t('grids.giveBack')}</p>
    </main>
  );
}
