import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { course } from '../../runtime/course.ts';
import { readSettings } from '../../runtime/settings.ts';
import { isLearnersOwn, mayOutlastPage } from '../../runtime/whose-device.ts';
import { useSession } from '../use-session.ts';
import { joined, keepNote, noteKey, readNote } from './note.ts';

/** How long after the last key a note is kept, in milliseconds. */
const PAUSE = 400;

interface Place {
  readonly key: string;
  /** Whether others may sit at this computer: the course was launched by an LMS, at a station perhaps. */
  readonly isShared: boolean;
}

interface Note {
  /** `null` until the launch is settled. */
  readonly isShared: boolean | null;
  /** Whether it may outlast the page: at a shared computer, where nobody says who learns, the next one would meet it. */
  readonly mayKeep: boolean;
  /** Whether it is to outlast the page. */
  readonly keeps: boolean;
  readonly isBlocked: boolean;
  /** Keeps what the field holds now, where it is to be kept. */
  save(): void;
  /** The same, once the learner pauses. */
  saveSoon(): void;
  setKeeps(keeps: boolean): void;
}

/**
 * Where the text of the field is kept. On the learner's own device, in the browser. In a launch by an
 * LMS, in the page alone, unless the learner asked for more or did so at an earlier visit. Until the
 * launch is settled nothing is kept; what was typed by then is not lost.
 */
export function useNote(id: string, field: RefObject<HTMLTextAreaElement>): Note {
  const isLive = useSession() !== null;
  const [mayKeep, setMayKeep] = useState(false);
  const [place, setPlace] = useState<Place | null>(null);
  const [keeps, setKeeps] = useState(false);
  const [isBlocked, setBlocked] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  useEffect(() => {
    if (!isLive || field.current === null) return;
    const key = noteKey(readSettings(document).plan.course, id, course.learner());
    const isShared = !isLearnersOwn();
    const isOwn = mayOutlastPage(course.learner());
    const kept = isOwn ? readNote(key) : null;
    const text = joined(kept ?? '', field.current.value);
    // Written only where it differs: a write would move the caret of someone who is typing.
    if (text !== field.current.value) field.current.value = text;
    setPlace({ key, isShared });
    setMayKeep(isOwn);
    setKeeps(!isShared || kept !== null);
  }, [isLive]);

  function save() {
    clearTimeout(timer.current);
    if (place === null || !keeps || field.current === null) return;
    setBlocked(!keepNote(place.key, field.current.value));
  }

  useEffect(() => {
    if (place === null || !keeps) return undefined;
    save();
    // A closed tab gives the field no time to lose the focus.
    addEventListener('pagehide', save);
    return () => {
      clearTimeout(timer.current);
      removeEventListener('pagehide', save);
    };
  }, [place, keeps]);

  return {
    isShared: place?.isShared ?? null,
    mayKeep,
    keeps,
    isBlocked,
    save,
    saveSoon() {
      clearTimeout(timer.current);
      timer.current = setTimeout(save, PAUSE);
    },
    setKeeps(wanted) {
      clearTimeout(timer.current);
      if (!wanted && place !== null) keepNote(place.key, '');
      setBlocked(false);
      setKeeps(wanted);
    },
  };
}
