import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Question, QuestionType } from '../../core/question.ts';
import type { QuestionProps } from './answering.ts';
import { fetchWidget } from './widget-of.ts';

type Widget = FunctionComponent<QuestionProps<Question>>;

type Fetched =
  | { readonly state: 'here'; readonly type: QuestionType; readonly Widget: Widget }
  | { readonly state: 'waiting' }
  | { readonly state: 'failed' };

export type WidgetState =
  | { readonly state: 'waiting' }
  | { readonly state: 'here'; readonly Widget: Widget }
  | { readonly state: 'failed'; retry(): void };

/** Fetches the widget of a question type when it is shown; a failure can be tried again. */
export function useWidget(type: QuestionType | undefined): WidgetState {
  const [fetched, setFetched] = useState<Fetched>({ state: 'waiting' });
  const isHere = fetched.state === 'here' && fetched.type === type;
  useEffect(() => {
    if (type === undefined || isHere || fetched.state === 'failed') return undefined;
    let isWanted = true;
    fetchWidget(type).then(
      (Widget) => isWanted && setFetched({ state: 'here', type, Widget }),
      () => isWanted && setFetched({ state: 'failed' }),
    );
    return () => {
      isWanted = false;
    };
  }, [type, isHere, fetched.state]);
  if (fetched.state === 'failed') return { state: 'failed', retry: () => setFetched({ state: 'waiting' }) };
  return isHere ? { state: 'here', Widget: fetched.Widget } : { state: 'waiting' };
}
