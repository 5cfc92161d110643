import { assessment as words } from '../../strings/en-assessment.json';

/** Said where the questions, or the code of a type of them, did not arrive. */
export function NotFetched({ retry }: { retry(): void }) {
  return (
    <div class="ask">
      <p role="alert">{words.failed}</p>
      <div class="btns">
        <button class="btn" type="button" onClick={retry}>
          {words.retry}
        </button>
      </div>
    </div>
  );
}
