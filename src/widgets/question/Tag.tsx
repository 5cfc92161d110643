import { Icon } from '../Icon.tsx';

/** What stands beside a part of an answered question: never by colour alone. */
export interface PieceMark {
  readonly tone: '' | 'is-right' | 'is-wrong' | 'is-miss';
  readonly word: string;
  readonly icon?: 'right' | 'wrong' | 'miss';
}

export function Tag({ mark }: { readonly mark: PieceMark }) {
  if (mark.word === '') return null;
  return (
    <span class="tag">
      {mark.icon === undefined ? null : <Icon name={mark.icon} />}
      {mark.word}
    </span>
  );
}
