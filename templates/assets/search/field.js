// A field in which one types what to look for: on the search page, and in the header of every page.
import { wordsIn } from "./strings.js";

const PAUSE = 120; // ms without a key before a search begins

/** What both fields share. Whoever extends it says in act() what to do with what was typed. */
export class Field {
  constructor(form, context) {
    this.form = form;
    this.input = form.elements.q;
    this.context = context;
    this.t = wordsIn(context.script);
    this.turn = 0;
    this.input.addEventListener("input", (event) => event.isComposing || this.typed());
    this.input.addEventListener("compositionend", () => this.typed());
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.act(), PAUSE);
  }
}
