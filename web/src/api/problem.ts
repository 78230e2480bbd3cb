// SPDX-License-Identifier: EUPL-1.2
// What the server says when it refuses (RFC 9457), or what stands for it when no answer came.

export interface ProblemField {
  field: string;
  code: string;
  params: Record<string, string>;
}

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: ProblemField[];
  /** 412: what is stored now; 409: what stands in the way. */
  readonly current: unknown;
  /** To quote when asking for help. */
  readonly reference: string;
  readonly retryAfter: number;

  constructor(init: {
    status: number;
    code: string;
    errors?: ProblemField[];
    current?: unknown;
    reference?: string;
    retryAfter?: number;
  }) {
    super(`${init.status} ${init.code}`);
    this.name = 'ApiProblem';
    this.status = init.status;
    this.code = init.code;
    this.errors = init.errors ?? [];
    this.current = init.current;
    this.reference = init.reference ?? '';
    this.retryAfter = init.retryAfter ?? 0;
  }

  /** From an answer that is not 2xx; anything that is not a problem (a proxy's page) becomes `unexpected`. */
  static async of(answer: Response): Promise<ApiProblem> {
    const { status } = answer;
    const retryAfter = Number(answer.headers.get('retry-after')) || 0;
    const body: unknown = await answer.json().catch(() => null);
    if (typeof body === 'object' && body !== null && 'code' in body) {
      const problem = body as Partial<ApiProblem> & { code: string };
      return new ApiProblem({ retryAfter, ...problem, status });
    }
    return new ApiProblem({ status, code: 'unexpected', retryAfter });
  }

  /** No answer: the network or the server is away. */
  static offline(): ApiProblem {
    return new ApiProblem({ status: 0, code: 'offline' });
  }
}

export function asProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem({ status: 0, code: 'unexpected' });
}
