// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { api, type Schema, send } from '@/api/client';
import { translateOr, useT } from '@/i18n';
import classes from './JobProgress.module.css';
import { notifyError } from './notify';

type Job = Schema<'Job'>;
const POLL_MS = 1_000;
const isOver = (job: Job) => job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';

/** Follows a job by server-sent events; asks every second where these do not come through. */
function follow(jobId: string, onNews: (job: Job) => void): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const poll = async () => {
    try {
      const job = await send(api.GET('/api/v1/jobs/{id}', { params: { path: { id: jobId } } }));
      if (stopped) return;
      onNews(job);
      if (isOver(job)) return;
    } catch {
      // Away for a moment: the job goes on, ask again.
    }
    if (!stopped) timer = setTimeout(poll, POLL_MS);
  };
  if (typeof EventSource === 'undefined') {
    void poll();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }

  const events = new EventSource(`/api/v1/jobs/${jobId}/events`);
  const take = (event: MessageEvent<string>) => {
    const job = JSON.parse(event.data) as Job;
    if (isOver(job)) events.close();
    onNews(job);
  };
  events.addEventListener('progress', take);
  events.addEventListener('done', take);
  events.onerror = () => {
    events.close();
    if (!stopped) void poll();
  };
  return () => {
    stopped = true;
    events.close();
    clearTimeout(timer);
  };
}

export interface JobProgressProps {
  jobId: string;
  /** Called once at the end, whatever it is: look at `job.state`. */
  onDone: (job: Job) => void;
}

/** How far a long operation is, in words and as a bar, with a way to stop it. */
export function JobProgress({ jobId, onDone }: JobProgressProps) {
  const { t } = useT();
  const [job, setJob] = useState<Job | null>(null);
  const [stopping, setStopping] = useState(false);
  const told = useRef(onDone);
  told.current = onDone;

  useEffect(() => {
    setJob(null);
    return follow(jobId, (news) => {
      setJob(news);
      if (isOver(news)) told.current(news);
    });
  }, [jobId]);

  const cancel = async () => {
    setStopping(true);
    try {
      setJob(await send(api.DELETE('/api/v1/jobs/{id}', { params: { path: { id: jobId } } })));
    } catch (error) {
      notifyError(error);
    } finally {
      setStopping(false);
    }
  };

  const share = job?.total ? Math.min(100, Math.round((job.done / job.total) * 100)) : null;
  return (
    <div className={classes.job}>
      <div
        role="progressbar"
        aria-label={t('ui.jobProgress')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share ?? undefined}
        className={classes.track}
        data-unknown={(share === null && !(job && isOver(job))) || undefined}
      >
        <div className={classes.bar} style={{ width: `${job?.state === 'done' ? 100 : (share ?? 0)}%` }} />
      </div>
      <p role="status" className={classes.words}>
        <JobWords job={job} />
      </p>
      {!(job && isOver(job)) && (
        <Button variant="default" size="compact-md" loading={stopping} onClick={() => void cancel()}>
          {t('ui.jobCancel')}
        </Button>
      )}
    </div>
  );
}

function JobWords({ job }: { job: Job | null }) {
  const { t } = useT();
  switch (job?.state) {
    case 'running':
      return <>{job.total ? t('ui.jobCount', { done: job.done, total: job.total }) : t('ui.jobRunning')}</>;
    case 'done':
      return <>{t('ui.jobDone')}</>;
    case 'cancelled':
      return <>{t('ui.jobCancelled')}</>;
    case 'failed': {
      const code = job.error?.code ?? 'unexpected';
      const general = translateOr(`problem.${code}`, t('ui.jobFailed'), {
        min: 'none',
        max: 'none',
        ...job.error?.params,
      });
      return <>{translateOr(`notice.${code}`, general, job.error?.params)}</>;
    }
    default:
      return <>{t('ui.jobQueued')}</>;
  }
}
