/** One field the server did not like. */
export interface FieldProblem {
  field: string;
  detail: string;
}

/**
 * Why a call did not work. `code` is the server's stable code, or `offline` when no answer came at all;
 * `mayHaveHappened` says that the request may still have been carried out, so that it must be repeated under its own key.
 */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    detail: string,
    readonly fields: FieldProblem[] = [],
    readonly retryAfterSeconds = 0,
    /** Whatever else the answer says, by code: which warning, until when. */
    readonly more: Record<string, unknown> = {},
  ) {
    super(detail);
  }

  get retry(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }

  get mayHaveHappened(): boolean {
    return this.status === 0 || this.status >= 500;
  }

  get tokenRefused(): boolean {
    return this.status === 401;
  }
}

/** The problem that an answer tells of; answers of proxies on the way, which are not in the server's form, are told too. */
export async function problemIn(answer: Response): Promise<Problem> {
  const said = await answer.json().catch(() => ({}));
  return new Problem(
    typeof said.code === 'string' ? said.code : `http_${answer.status}`,
    answer.status,
    said.detail ?? said.title ?? answer.statusText,
    said.errors ?? [],
    Number(answer.headers.get('retry-after')) || 0,
    said,
  );
}

export function offline(): Problem {
  return new Problem('offline', 0, 'The server cannot be reached.');
}

/** Whatever was thrown, as a problem. */
export function asProblem(thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : new Problem('internal', 500, String(thrown));
}
