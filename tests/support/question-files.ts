import { toldAfter } from './small-course.ts';

/** One question of each type as its author writes it, indented as in a quiz. */
export const authoredQuestions = {
  cues: `  - id: the-dock
    type: cues
    objective: O-1.1
    facts: [A1.1]
    stem: What matters here?
    scene: dock
    options:
      - { id: two-voices, text: Two voices call., x: 120, y: 80, correct: true, feedback: Both are heard as noise. }
      - { id: red-coat, text: A red coat., x: 300, y: 200, feedback: It tells nothing. }
`,
  ordering: `  - id: in-order
    type: ordering
    objective: O-1.1
    facts: [A1.1]
    stem: In which order?
    options:
      - { id: stop, text: Stop., feedback: First. }
      - { id: look, text: Look., feedback: Second. }
      - { id: talk, text: Talk., feedback: Third. }
`,
  matching: `  - id: which-gives
    type: matching
    objective: O-1.1
    facts: [A1.1]
    stem: Which gives what?
    options:
      - { id: wait, text: Wait., target: time, feedback: It gives time. }
      - { id: step-back, text: Step back., target: room, feedback: It gives room. }
    targets:
      - { id: time, text: Time }
      - { id: room, text: Room }
`,
  sorting: `  - id: sort-moves
    type: sorting
    objective: O-1.1
    facts: [A1.1]
    stem: More time or less?
    options:
      - { id: wait, text: Wait., target: more, feedback: It gives time. }
      - { id: rush, text: Rush., target: less, feedback: It takes time. }
    targets:
      - { id: more, text: More time }
      - { id: less, text: Less time }
`,
  moment: `  - id: when-to-talk
    type: moment
    objective: O-1.1
    facts: [A1.1]
    stem: When would you talk?
    seconds: 20
    from: 5
    to: 7
    options:
      - { id: shouts, text: They shout., at: 0, feedback: Nobody hears you. }
      - { id: breathes, text: They take a breath., at: 6, feedback: Now you are heard. }
`,
  sentence: `  - id: what-you-say
    type: sentence
    objective: O-1.1
    facts: [A1.1]
    stem: What do you say?
    options:
      - { id: name, text: "I’m Dana.", part: name, feedback: A name. }
      - { id: ask, text: Sit with me., part: request, feedback: One thing. }
      - { id: wait, text: (pause), part: pause, feedback: Room for an answer. }
    rules:
      - { rule: one-request, kept: One thing is asked., missed: Ask one thing. }
      - { rule: pause, kept: There is room., missed: Leave room. }
    model: [name, ask, wait]
`,
  decision: `  - id: decide-it
    type: decision
    objective: O-1.1
    facts: [A1.1]
    stem: What first?
    options:
      - id: ask
        text: Ask.
        correct: true
        feedback: It opens.
        then: They look up.
        stem: And now?
        options:
          - { id: listen, text: Listen., correct: true, feedback: It shows. }
          - { id: order, text: Order., feedback: It closes again. }
      - id: grab
        text: Grab.
        feedback: It closes.
        then: They pull away.
        stem: And now?
        options:
          - { id: let-go, text: Let go., correct: true, feedback: Late is better than never. }
          - { id: hold-on, text: Hold on., feedback: It gets worse. }
`,
  reflection: `  - id: own-reset
    type: reflection
    stem: What do you do in the ten seconds before you knock?
    hint: One habit, in your own words.
`,
} as const;

/** The file of a quiz of the small course, with one question of a type in it. */
export function quizOf(type: keyof typeof authoredQuestions, use: 'check' | 'predict' = 'check'): string {
  return `id: first-steps-check\nuse: ${use}\nquestions:\n${authoredQuestions[type]}`;
}

/** What an author is told of a question of a type in which a text is replaced. */
export function toldOf(type: keyof typeof authoredQuestions, find: string | RegExp, replace: string): string {
  const file = quizOf(type);
  const changed = file.replace(find, replace);
  if (changed === file) throw new Error(`A question of type ${type} holds no ${String(find)}.`);
  return toldAfter({ 'quizzes/first-steps-check.yaml': changed });
}
