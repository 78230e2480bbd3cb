// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ApiProblem, api, asProblem, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { type Answers, answered, type Definition, FormRenderer, filledIn } from '@/receptions/stay/FormRenderer';
import { LinkClosed } from '@/shell/linkPages';
import { OuterPage } from '@/shell/OuterPage';
import { Starting } from '@/shell/Starting';
import { ErrorSummary, TextField, useForm } from '@/ui';
import { day, period } from '@/ui/format';

type Link = Schema<'LinkQuestionnaire'>;
type Problem = ReturnType<typeof asProblem>;

/** The page a school answers on, from a link: a first name and an initial, a class, dates, and the questions. */
export default function QuestionnairePage({ token }: { token: string }) {
  const [link, setLink] = useState<Link | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked counts the attempts
  useEffect(() => {
    let current = true;
    setProblem(null);
    send(api.POST('/api/v1/link/questionnaire', { body: { token } })).then(
      (found) => current && setLink(found),
      (error) => current && setProblem(asProblem(error)),
    );
    return () => {
      current = false;
    };
  }, [token, asked]);
  if (problem?.status === 404) return <LinkClosed />;
  if (problem) return <Starting error={problem} retry={() => setAsked((count) => count + 1)} />;
  if (!link?.form) return <Starting />;
  return <Questions link={link} definition={link.form} token={token} onClosed={setProblem} />;
}

interface QuestionsProps {
  link: Link;
  definition: Definition;
  token: string;
  onClosed: (problem: Problem) => void;
}

function Questions({ link, definition, token, onClosed }: QuestionsProps) {
  const { t } = useT();
  const before = link.answers as Answers;
  const form = useForm<Answers>({ ...filledIn(definition, before), answeredBy: link.answeredBy });
  const [busy, setBusy] = useState(false);
  const [sentOn, setSentOn] = useState(link.answeredOn);
  const [thanks, setThanks] = useState(false);
  async function submit() {
    setBusy(true);
    form.setErrors([]);
    const { answeredBy, ...answers } = form.values;
    try {
      const kept = await send(
        api.PUT('/api/v1/link/questionnaire', {
          body: {
            token,
            answers: answered(definition, answers as Answers, before) as Schema<'FormAnswers'>,
            answeredBy: String(answeredBy ?? ''),
          },
        }),
      );
      form.reset(form.values);
      setSentOn(kept.answeredOn);
      setThanks(true);
      window.scrollTo({ top: 0 });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.status === 404) return onClosed(problem);
      const { status, code, errors, reference } = problem;
      const shown = errors.map((each) => ({ ...each, field: each.field.replace(/^answers\./, 'q.') }));
      form.fromProblem(new ApiProblem({ status, code, reference, errors: shown }));
    } finally {
      setBusy(false);
    }
  }
  const dates = period(link.firstDay, link.lastDay);
  const lead = [link.pupil, link.className, link.structureName, dates].filter(Boolean).join(' · ');
  const until = t('continuity.linkUntil', { day: day(link.expiresOn) });
  if (thanks)
    return (
      <OuterPage title={t('continuity.thanks')} lead={lead} note={until}>
        <Button variant="default" onClick={() => setThanks(false)}>
          {t('continuity.correctAnswers')}
        </Button>
      </OuterPage>
    );
  return (
    <OuterPage title={definition.label.fr} lead={lead} note={until}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {sentOn && <p className="muted">{t('continuity.answeredBefore', { day: day(sentOn) })}</p>}
        <ErrorSummary errors={form.errors} />
        <FormRenderer
          definition={definition}
          values={form.values}
          onChange={(key, value) => form.set(key, value)}
          errorOf={(key) => form.errorOf(`q.${key}`)}
          prefix="q"
        />
        <TextField
          id="f-answeredBy"
          label={t('continuity.yourName')}
          hint={t('continuity.yourNameHint')}
          maxLength={120}
          value={String(form.values.answeredBy ?? '')}
          error={form.errorOf('answeredBy')}
          onChange={(value) => form.set('answeredBy', value)}
        />
        <Button type="submit" loading={busy}>
          {t('continuity.send')}
        </Button>
      </form>
    </OuterPage>
  );
}
