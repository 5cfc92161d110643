import notices from '../strings/en-notices.json';
import words from '../strings/en-receipt.json';

/** The way to a receipt, whoever keeps the record: the runtime makes it. */
export function Receipt() {
  return (
    <section class="flow" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <div class="btns">
        <button
          class="btn plain"
          type="button"
          onClick={() => document.dispatchEvent(new Event('course:receipt'))}
        >
          {notices.keepReceipt}
        </button>
      </div>
    </section>
  );
}
