import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { type FunctionComponent, hydrate } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Question, Response } from '../../src/core/question.ts';
import { quiz } from '../../src/strings/en.json' with { type: 'json' };
import type { QuestionProps } from '../../src/widgets/question/answering.ts';

/**
 * A page for questions of one type, empty again after each test.
 * @param question what is asked unless a test changes it
 */
export function questionStage<Q extends Question>(Widget: FunctionComponent<QuestionProps<Q>>, question: Q) {
  type Changes = Partial<QuestionProps<Q>>;
  const onAnswer = vi.fn<QuestionProps<Q>['onAnswer']>();
  const again = vi.fn<() => void>();

  beforeEach(addAnnouncer);
  afterEach(() => {
    cleanup();
    document.body.replaceChildren();
    vi.clearAllMocks();
  });

  /** The question in a session, open and not mixed. */
  const widget = (changes: Changes = {}) => (
    <Widget
      question={question}
      seed={null}
      live
      tells
      answered={null}
      label={quiz.answer}
      onAnswer={onAnswer}
      after={{ label: quiz.again, run: again }}
      {...changes}
    />
  );

  /** The question in a lesson, which keeps the answer and lets it be tried again. */
  function Kept(changes: Changes) {
    const [answered, setAnswered] = useState<Response | null>(null);
    return widget({
      ...changes,
      answered,
      onAnswer(judged) {
        onAnswer(judged);
        setAnswered(judged.chosen);
      },
      after: { label: quiz.again, run: () => setAnswered(null) },
    });
  }

  /** @returns how the page changes what it gives the question */
  function show(changes: Changes = {}) {
    const { rerender } = render(widget(changes));
    return { update: (later: Changes) => rerender(widget({ ...changes, ...later })) };
  }

  /** The page as it was built, with what a learner did to it, then brought to life. */
  async function enliven(touch: (page: HTMLElement) => void): Promise<void> {
    const built = render(widget({ live: false }));
    const html = built.container.innerHTML;
    built.unmount();
    const container = document.createElement('div');
    container.innerHTML = html;
    document.body.append(container);
    touch(container);
    await act(() => hydrate(widget(), container));
  }

  return { onAnswer, again, widget, Kept, show, enliven };
}

/** The live region that every page has. */
export function addAnnouncer(): void {
  document.body.append(Object.assign(document.createElement('p'), { id: 'announcer' }));
}

/** Screen readers are told this sentence. */
export async function heard(sentence: string): Promise<void> {
  await waitFor(() => expect(document.getElementById('announcer')?.textContent).toBe(sentence));
}

export const button = (name: string) => screen.getByRole('button', { name });

/** What Space does to a native radio button, and Enter and Space to a button, that has the focus. */
export function press(target: HTMLElement): void {
  target.focus();
  expect(document.activeElement).toBe(target);
  fireEvent.click(target);
}
