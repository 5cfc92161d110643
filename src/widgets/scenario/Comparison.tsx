import { Fragment } from 'preact';
import { compareRuns } from '../../core/scenario/compare.ts';
import type { Run } from '../../core/scenario/play.ts';
import type { Moment } from '../../core/scenario/timeline.ts';
import { phrase } from '../../runtime/phrase.ts';
import { comparison as words } from '../../strings/en-scenario.json';
import { tensionText } from './standing-words.ts';

interface ComparisonProps {
  readonly own: Run;
  readonly tried: Run;
}

/** Two runs side by side; the first moment where they part is marked by a rule and in words. */
export function Comparison({ own, tried }: ComparisonProps) {
  const { rows, partsAt } = compareRuns(own, tried);
  return (
    <div class="wide">
      <h4>{words.title}</h4>
      <table class="tracks both">
        <caption class="vh">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.moment}</th>
            <th scope="col">{words.yours}</th>
            <th scope="col">{words.tried}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ a, b }, index) => (
            <Fragment key={index}>
              {index === partsAt ? (
                <tr class="parting">
                  <td colSpan={3}>{words.parts}</td>
                </tr>
              ) : null}
              <tr>
                <th scope="row">{index + 1}</th>
                <Cell lens={words.yours} moment={a} />
                <Cell lens={words.tried} moment={b} />
              </tr>
            </Fragment>
          ))}
          <tr>
            <th scope="row">{words.ending}</th>
            <td>
              <small>{words.yours}</small>
              <b>{endingOf(own)}</b>
            </td>
            <td>
              <small>{words.tried}</small>
              <b>{endingOf(tried)}</b>
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Cell({ lens, moment }: { readonly lens: string; readonly moment: Moment | null }) {
  return (
    <td>
      <small>{lens}</small>
      {moment === null ? (
        <span class="quiet">{words.over}</span>
      ) : (
        <>
          <b>
            {moment.at} {moment.name}
          </b>
          <p>{moment.you}</p>
          <p class="quiet">{phrase(words.tension, { tension: tensionText(moment.tension) })}</p>
        </>
      )}
    </td>
  );
}

function endingOf({ at }: Run): string {
  return at.kind === 'ending' ? at.ending.title : '';
}
