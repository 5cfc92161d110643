/** What the learner can do about what a banner says. */
export interface Action {
  readonly label: string;
  run(): void;
}

export function actionButton({ label, run }: Action): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn plain';
  button.textContent = label;
  button.addEventListener('click', run);
  return button;
}
