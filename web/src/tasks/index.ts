// SPDX-License-Identifier: EUPL-1.2
// What other capabilities use of tasks.
export { NewTaskDialog } from './NewTaskDialog';
export { Phones } from './Phones';
export { openTasksQuery } from './queries';
export { TaskList } from './TaskList';
export { TaskRow } from './TaskRow';
export { isCall, taskSentence, useTaskWords } from './words';
