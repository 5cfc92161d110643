import type { Run } from '../../core/scenario/play.ts';
import type { Replay as Lenses, Scenario } from '../../core/scenario/scenario.ts';
import { timelineOf } from '../../core/scenario/timeline.ts';
import type { Moment } from '../../core/scenario/timeline.ts';
import { phrase } from '../../runtime/phrase.ts';
import { replay as words, review } from '../../strings/en-scenario.json';
import { minutesText } from './standing-words.ts';

/** The same minutes three ways: rows are moments, columns are lenses. */
export function Replay({ run }: { readonly run: Run }) {
  const { scenario, state } = run;
  const isSupervisor = scenario.mode === 'supervisor';
  return (
    <section class="part t5">
      <p class="mark">
        <b>{words.mark}</b>
        {state.clock > 0 ? <i>{minutesText(state.clock)}</i> : null}
      </p>
      <h2>{words.title}</h2>
      <p class="note quiet">{words.legend}</p>
      <table class="tracks wide">
        <caption class="vh">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.time}</th>
            <th scope="col">
              {words.you}
              <span>{isSupervisor ? words.youMoreSupervisor : words.youMore}</span>
            </th>
            <th scope="col">
              {scenario.person}
              <span>{words.personMore}</span>
            </th>
            <th scope="col">
              {words.reviewer}
              <span>{words.reviewerMore}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{words.throughout}</th>
            <td colSpan={2} class="quiet">
              {review.lead}
            </td>
            <td>
              <small>{words.reviewer}</small>
              <ol>
                {reviewQuestions(scenario.mode).map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ol>
            </td>
          </tr>
          {timelineOf(run).map((moment, index) => (
            <Row key={`${index}-${moment.node}`} moment={moment} person={scenario.person} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ moment, person }: { readonly moment: Moment; readonly person: string }) {
  // Who heard two at once was spoken to by two, whoever had agreed to talk.
  const voices = Math.max(moment.voices, moment.person.length === 2 ? 2 : 0);
  return (
    <tr>
      <th scope="row">
        {moment.at} <span>{moment.name}</span>
      </th>
      <td class={`said v${Math.min(2, voices)}`}>
        <small>{words.you}</small>
        {moment.you} <span class="count">{voicesWord(voices)}</span>
      </td>
      <td class="heard">
        <small>{person}</small>
        <Heard texts={moment.person} />
      </td>
      <td>
        <small>{words.reviewer}</small>
        {moment.review}
      </td>
    </tr>
  );
}

/** Two voices at once overlap for the eye; a screen reader gets them one after the other. */
function Heard({ texts }: { readonly texts: Lenses['person'] }) {
  const [first, second] = texts;
  if (second === undefined) return <>{first}</>;
  return (
    <>
      <span class="vh">{phrase(words.mixed, { first, second })}</span>
      <span class="over" aria-hidden="true">
        <span>{first}</span>
        <span>{second}</span>
      </span>
    </>
  );
}

function voicesWord(voices: number): string {
  if (voices === 0) return words.silence;
  if (voices === 1) return words.oneVoice;
  return voices === 2 ? words.twoVoices : phrase(words.manyVoices, { n: voices });
}

/** What the model policy (1.3.F) has a review ask of the whole call. */
function reviewQuestions(mode: Scenario['mode']): readonly string[] {
  const ownConduct = mode === 'supervisor' ? review.ownConductSupervisor : review.ownConduct;
  return [review.missed, review.presence, ownConduct];
}
