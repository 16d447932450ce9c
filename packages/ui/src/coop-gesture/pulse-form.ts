import { fieldsOf, model, type Fields, type Lang, type Translate } from '@entrelacs/core';
import { css, html, type TemplateResult } from 'lit';

const questions = ['trust', 'respect', 'communication', 'climate'] as const;

/** The pulse as four scales. */
export const pulseStyles = css`
  form.pulse {
    display: grid;
    gap: 10px;
    padding: 16px;
    border: 1px solid var(--coop-line-2);
    border-radius: var(--coop-radius);
  }
  form.pulse fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    margin: 0;
    padding: 0;
    border: 0;
  }
  form.pulse legend {
    float: left;
    width: 150px;
    padding: 0;
    font-weight: 500;
  }
  form.pulse .choice {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    min-height: 28px;
  }
  form.pulse textarea {
    width: 100%;
    padding: 6px 8px;
  }
`;

/** Four questions from 1 to 5 and a word; the answer is anonymous, and the form says who sees what. */
export function pulseForm(t: Translate, lang: Lang, send: (fields: Fields<'pulse'>) => void, refuse: () => void): TemplateResult {
  const labels = new Map(fieldsOf(model.pulse).map(({ key, label }) => [key, label[lang]]));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const scores = questions.map((question) => Number(form.get(question)));
    if (scores.some((score) => !(score >= 1 && score <= 5))) return refuse();
    const [trust, respect, communication, climate] = scores as [number, number, number, number];
    const comment = form.get('comment');
    const words = typeof comment === 'string' ? comment.trim() : '';
    send({ trust, respect, communication, climate, ...(words !== '' && { comment: words }) });
  };
  return html`<form class="pulse" novalidate aria-label=${t('wiki.pulse.title')} @submit=${submit}>
    <strong>${t('wiki.pulse.title')}</strong>
    ${questions.map(
      (question) => html`<fieldset>
        <legend>${labels.get(question)}</legend>
        <span class="soft">${t('wiki.pulse.low')}</span>
        ${[1, 2, 3, 4, 5].map((score) => html`<label class="choice"><input type="radio" name=${question} value=${score} /> ${score}</label>`)}
        <span class="soft">${t('wiki.pulse.high')}</span>
      </fieldset>`,
    )}
    <label><span>${t('wiki.pulse.comment')}</span><textarea class="field" name="comment" rows="2"></textarea></label>
    <p class="soft">${t('wiki.pulse.anonymous')}</p>
    <div class="acts"><button class="button primary">${t('wiki.pulse.send')}</button></div>
  </form>`;
}
