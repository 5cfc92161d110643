import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReflectionPrompt } from '../../core/reflection.ts';
import { announce } from '../../runtime/announcer.ts';
import words from '../../strings/en-reflection.json';
import { joined } from './note.ts';
import { useNote } from './use-note.ts';

/**
 * Room to write for oneself. The text is in the field and, where it is kept, in this browser: it is in
 * no session, no record and no statement. The field has no name, so that no form can send it; the
 * browser neither restores it for the next one at a shared computer nor sends it to a spelling service.
 */
export function Reflection({ reflection }: { readonly reflection: ReflectionPrompt }) {
  const { id, stem, hint } = reflection;
  const field = useRef<HTMLTextAreaElement>(null);
  const [cleared, setCleared] = useState<string | null>(null);
  const { isShared, mayKeep, keeps, isBlocked, save, saveSoon, setKeeps } = useNote(id, field);
  const isLive = isShared !== null;

  // Who has written nothing has lost nothing: then the words below the field are enough.
  useEffect(() => {
    if (isBlocked && field.current?.value !== '') announce(words.blocked);
  }, [isBlocked]);

  function write(text: string) {
    if (field.current !== null) field.current.value = text;
    save();
  }

  function clear() {
    const text = field.current?.value ?? '';
    if (!isLive) return;
    if (text === '') return announce(words.nothing);
    setCleared(joined(cleared ?? '', text));
    write('');
    announce(words.cleared);
  }

  function putBack() {
    write(joined(cleared ?? '', field.current?.value ?? ''));
    setCleared(null);
    // The button is gone now, and the focus with it.
    field.current?.focus();
    announce(words.restored);
  }

  return (
    <div class="ask reflection">
      <label class="stem" for={`note-${id}`}>
        {stem}
      </label>
      <p class="hint" id={`note-${id}-hint`}>
        {hint} {words.private}
      </p>
      <textarea
        id={`note-${id}`}
        ref={field}
        rows={5}
        autocomplete="off"
        spellcheck={false}
        aria-describedby={`note-${id}-hint note-${id}-kept`}
        onInput={saveSoon}
        onBlur={save}
      />
      <p class="quiet" id={`note-${id}-kept`}>
        {isLive ? (keeps ? (isBlocked ? words.blocked : words.kept) : words.page) : ''}
      </p>
      {isShared === true && mayKeep ? (
        <>
          <label class="keep">
            <input
              type="checkbox"
              checked={keeps}
              aria-describedby={`note-${id}-means`}
              onChange={({ currentTarget }) => setKeeps(currentTarget.checked)}
            />
            <span>{words.keep}</span>
          </label>
          <p class="quiet" id={`note-${id}-means`}>
            {words.keepMeans}
          </p>
        </>
      ) : null}
      <div class="btns">
        <button class="btn plain" type="button" aria-disabled={!isLive} onClick={clear}>
          {words.clear}
        </button>
        <button class="btn plain" type="button" aria-disabled={!isLive} onClick={() => isLive && print()}>
          {words.print}
        </button>
        {cleared === null ? null : (
          <button class="btn plain" type="button" onClick={putBack}>
            {words.putBack}
          </button>
        )}
      </div>
    </div>
  );
}
